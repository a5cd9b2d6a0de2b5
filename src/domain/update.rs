//! The ledger: who has said what of a milestone, when, and on what evidence.

use super::date::Date;
use super::deadline::Deadline;
use super::id::Id;
use super::place::Place;
use super::text::{LangTag, Text};
use super::vocabulary::{Class, Outlook, Says, Status};

/// Who speaks in an update.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// A side, or a party that speaks for its side.
    Party(Id),
    /// All sides together.
    Joint,
    /// Someone who owes nothing and belongs to no side: the press, auditors.
    Independent,
}

/// One entry of a milestone's ledger. Entries are only ever added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// A name for a later entry to retract it by.
    pub id: Option<Id>,
    /// The date of the statement; its last day places it in the replay.
    pub date: Date,
    /// By whom.
    pub by: Speaker,
    /// The status it declares.
    pub status: Option<Status>,
    /// When it says the promise was completed. Absent: not stated, so `date` is the latest
    /// possible day.
    pub completed: Option<Date>,
    /// Progress in per cent, 0 to 100.
    pub progress: Option<u8>,
    /// How the road ahead looks.
    pub outlook: Option<Outlook>,
    /// When it expects completion.
    pub forecast: Option<Date>,
    /// The deadline it sets or proposes.
    pub due: Option<Deadline>,
    /// Why it moves the deadline, or retracts.
    pub reason: Option<Text>,
    /// The earlier entry it takes back.
    pub retracts: Option<Id>,
    /// The milestone that replaces this one, with `withdrawn`.
    pub superseded_by: Option<Id>,
    /// A note in the recorder's own words.
    pub note: Option<Text>,
    /// What it rests on.
    pub evidence: Vec<EvidenceRef>,
}

/// Evidence of an update: written out there, or kept in an `evidence:` list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceRef {
    /// Written out in the update.
    Inline(Box<Evidence>),
    /// The id of a record.
    Record(Id),
}

/// A piece of public evidence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Where it is, http or https.
    pub url: Option<Box<str>>,
    /// Its title, as published.
    pub title: Option<Text>,
    /// Who published it.
    pub publisher: Option<Box<str>>,
    /// When it was published.
    pub published: Option<Date>,
    /// The language it is in.
    pub lang: Option<LangTag>,
    /// A short passage, verbatim.
    pub quote: Option<Box<str>>,
    /// What it says of the thing.
    pub says: Option<Says>,
    /// Where it comes from.
    pub class: Option<Class>,
    /// A note in the recorder's own words.
    pub note: Option<Text>,
}

/// A piece of evidence kept in a list of its own, because it bears on several promises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The name updates use.
    pub id: Id,
    /// The evidence.
    pub evidence: Evidence,
    /// Where it is written.
    pub place: Place,
}

/// Returns whether a text is an address of the web: http or https, a host, no spaces.
pub fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    host.is_some_and(|host| !host.is_empty())
        && !text.contains(|c: char| !c.is_ascii_graphic() && (c.is_whitespace() || c.is_control()))
}
