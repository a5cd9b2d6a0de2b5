//! The fields of every kind of node, and how they are taken out of a map.

use crate::domain::{Id, Route, Step};
use crate::wording;

use super::super::mistakes;
use super::super::tree::{Entry, Mistake, Tree, Value};
use super::Decoder;

/// A field of the format.
#[derive(Clone, Copy, Debug)]
pub struct FieldDoc {
    /// Its key.
    pub key: &'static str,
    /// What it means, one sentence.
    pub meaning: &'static str,
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

/// Declares the fields of a node.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident { $($key:literal $meaning:literal,)+ })+) => {
        $($(#[$doc])* pub(super) const $name: &[FieldDoc] =
            &[$(FieldDoc { key: $key, meaning: $meaning },)+];)+
    };
}

fields! {
    PLAN {
        "title" "The plan's title.",
        "languages" "The languages of its texts; the first is that of the source.",
        "translation" "`official` or `unofficial`: whose the texts in the other languages are.",
        "issued" "When the plan was published.",
        "term" "From when to when it runs, `FROM/TO`, both ends counted.",
        "sides" "Those who signed, each with a name.",
        "sources" "The texts that quotes come from.",
        "policy" "Thresholds of the computed flags: `due-soon`, `stale`.",
        "checks" "Severities of rules: `allow`, `warn`, `deny`.",
        "quote" "Passages of the source that name the plan.",
        "context" "Passages of the source that promise nothing.",
        "parties" "Parties, when they have no file of their own.",
        "evidence" "Evidence records, when they have no file of their own.",
        "pillars" "Pillars, when they have no files of their own.",
        "commitments" "Commitments directly under the plan.",
    }
    PILLAR {
        "id" "Its id, when nested.",
        "title" "Its title.",
        "quote" "Passages of the source that name it.",
        "context" "Passages of the source that promise nothing.",
        "parties" "Who owes the milestones below that name nobody.",
        "tags" "Free labels.",
        "milestones" "Milestones directly under the pillar.",
        "commitments" "Its commitments, when they have no files of their own.",
    }
    COMMITMENT {
        "id" "Its id, when nested.",
        "title" "Its title.",
        "quote" "Passages of the source that name it.",
        "context" "Passages of the source that promise nothing.",
        "parties" "Who owes the milestones below that name nobody.",
        "tags" "Free labels.",
        "milestones" "Its milestones.",
    }
    MILESTONE {
        "id" "Its id, when nested.",
        "title" "What will exist when it is done.",
        "kind" "What it is a promise of.",
        "strength" "How hard its words bind.",
        "quote" "The promise, verbatim; a list when it stands in several places.",
        "due" "The deadline as promised: the baseline, never edited.",
        "done-when" "What would settle it, where the text leaves it open.",
        "parties" "Who owes it: parties, sides, or `unnamed`.",
        "after" "Milestones that must be completed first.",
        "tags" "Free labels.",
        "context" "Passages around it that promise nothing.",
        "updates" "The ledger, append-only, in the order of recording.",
    }
    PARTY {
        "id" "Its id.",
        "side" "The side it belongs to.",
        "name" "Its name, by language.",
        "acronym" "Its acronym, by language.",
    }
    UPDATE {
        "id" "A name to retract it by.",
        "date" "When it was said.",
        "by" "Who says it: a side, a party, `joint` or `independent`.",
        "status" "The status it declares.",
        "completed" "When it says the promise was completed.",
        "progress" "Progress, `40%`.",
        "outlook" "How the road ahead looks.",
        "forecast" "When it expects completion.",
        "due" "The deadline it sets or proposes.",
        "reason" "Why it moves the deadline, or retracts.",
        "retracts" "The id of the earlier update that it takes back.",
        "superseded-by" "The milestone that replaces this one.",
        "note" "A note in the recorder's own words.",
        "evidence" "What it rests on.",
    }
    EVIDENCE {
        "id" "Its id, in an `evidence:` list.",
        "url" "Where it is, http or https.",
        "title" "Its title, as published.",
        "publisher" "Who published it.",
        "published" "When it was published.",
        "lang" "The language it is in.",
        "quote" "A short passage, verbatim.",
        "says" "What it says of the thing.",
        "class" "Where it comes from.",
        "note" "A note in the recorder's own words.",
    }
    SIDE {
        "name" "Its name, by language.",
    }
    SOURCE {
        "id" "Its id.",
        "file" "The file, relative to this one, inside the repository.",
        "lang" "The language it is in.",
        "sha256" "SHA-256 of its bytes with LF line ends.",
    }
    POLICY {
        "due-soon" "How far ahead a deadline is due soon.",
        "stale" "How long without news is stale.",
    }
    DUE {
        "date" "The deadline.",
        "text" "Its own words, which stand inside the quote.",
        "inferred" "Why this date, where it had to be worked out.",
    }
}

/// Every kind of map: those that a file can hold, each with what stands inside it.
pub const NODES: &[NodeDoc] = &[
    NodeDoc { first_key: Some("plan"), what: "a plan", fields: PLAN },
    NodeDoc { first_key: None, what: "a side", fields: SIDE },
    NodeDoc { first_key: None, what: "a source", fields: SOURCE },
    NodeDoc { first_key: None, what: "a policy", fields: POLICY },
    NodeDoc { first_key: Some("pillar"), what: "a pillar", fields: PILLAR },
    NodeDoc { first_key: Some("commitment"), what: "a commitment", fields: COMMITMENT },
    NodeDoc { first_key: Some("milestone"), what: "a milestone", fields: MILESTONE },
    NodeDoc { first_key: None, what: "a deadline", fields: DUE },
    NodeDoc { first_key: None, what: "an update", fields: UPDATE },
    NodeDoc { first_key: Some("evidence"), what: "a list of evidence", fields: &[] },
    NodeDoc { first_key: None, what: "a piece of evidence", fields: EVIDENCE },
    NodeDoc { first_key: Some("parties"), what: "a list of parties", fields: &[] },
    NodeDoc { first_key: None, what: "a party", fields: PARTY },
];

/// The entries of a map that are still to be taken.
pub(super) struct Fields<'t> {
    entries: Vec<Entry<'t>>,
    /// The key of the node's id: the file's first key, or `id` when nested.
    pub(super) id_key: &'static str,
    /// What the map is, in messages.
    pub(super) what: &'static str,
    /// The place to speak of when something is missing.
    pub(super) start: std::ops::Range<usize>,
}

impl<'t> Fields<'t> {
    /// Takes a map's entries, reporting keys that it does not have.
    pub(super) fn open(
        decoder: &mut Decoder,
        entries: Vec<Entry<'t>>,
        known: &'static [FieldDoc],
        first_key: Option<&'static str>,
        what: &'static str,
    ) -> Self {
        let start = entries.first().map_or(0..0, Entry::key_range);
        let is_known = |key: &str| match first_key {
            Some(first) if key == first => true,
            Some(_) if key == "id" => false,
            _ => known.iter().any(|field| field.key == key),
        };
        for entry in entries.iter().filter(|entry| !is_known(&entry.key)) {
            let message = format!("unknown key `{}` in {what}", entry.key);
            let mistake = Mistake::new(mistakes::UNKNOWN_FIELD, entry.key_range(), message);
            let keys = known.iter().map(|field| field.key).filter(|key| is_known(key));
            let help = match wording::nearest(&entry.key, keys.clone()) {
                Some(near) => wording::did_you_mean(near),
                None if known.is_empty() => format!("{what} has no other keys"),
                None => format!("{what} has {}", wording::list(keys, "and")),
            };
            decoder.mistake(mistake.help(help));
        }
        Self { entries, id_key: first_key.unwrap_or("id"), what, start }
    }

    /// Takes a value out; none when the key is absent or has no value.
    pub(super) fn take(&mut self, key: &str) -> Option<Tree<'t>> {
        self.take_even_empty(key).filter(|tree| !tree.is_null())
    }

    /// Takes a value out, even an empty one.
    pub(super) fn take_even_empty(&mut self, key: &str) -> Option<Tree<'t>> {
        let position = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.swap_remove(position).value)
    }

    /// Takes a value out that must be there, reporting when it is not.
    pub(super) fn require(&mut self, decoder: &mut Decoder, key: &'static str) -> Option<Tree<'t>> {
        let found = self.take_even_empty(key);
        match &found {
            Some(tree) if !tree.is_null() => found,
            Some(tree) if tree.is_alias() => None,
            Some(tree) => {
                let at = tree.range();
                let message = format!("`{key}` has no value");
                decoder.mistake(Mistake::new(mistakes::MISSING_FIELD, at, message));
                None
            }
            None => {
                let message = format!("{} needs the key `{key}`", self.what);
                let at = self.start.clone();
                decoder.mistake(Mistake::new(mistakes::MISSING_FIELD, at, message));
                None
            }
        }
    }
}

impl Decoder {
    /// Takes a map apart.
    pub(super) fn map<'t>(
        &mut self,
        tree: Tree<'t>,
        known: &'static [FieldDoc],
        what: &'static str,
    ) -> Option<Fields<'t>> {
        let range = tree.range();
        match tree.value {
            Value::Map(entries) => {
                let mut fields = Fields::open(self, entries, known, None, what);
                if fields.start.is_empty() {
                    fields.start = range;
                }
                Some(fields)
            }
            other => {
                self.wrong_type(range, &other, &format!("{what}, as a map of keys"));
                self.pieces.incomplete = true;
                None
            }
        }
    }

    /// Reads each item of the list under a key, with its route.
    pub(super) fn each<'t>(
        &mut self,
        fields: &mut Fields<'t>,
        key: &'static str,
        route: &Route,
        mut read: impl FnMut(&mut Self, Tree<'t>, &Route),
    ) {
        let Some(tree) = fields.take(key) else { return };
        let range = tree.range();
        match tree.value {
            Value::List(items) => {
                let list = route.then(Step::Key(key));
                for (position, item) in items.into_iter().enumerate() {
                    let position = u32::try_from(position).unwrap_or(u32::MAX);
                    read(self, item, &list.then(Step::Item(position)));
                }
            }
            other => {
                self.no_list(range, &other);
                self.pieces.incomplete = true;
            }
        }
    }

    /// Takes the node's id out. A node without one is lost.
    pub(super) fn node_id(&mut self, fields: &mut Fields<'_>) -> Option<Id> {
        let id = fields.require(self, fields.id_key).and_then(|tree| self.id(&tree));
        self.pieces.incomplete |= id.is_none();
        id
    }
}
