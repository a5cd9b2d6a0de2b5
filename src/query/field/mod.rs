//! The fields: each can be filtered on, shown as a column, sorted and grouped by.
//!
//! A field is an entry in the table of its topic. The tables follow each other in the order of
//! [`TABLES`], which is that of help, documentation and completions.

mod count;
mod deadline;
mod definition;
mod evidence;
mod is;
mod ledger;
mod node;
mod party;
mod promise;
mod status;
mod text;
mod update;

use std::sync::LazyLock;

pub use definition::{Field, Shape, Takes};
pub use is::conditions;

/// The tables of fields, in the order in which they are explained.
const TABLES: [&[Field]; 9] = [
    node::FIELDS,
    status::FIELDS,
    deadline::FIELDS,
    ledger::FIELDS,
    party::FIELDS,
    promise::FIELDS,
    count::FIELDS,
    update::FIELDS,
    evidence::FIELDS,
];

/// Every field, in the order in which they are explained.
pub static FIELDS: LazyLock<Vec<&'static Field>> =
    LazyLock::new(|| TABLES.into_iter().flatten().collect());

/// The field of ids.
pub const ID: &Field = &node::ID;

/// The field that a bare word searches.
pub const TEXT: &Field = &text::TEXT;

/// The field of pillars.
pub const PILLAR: &Field = &node::PILLAR;

/// Returns the field with a name, case aside.
pub fn find(name: &str) -> Option<&'static Field> {
    FIELDS.iter().copied().find(|field| field.name.eq_ignore_ascii_case(name))
}
