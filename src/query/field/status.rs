//! `status`

use super::{Field, Shape, Takes};
use crate::domain::{Status, Vocabulary};
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The effective status, or `not-assessed` where nobody has declared one.
pub const FIELD: Field = Field {
    name: "status",
    title: word("Estado", "Status", "État"),
    meaning: "The effective status, or `not-assessed` where nobody has declared one.",
    example: "status:in-progress,suspended",
    takes: Takes::Words(codes),
    shape: Shape::Word,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    out.extend(of.briefs().map(|brief| {
        let status = brief.status;
        Value::Word(status.map_or(NOT_ASSESSED, Status::code), crate::i18n::status(status))
    }));
}

/// The code of a milestone that nobody has declared a status of.
pub const NOT_ASSESSED: &str = "not-assessed";

/// Every code, least advanced first.
pub fn codes() -> Vec<&'static str> {
    std::iter::once(NOT_ASSESSED).chain(Status::ALL.iter().map(|status| status.code())).collect()
}
