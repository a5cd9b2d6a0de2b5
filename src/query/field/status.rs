//! The status and flags of a milestone.

use super::definition::{Field, Shape, Takes};
use crate::domain::{NOT_ASSESSED, Status, Vocabulary, status_code};
use crate::i18n::{self, word};
use crate::query::value::Value;
use crate::query::view::RowLevel;

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
                Value::Word(status_code(status), i18n::status(status))
            }));
        },
    },
    super::is::IS,
];

/// Returns every code, least advanced first.
fn status_codes() -> Vec<&'static str> {
    std::iter::once(NOT_ASSESSED).chain(Status::codes()).collect()
}
