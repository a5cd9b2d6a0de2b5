//! `is`

use super::{Field, Shape, Takes};
use crate::domain::snapshot::Assessment;
use crate::domain::{Flag, Vocabulary};
use crate::i18n::Phrase;
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};

/// The flags computed for the day, and `open`, `closed`, `assessed`, `dated`, `undated`, `continuing`.
pub const FIELD: Field = Field {
    name: "is",
    title: word("Señales", "Flags", "Signaux"),
    meaning: "The flags computed for the day, and `open`, `closed`, `assessed`, `dated`, `undated`, `continuing`.",
    example: "is:overdue",
    takes: Takes::Words(codes),
    shape: Shape::Word,
    many: true,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    for brief in of.briefs() {
        out.extend(brief.flags().map(|flag| Value::Word(flag.code(), crate::i18n::flag(flag))));
        let plain = PLAIN.iter().filter(|plain| (plain.holds)(&brief));
        out.extend(plain.map(|plain| Value::Word(plain.code, plain.shown)));
    }
}

/// What a milestone can plainly be.
struct Plain {
    code: &'static str,
    meaning: &'static str,
    shown: Phrase,
    holds: fn(&Assessment) -> bool,
}

const PLAIN: &[Plain] = &[
    Plain {
        code: "open",
        meaning: "Not closed: something is still expected.",
        shown: word("abierto", "open", "ouvert"),
        holds: Assessment::is_open,
    },
    Plain {
        code: "closed",
        meaning: "Completed, partially completed or withdrawn.",
        shown: word("cerrado", "closed", "clos"),
        holds: |brief| !brief.is_open(),
    },
    Plain {
        code: "assessed",
        meaning: "Somebody has declared a status.",
        shown: word("evaluado", "assessed", "évalué"),
        holds: |brief| brief.status.is_some(),
    },
    Plain {
        code: "dated",
        meaning: "With a deadline that can be missed.",
        shown: word("con plazo", "dated", "avec échéance"),
        holds: |brief| brief.is_dated,
    },
    Plain {
        code: "undated",
        meaning: "Without any deadline: never overdue.",
        shown: word("sin plazo", "undated", "sans échéance"),
        holds: |brief| !brief.is_dated && !brief.is_continuing,
    },
    Plain {
        code: "continuing",
        meaning: "With a duty that goes on to the end of the term: `ongoing` or recurring.",
        shown: word("continuo", "continuing", "continu"),
        holds: |brief| brief.is_continuing,
    },
];

/// The words of this field that are no flags, each with what it means.
pub fn standings() -> impl Iterator<Item = (&'static str, &'static str)> {
    PLAIN.iter().map(|plain| (plain.code, plain.meaning))
}

fn codes() -> Vec<&'static str> {
    let flags = Flag::ALL.iter().map(|flag| flag.code());
    flags.chain(PLAIN.iter().map(|plain| plain.code)).collect()
}
