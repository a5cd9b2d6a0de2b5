//! The format of plan files: every kind of map with its keys, their values and meanings, and
//! whether they are required. The decoder, the documentation and the JSON Schema use this list.

use crate::domain::{
    Class, Kind, Outlook, Says, Severity, Status, Strength, Translation, Vocabulary,
};
use crate::yaml::KeyRules;

/// A field of the format.
#[derive(Clone, Copy, Debug)]
pub struct FieldDoc {
    /// The key.
    pub key: &'static str,
    /// The form of the value.
    pub takes: FieldForm,
    /// Whether the key is required.
    pub required: bool,
    /// The meaning, in one sentence.
    pub meaning: &'static str,
}

/// The form of a value.
#[derive(Clone, Copy, Debug)]
pub enum FieldForm {
    /// A text in one language.
    Line,
    /// A text in one language, or a list of them.
    Lines,
    /// A text, plain or by language.
    Text,
    /// An id.
    Id,
    /// An id, or a list of them.
    Ids,
    /// A date with the precision that is known.
    Date,
    /// A deadline.
    Deadline,
    /// A deadline, or a map with these fields.
    Due(&'static [FieldDoc]),
    /// A period, `FROM/TO`.
    Term,
    /// A language tag.
    Lang,
    /// A list of language tags.
    Langs,
    /// An HTTP or HTTPS URL.
    Url,
    /// A SHA-256 sum.
    Sha256,
    /// A percentage.
    Percentage,
    /// A length of time.
    Span,
    /// A word of a closed list, given with the meanings of the words.
    Word(fn() -> Vec<VocabularyEntry>),
    /// Severities by rule.
    Severities(fn() -> Vec<VocabularyEntry>),
    /// Sides by id, each a name or a map with these fields.
    Sides(&'static [FieldDoc]),
    /// A map with these fields.
    Map(&'static [FieldDoc]),
    /// A list of nodes.
    Nodes(&'static NodeDoc),
    /// A list of maps, or of ids of records with the same fields.
    MapsOrIds(&'static NodeDoc),
}

/// A word of a closed list and its meaning.
pub type VocabularyEntry = (&'static str, &'static str);

impl FieldForm {
    /// Returns the description of the form.
    pub fn described(self) -> &'static str {
        match self {
            Self::Line => "text",
            Self::Lines => "text, or a list",
            Self::Text => "text, or texts by language",
            Self::Id => "id",
            Self::Ids => "id, or a list",
            Self::Date => "date",
            Self::Deadline => "deadline",
            Self::Due(_) => "deadline, or a map",
            Self::Term => "two dates, `FROM/TO`",
            Self::Lang => "language",
            Self::Langs => "list of languages",
            Self::Url => "web address",
            Self::Sha256 => "64 hexadecimal digits",
            Self::Percentage => "percentage, `40%`",
            Self::Span => "length of time, `30d`",
            Self::Word(_) => "word of its list",
            Self::Severities(_) => "severities by rule",
            Self::Sides(_) => "names by id",
            Self::Map(_) => "map",
            Self::Nodes(_) => "list of maps",
            Self::MapsOrIds(_) => "list of maps or ids",
        }
    }
}

/// A kind of map in plan files.
#[derive(Clone, Copy, Debug)]
pub struct NodeDoc {
    /// The first key of a file that contains it, or `None` if it is only nested in others.
    pub first_key: Option<&'static str>,
    /// The name in messages, with its article.
    pub what: &'static str,
    /// The fields. At the root of a file, the first key takes the place of `id`.
    pub fields: &'static [FieldDoc],
}

/// Returns the words of a vocabulary with their meanings.
fn words<V: Vocabulary>() -> Vec<VocabularyEntry> {
    V::ALL.iter().map(|word| (word.code(), word.meaning())).collect()
}

/// Returns the severities of rules with their meanings.
fn severities() -> Vec<VocabularyEntry> {
    Severity::ALL.iter().map(|severity| (severity.code(), severity.meaning())).collect()
}

/// Declares the fields of a kind of map. `required` comes before the meaning of required fields.
macro_rules! fields {
    (@required required) => { true };
    (@required) => { false };
    ($($name:ident { $($key:literal $takes:expr, $($required:ident)? $meaning:literal;)+ })+) => {
        $(pub(super) const $name: &[FieldDoc] = &[$(FieldDoc {
            key: $key,
            takes: $takes,
            required: fields!(@required $($required)?),
            meaning: $meaning,
        },)+];)+
    };
}

fields! {
    PLAN {
        "title" FieldForm::Text, required "The plan's title.";
        "languages" FieldForm::Langs, "The languages of its texts; the first is that of the source.";
        "translation" FieldForm::Word(words::<Translation>), "`official` or `unofficial`: whose the texts in the other languages are.";
        "issued" FieldForm::Date, "When the plan was published.";
        "term" FieldForm::Term, "From when to when it runs, `FROM/TO`, both ends counted.";
        "sides" FieldForm::Sides(SIDE), "Those who signed, each with a name.";
        "sources" FieldForm::Nodes(&A_SOURCE), "The texts that quotes come from.";
        "policy" FieldForm::Map(POLICY), "Thresholds of the computed flags: `due-soon`, `stale`.";
        "checks" FieldForm::Severities(severities), "Severities of rules: `allow`, `warn`, `deny`.";
        "quote" FieldForm::Lines, "Passages of the source that name the plan.";
        "context" FieldForm::Lines, "Passages of the source that promise nothing.";
        "parties" FieldForm::Nodes(&A_PARTY), "Parties, when they have no file of their own.";
        "evidence" FieldForm::Nodes(&A_RECORD), "Evidence records, when they have no file of their own.";
        "pillars" FieldForm::Nodes(&A_PILLAR), "Pillars, when they have no files of their own.";
        "commitments" FieldForm::Nodes(&A_COMMITMENT), "Commitments directly under the plan.";
    }
    PILLAR {
        "id" FieldForm::Id, required "Its id, when nested.";
        "title" FieldForm::Text, required "Its title.";
        "quote" FieldForm::Lines, "Passages of the source that name it.";
        "context" FieldForm::Lines, "Passages of the source that promise nothing.";
        "parties" FieldForm::Ids, "Who owes the milestones below that name nobody.";
        "tags" FieldForm::Lines, "Free labels.";
        "milestones" FieldForm::Nodes(&A_MILESTONE), "Milestones directly under the pillar.";
        "commitments" FieldForm::Nodes(&A_COMMITMENT), "Its commitments, when they have no files of their own.";
    }
    COMMITMENT {
        "id" FieldForm::Id, required "Its id, when nested.";
        "title" FieldForm::Text, required "Its title.";
        "quote" FieldForm::Lines, "Passages of the source that name it.";
        "context" FieldForm::Lines, "Passages of the source that promise nothing.";
        "parties" FieldForm::Ids, "Who owes the milestones below that name nobody.";
        "tags" FieldForm::Lines, "Free labels.";
        "milestones" FieldForm::Nodes(&A_MILESTONE), "Its milestones.";
    }
    MILESTONE {
        "id" FieldForm::Id, required "Its id, when nested.";
        "title" FieldForm::Text, required "What will exist when it is done.";
        "kind" FieldForm::Word(words::<Kind>), required "What it is a promise of.";
        "strength" FieldForm::Word(words::<Strength>), "How hard its words bind.";
        "quote" FieldForm::Lines, "The promise, verbatim; a list when it stands in several places.";
        "due" FieldForm::Due(DUE), "The deadline as promised: the baseline, never edited.";
        "done-when" FieldForm::Text, "What would settle it, where the text leaves it open.";
        "parties" FieldForm::Ids, "Who owes it: parties, sides, or `unnamed`.";
        "after" FieldForm::Ids, "Milestones that must be completed first.";
        "tags" FieldForm::Lines, "Free labels.";
        "context" FieldForm::Lines, "Passages around it that promise nothing.";
        "updates" FieldForm::Nodes(&AN_UPDATE), "The ledger, append-only, in the order of recording.";
    }
    PARTIES {
        "parties" FieldForm::Nodes(&A_PARTY), "The parties.";
    }
    PARTY {
        "id" FieldForm::Id, required "Its id.";
        "side" FieldForm::Id, "The side it belongs to.";
        "name" FieldForm::Text, required "Its name, by language.";
        "acronym" FieldForm::Text, "Its acronym, by language.";
    }
    UPDATE {
        "id" FieldForm::Id, "A name to retract it by.";
        "date" FieldForm::Date, required "When it was said.";
        "by" FieldForm::Id, required "Who says it: a side, a party, `joint` or `independent`.";
        "status" FieldForm::Word(words::<Status>), "The status it declares.";
        "completed" FieldForm::Date, "When it says the promise was completed.";
        "progress" FieldForm::Percentage, "Progress, `40%`.";
        "outlook" FieldForm::Word(words::<Outlook>), "How the road ahead looks.";
        "forecast" FieldForm::Date, "When it expects completion.";
        "due" FieldForm::Deadline, "The deadline it sets or proposes.";
        "reason" FieldForm::Text, "Why it moves the deadline, or retracts.";
        "retracts" FieldForm::Id, "The id of the earlier update that it takes back.";
        "superseded-by" FieldForm::Id, "The milestone that replaces this one.";
        "note" FieldForm::Text, "A note in the recorder's own words.";
        "evidence" FieldForm::MapsOrIds(&SOME_EVIDENCE), "What it rests on.";
    }
    RECORDS {
        "evidence" FieldForm::Nodes(&A_RECORD), "The records.";
    }
    RECORD {
        "id" FieldForm::Id, required "Its id, by which updates refer to it.";
        "url" FieldForm::Url, "Where it is, http or https.";
        "title" FieldForm::Text, "Its title, as published.";
        "publisher" FieldForm::Line, "Who published it.";
        "published" FieldForm::Date, "When it was published.";
        "lang" FieldForm::Lang, "The language it is in.";
        "quote" FieldForm::Line, "A short passage, verbatim.";
        "says" FieldForm::Word(words::<Says>), "What it says of the thing.";
        "class" FieldForm::Word(words::<Class>), "Where it comes from.";
        "note" FieldForm::Text, "A note in the recorder's own words.";
    }
    SIDE {
        "name" FieldForm::Text, required "Its name, by language.";
    }
    SOURCE {
        "id" FieldForm::Id, required "Its id.";
        "file" FieldForm::Line, required "The file, relative to this one, inside the repository.";
        "lang" FieldForm::Lang, "The language it is in.";
        "sha256" FieldForm::Sha256, "SHA-256 of its bytes with LF line ends.";
    }
    POLICY {
        "due-soon" FieldForm::Span, "How far ahead a deadline is due soon.";
        "stale" FieldForm::Span, "How long without news is stale.";
    }
    DUE {
        "date" FieldForm::Deadline, required "The deadline.";
        "text" FieldForm::Line, "Its own words, which stand inside the quote.";
        "inferred" FieldForm::Text, "Why this date, where it had to be worked out.";
    }
}

/// The fields of evidence in an update: those of a record without the id, since nothing can refer
/// to it.
pub(super) const EVIDENCE: &[FieldDoc] = match RECORD {
    [_, rest @ ..] => rest,
    [] => RECORD,
};

const fn node(
    first_key: Option<&'static str>,
    what: &'static str,
    fields: &'static [FieldDoc],
) -> NodeDoc {
    NodeDoc { first_key, what, fields }
}

const A_SOURCE: NodeDoc = node(None, "a source", SOURCE);
const A_PILLAR: NodeDoc = node(Some("pillar"), "a pillar", PILLAR);
const A_COMMITMENT: NodeDoc = node(Some("commitment"), "a commitment", COMMITMENT);
const A_MILESTONE: NodeDoc = node(Some("milestone"), "a milestone", MILESTONE);
const AN_UPDATE: NodeDoc = node(None, "an update", UPDATE);
const A_RECORD: NodeDoc = node(None, "an evidence record", RECORD);
const SOME_EVIDENCE: NodeDoc = node(None, "a piece of evidence", EVIDENCE);
const A_PARTY: NodeDoc = node(None, "a party", PARTY);

/// Every kind of map. Those that a file can contain are followed by those nested in them.
pub const NODES: &[NodeDoc] = &[
    node(Some("plan"), "a plan", PLAN),
    node(None, "a side", SIDE),
    A_SOURCE,
    node(None, "a policy", POLICY),
    A_PILLAR,
    A_COMMITMENT,
    A_MILESTONE,
    node(None, "a deadline", DUE),
    AN_UPDATE,
    SOME_EVIDENCE,
    node(Some("evidence"), "a list of evidence", RECORDS),
    A_RECORD,
    node(Some("parties"), "a list of parties", PARTIES),
    A_PARTY,
];

/// Returns the fields of the map under a key, alone or in a list, or of a file with this first key.
/// Returns `None` if the keys are not declared, as for languages.
pub fn fields_under(key: &str) -> Option<&'static [FieldDoc]> {
    Some(match key {
        "plan" => PLAN,
        "pillar" | "pillars" => PILLAR,
        "commitment" | "commitments" => COMMITMENT,
        "milestone" | "milestones" => MILESTONE,
        "parties" => PARTY,
        "updates" => UPDATE,
        "evidence" => EVIDENCE,
        "sources" => SOURCE,
        "policy" => POLICY,
        "due" => DUE,
        _ => return None,
    })
}

/// The rules of the keys of plan files, for edits and merges.
pub const KEY_RULES: KeyRules = KeyRules {
    rank: |under, key| fields_under(under)?.iter().position(|field| field.key == key),
    dates: &["date", "due", "completed", "forecast", "published", "issued", "term"],
    identities: &[&["url"], &["file"], &["date", "by"]],
};
