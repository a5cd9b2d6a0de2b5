//! Every word of a closed list, with what it means: what the documentation and `hito explain` tell.

use super::field;
use crate::domain::{
    Class, Flag, Kind, NOT_ASSESSED, Outlook, Says, Severity, Status, Strength, Translation,
    UNNAMED, Vocabulary,
};

/// A word of a list.
#[derive(Clone, Copy, Debug)]
pub struct GlossaryEntry {
    /// What the list is of, or the key or field whose list it is.
    pub list: &'static str,
    /// The word.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

const fn entry(list: &'static str, word: &'static str, meaning: &'static str) -> GlossaryEntry {
    GlossaryEntry { list, word, meaning }
}

/// The word for a milestone without a status.
const NO_STATUS: GlossaryEntry = entry(
    Status::NAME,
    NOT_ASSESSED,
    "Nobody has said anything. It is not “not started”: silence is not failure.",
);

/// Words that queries take for parties and sides.
const NAMES: [GlossaryEntry; 3] = [
    entry("by", "joint", "All sides together, as in a joint statement."),
    entry(
        "by",
        "independent",
        "Someone who owes nothing and belongs to no side: the press, auditors.",
    ),
    entry("parties", UNNAMED, "The text names nobody, so every side owes it."),
];

fn list<V: Vocabulary>() -> impl Iterator<Item = GlossaryEntry> {
    V::ALL.iter().map(|word| entry(V::NAME, word.code(), word.meaning()))
}

/// Returns every word of every list.
pub fn glossary() -> impl Iterator<Item = GlossaryEntry> {
    let severities = Severity::ALL.map(|word| entry("severity", word.code(), word.meaning()));
    let conditions = field::conditions().map(|(word, meaning)| entry("is", word, meaning));
    std::iter::once(NO_STATUS)
        .chain(list::<Status>())
        .chain(list::<Flag>())
        .chain(conditions)
        .chain(list::<Kind>())
        .chain(list::<Strength>())
        .chain(list::<Outlook>())
        .chain(list::<Says>())
        .chain(list::<Class>())
        .chain(list::<Translation>())
        .chain(NAMES)
        .chain(severities)
}
