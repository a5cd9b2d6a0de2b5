//! `is`

use super::{Field, Shape, Takes};
use crate::domain::snapshot::{State, current_deadline};
use crate::domain::{Deadline, Flag, Milestone, Vocabulary};
use crate::query::{Level, Subject, Value};
use crate::words::Word;
use crate::words::word;

/// The flags computed for the day, and `open`, `closed`, `assessed`, `dated`, `undated`, `continuing`.
pub const FIELD: Field = Field {
    name: "is",
    title: word("Señales", "Flags", "Signaux"),
    meaning: "The flags computed for the day, and `open`, `closed`, `assessed`, `dated`, `undated`, `continuing`.",
    example: "is:overdue",
    takes: Takes::Words(codes),
    shape: Shape::Word,
    many: true,
    in_json: &[Level::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    for (milestone, state) in of.milestones() {
        out.extend(state.flags().map(|flag| Value::Word(flag.code(), crate::words::flag(flag))));
        for (code, shown, holds) in PLAIN {
            if holds(milestone, state) {
                out.push(Value::Word(code, *shown));
            }
        }
    }
}

/// What a milestone can plainly be: code, words, and whether it is.
type Plain = (&'static str, Word, fn(&Milestone, &State) -> bool);

const PLAIN: &[Plain] = &[
    ("open", word("abierto", "open", "ouvert"), |_, state| state.is_open()),
    ("closed", word("cerrado", "closed", "clos"), |_, state| !state.is_open()),
    ("assessed", word("evaluado", "assessed", "évalué"), |_, state| state.status().is_some()),
    ("dated", word("con plazo", "dated", "avec échéance"), |milestone, state| {
        deadline(milestone, state).is_some_and(Deadline::is_dated)
    }),
    ("undated", word("sin plazo", "undated", "sans échéance"), |milestone, state| {
        deadline(milestone, state).is_none()
    }),
    ("continuing", word("continuo", "continuing", "continu"), |milestone, state| {
        deadline(milestone, state).is_some_and(Deadline::is_continuing)
    }),
];

fn deadline<'m>(milestone: &'m Milestone, state: &State) -> Option<&'m Deadline> {
    current_deadline(milestone, &state.standing)
}

fn codes() -> Vec<&'static str> {
    let flags = Flag::ALL.iter().map(|flag| flag.code());
    flags.chain(PLAIN.iter().map(|(code, ..)| *code)).collect()
}
