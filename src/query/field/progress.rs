//! `progress`

use super::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// Progress in per cent, as the update that holds tells it.
pub const FIELD: Field = Field {
    name: "progress",
    title: word("Avance", "Progress", "Avancement"),
    meaning: "Progress in per cent, as the update that holds tells it.",
    example: "progress:50..",
    takes: Takes::Numbers,
    shape: Shape::Number,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    for (milestone, state) in of.ledgers() {
        let holds = state.standing.holds.map(|word| &milestone.updates[word.update]);
        out.extend(holds.and_then(|update| update.progress).map(Value::Percent));
    }
}
