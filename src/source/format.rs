//! The format of plan files: every kind of map with its keys, what each takes and means, and
//! which must be there. Reading, the documentation and the JSON Schema come from this list.

use crate::domain::{
    Class, Kind, Outlook, Says, Severity, Status, Strength, Translation, Vocabulary,
};

/// A field of the format.
#[derive(Clone, Copy, Debug)]
pub struct FieldDoc {
    /// Its key.
    pub key: &'static str,
    /// What its value is.
    pub takes: Form,
    /// Whether it must be there.
    pub required: bool,
    /// What it means, one sentence.
    pub meaning: &'static str,
}

/// What a value is.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A text in one language.
    Line,
    /// A text in one language, or a list of them.
    Lines,
    /// A text: plain, or by language.
    Text,
    /// An id.
    Id,
    /// An id, or a list of them.
    Ids,
    /// A date with the precision that is known.
    Date,
    /// A deadline.
    Deadline,
    /// A deadline, or a map of the first kind with its words.
    Due(&'static [FieldDoc]),
    /// Two dates, `FROM/TO`.
    Term,
    /// A language tag.
    Lang,
    /// A list of language tags.
    Langs,
    /// An address of the web.
    Url,
    /// A SHA-256 sum.
    Sha256,
    /// Per cent.
    Percentage,
    /// A length of time.
    Span,
    /// A word of a closed list: the words with their meanings.
    Word(fn() -> Vec<Word>),
    /// Severities by rule.
    Severities(fn() -> Vec<Word>),
    /// Sides by id, each a name or a map.
    Sides(&'static [FieldDoc]),
    /// A map.
    Map(&'static [FieldDoc]),
    /// A list of nodes.
    Nodes(&'static NodeDoc),
    /// A list of maps, or of ids of records that are such maps.
    MapsOrIds(&'static NodeDoc),
}

/// A word of a closed list, and what it means.
pub type Word = (&'static str, &'static str);

impl Form {
    /// What it takes, in words.
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

/// A kind of map that plan files are made of.
#[derive(Clone, Copy, Debug)]
pub struct NodeDoc {
    /// The first key of a file that holds it; none for what only stands inside others.
    pub first_key: Option<&'static str>,
    /// What it is called in messages, with its article.
    pub what: &'static str,
    /// Its fields; a first key stands for `id`.
    pub fields: &'static [FieldDoc],
}

/// The words of a vocabulary.
fn words<V: Vocabulary>() -> Vec<Word> {
    V::ALL.iter().map(|word| (word.code(), word.meaning())).collect()
}

/// The severities of rules.
fn severities() -> Vec<Word> {
    Severity::ALL.iter().map(|severity| (severity.code(), severity.meaning())).collect()
}

/// Declares the fields of a kind of map; `required` stands before the meaning of those that must
/// be there.
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
        "title" Form::Text, required "The plan's title.";
        "languages" Form::Langs, "The languages of its texts; the first is that of the source.";
        "translation" Form::Word(words::<Translation>), "`official` or `unofficial`: whose the texts in the other languages are.";
        "issued" Form::Date, "When the plan was published.";
        "term" Form::Term, "From when to when it runs, `FROM/TO`, both ends counted.";
        "sides" Form::Sides(SIDE), "Those who signed, each with a name.";
        "sources" Form::Nodes(&A_SOURCE), "The texts that quotes come from.";
        "policy" Form::Map(POLICY), "Thresholds of the computed flags: `due-soon`, `stale`.";
        "checks" Form::Severities(severities), "Severities of rules: `allow`, `warn`, `deny`.";
        "quote" Form::Lines, "Passages of the source that name the plan.";
        "context" Form::Lines, "Passages of the source that promise nothing.";
        "parties" Form::Nodes(&A_PARTY), "Parties, when they have no file of their own.";
        "evidence" Form::Nodes(&A_RECORD), "Evidence records, when they have no file of their own.";
        "pillars" Form::Nodes(&A_PILLAR), "Pillars, when they have no files of their own.";
        "commitments" Form::Nodes(&A_COMMITMENT), "Commitments directly under the plan.";
    }
    PILLAR {
        "id" Form::Id, required "Its id, when nested.";
        "title" Form::Text, required "Its title.";
        "quote" Form::Lines, "Passages of the source that name it.";
        "context" Form::Lines, "Passages of the source that promise nothing.";
        "parties" Form::Ids, "Who owes the milestones below that name nobody.";
        "tags" Form::Lines, "Free labels.";
        "milestones" Form::Nodes(&A_MILESTONE), "Milestones directly under the pillar.";
        "commitments" Form::Nodes(&A_COMMITMENT), "Its commitments, when they have no files of their own.";
    }
    COMMITMENT {
        "id" Form::Id, required "Its id, when nested.";
        "title" Form::Text, required "Its title.";
        "quote" Form::Lines, "Passages of the source that name it.";
        "context" Form::Lines, "Passages of the source that promise nothing.";
        "parties" Form::Ids, "Who owes the milestones below that name nobody.";
        "tags" Form::Lines, "Free labels.";
        "milestones" Form::Nodes(&A_MILESTONE), "Its milestones.";
    }
    MILESTONE {
        "id" Form::Id, required "Its id, when nested.";
        "title" Form::Text, required "What will exist when it is done.";
        "kind" Form::Word(words::<Kind>), required "What it is a promise of.";
        "strength" Form::Word(words::<Strength>), "How hard its words bind.";
        "quote" Form::Lines, "The promise, verbatim; a list when it stands in several places.";
        "due" Form::Due(DUE), "The deadline as promised: the baseline, never edited.";
        "done-when" Form::Text, "What would settle it, where the text leaves it open.";
        "parties" Form::Ids, "Who owes it: parties, sides, or `unnamed`.";
        "after" Form::Ids, "Milestones that must be completed first.";
        "tags" Form::Lines, "Free labels.";
        "context" Form::Lines, "Passages around it that promise nothing.";
        "updates" Form::Nodes(&AN_UPDATE), "The ledger, append-only, in the order of recording.";
    }
    PARTIES {
        "parties" Form::Nodes(&A_PARTY), "The parties.";
    }
    PARTY {
        "id" Form::Id, required "Its id.";
        "side" Form::Id, "The side it belongs to.";
        "name" Form::Text, required "Its name, by language.";
        "acronym" Form::Text, "Its acronym, by language.";
    }
    UPDATE {
        "id" Form::Id, "A name to retract it by.";
        "date" Form::Date, required "When it was said.";
        "by" Form::Id, required "Who says it: a side, a party, `joint` or `independent`.";
        "status" Form::Word(words::<Status>), "The status it declares.";
        "completed" Form::Date, "When it says the promise was completed.";
        "progress" Form::Percentage, "Progress, `40%`.";
        "outlook" Form::Word(words::<Outlook>), "How the road ahead looks.";
        "forecast" Form::Date, "When it expects completion.";
        "due" Form::Deadline, "The deadline it sets or proposes.";
        "reason" Form::Text, "Why it moves the deadline, or retracts.";
        "retracts" Form::Id, "The id of the earlier update that it takes back.";
        "superseded-by" Form::Id, "The milestone that replaces this one.";
        "note" Form::Text, "A note in the recorder's own words.";
        "evidence" Form::MapsOrIds(&SOME_EVIDENCE), "What it rests on.";
    }
    RECORDS {
        "evidence" Form::Nodes(&A_RECORD), "The records.";
    }
    RECORD {
        "id" Form::Id, required "Its id, by which updates refer to it.";
        "url" Form::Url, "Where it is, http or https.";
        "title" Form::Text, "Its title, as published.";
        "publisher" Form::Line, "Who published it.";
        "published" Form::Date, "When it was published.";
        "lang" Form::Lang, "The language it is in.";
        "quote" Form::Line, "A short passage, verbatim.";
        "says" Form::Word(words::<Says>), "What it says of the thing.";
        "class" Form::Word(words::<Class>), "Where it comes from.";
        "note" Form::Text, "A note in the recorder's own words.";
    }
    SIDE {
        "name" Form::Text, required "Its name, by language.";
    }
    SOURCE {
        "id" Form::Id, required "Its id.";
        "file" Form::Line, required "The file, relative to this one, inside the repository.";
        "lang" Form::Lang, "The language it is in.";
        "sha256" Form::Sha256, "SHA-256 of its bytes with LF line ends.";
    }
    POLICY {
        "due-soon" Form::Span, "How far ahead a deadline is due soon.";
        "stale" Form::Span, "How long without news is stale.";
    }
    DUE {
        "date" Form::Deadline, required "The deadline.";
        "text" Form::Line, "Its own words, which stand inside the quote.";
        "inferred" Form::Text, "Why this date, where it had to be worked out.";
    }
}

/// Evidence in an update: a record without an id, which nothing could refer to.
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

/// Every kind of map: those that a file can hold, each with what stands inside it.
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

/// The fields of the map that stands under a key, in a list or alone, or that a file with this
/// first key holds; none where the keys are free, as languages are.
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
