//! The status and flags of a milestone.

use crate::domain::{Status, Vocabulary};
use crate::i18n::{self, word};
use crate::query::value::Value;
use crate::query::view::RowLevel;

use super::definition::{Field, Shape, Takes};

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "status",
        title: word("Estado", "Status", "État"),
        meaning: "The effective status, or `not-assessed` where nobody has declared one.",
        example: "status:in-progress,suspended",
        takes: Takes::Words(status_codes),
        shape: Shape::Word,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.briefs().map(|brief| {
                let status = brief.status;
                Value::Word(status.map_or(NOT_ASSESSED, Status::code), i18n::status(status))
            }));
        },
    },
    super::is::IS,
];

/// The code of a milestone of which nobody has declared a status.
const NOT_ASSESSED: &str = "not-assessed";

/// Returns every code, least advanced first.
fn status_codes() -> Vec<&'static str> {
    let declared = Status::ALL.iter().map(|status| status.code());
    std::iter::once(NOT_ASSESSED).chain(declared).collect()
}
