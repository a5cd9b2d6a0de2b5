//! `updated`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// When it was last spoken of.
pub const FIELD: Field = Field {
    name: "updated",
    title: word("Actualizado", "Updated", "Mis à jour"),
    meaning: "When it was last spoken of.",
    example: "updated:-90d..",
    takes: Takes::Days,
    shape: Shape::Date,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.ledgers().filter_map(|(milestone, state)| {
        let last = state.standing.entries.last()?;
        Some(Value::Date(milestone.updates[*last].date))
    }));
}
