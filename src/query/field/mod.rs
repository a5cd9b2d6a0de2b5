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
pub const FIELDS: &[&Field] = &joined();

/// Returns the tables one after the other.
const fn joined() -> [&'static Field; COUNT] {
    let mut fields = [ID; COUNT];
    let (mut table, mut place, mut count) = (0, 0, 0);
    while count < COUNT {
        if place == TABLES[table].len() {
            (table, place) = (table + 1, 0);
        } else {
            fields[count] = &TABLES[table][place];
            (place, count) = (place + 1, count + 1);
        }
    }
    fields
}

/// How many fields there are.
const COUNT: usize = {
    let (mut table, mut count) = (0, 0);
    while table < TABLES.len() {
        count += TABLES[table].len();
        table += 1;
    }
    count
};

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
