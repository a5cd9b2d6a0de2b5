//! `is`: the flags, and conditions that are not flags.

use super::definition::{Field, Shape, Takes};
use crate::domain::snapshot::Assessment;
use crate::domain::{Flag, Vocabulary};
use crate::i18n::{self, Phrase, word};
use crate::query::value::Value;
use crate::query::view::{RowLevel, Subject};

pub(super) const IS: Field = Field {
    name: "is",
    title: word("Señales", "Flags", "Signaux"),
    meaning: "The flags computed for the day, and `open`, `closed`, `assessed`, \
        `dated`, `undated`, `continuing`.",
    example: "is:overdue",
    takes: Takes::Words(codes),
    shape: Shape::Word,
    many: true,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    for brief in of.briefs() {
        out.extend(brief.flags().map(|flag| Value::Word(flag.code(), i18n::flag(flag))));
        let conditions = CONDITIONS.iter().filter(|condition| (condition.holds)(&brief));
        out.extend(conditions.map(|condition| Value::Word(condition.code, condition.shown)));
    }
}

/// A condition of a milestone that is not a flag.
struct Condition {
    code: &'static str,
    meaning: &'static str,
    shown: Phrase,
    holds: fn(&Assessment) -> bool,
}

const CONDITIONS: &[Condition] = &[
    Condition {
        code: "open",
        meaning: "Not closed: something is still expected.",
        shown: word("abierto", "open", "ouvert"),
        holds: Assessment::is_open,
    },
    Condition {
        code: "closed",
        meaning: "Completed, partially completed or withdrawn.",
        shown: word("cerrado", "closed", "clos"),
        holds: |brief| !brief.is_open(),
    },
    Condition {
        code: "assessed",
        meaning: "Somebody has declared a status.",
        shown: word("evaluado", "assessed", "évalué"),
        holds: |brief| brief.status.is_some(),
    },
    Condition {
        code: "dated",
        meaning: "With a deadline that can be missed.",
        shown: word("con plazo", "dated", "avec échéance"),
        holds: |brief| brief.is_dated,
    },
    Condition {
        code: "undated",
        meaning: "Without any deadline: never overdue.",
        shown: word("sin plazo", "undated", "sans échéance"),
        holds: |brief| !brief.is_dated && !brief.is_continuing,
    },
    Condition {
        code: "continuing",
        meaning: "With a duty that goes on to the end of the term: `ongoing` or recurring.",
        shown: word("continuo", "continuing", "continu"),
        holds: |brief| brief.is_continuing,
    },
];

/// Returns the words of this field that are not flags, each with its meaning.
pub fn conditions() -> impl Iterator<Item = (&'static str, &'static str)> {
    CONDITIONS.iter().map(|condition| (condition.code, condition.meaning))
}

fn codes() -> Vec<&'static str> {
    let flags = Flag::ALL.iter().map(|flag| flag.code());
    flags.chain(CONDITIONS.iter().map(|condition| condition.code)).collect()
}
