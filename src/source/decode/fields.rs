//! Reads maps by the keys that the format declares.

use super::super::format::FieldDoc;
use super::super::mistake::Mistake;
use super::super::mistakes;
use super::decoder::Decoder;
use crate::domain::{Id, Route, Step};
use crate::messages;
use crate::yaml::tree::{Entry, NodeValue, Tree};

/// The maps and keys whose names are never corrected automatically, because they contain the text
/// of a promise or its ledger.
const NEVER_CORRECTED: [&str; 9] = [
    "an update", "a deadline", "a piece of evidence", "an evidence record", "id", "quote",
    "context", "due", "updates",
];

/// The largest number of keys for which corrections are looked for. The search compares each key
/// with every other.
const MAX_KEYS: usize = 64;

/// Returns the key that a misspelt one stands for, if only one is possible and no other key of the
/// map could stand for it.
fn find_correction<'k>(
    key: &str,
    what: &str,
    keys: &(impl Iterator<Item = &'k str> + Clone),
    entries: &[Entry<'_>],
) -> Option<&'k str> {
    if NEVER_CORRECTED.contains(&what) || entries.len() > MAX_KEYS {
        return None;
    }
    let found = messages::certain(key, keys.clone())?;
    let other = |entry: &Entry<'_>| {
        entry.key != key && messages::certain(&entry.key, keys.clone()) == Some(found)
    };
    (!NEVER_CORRECTED.contains(&found) && !entries.iter().any(other)).then_some(found)
}

/// The entries of a map that have not been read yet.
pub(super) struct Fields<'t> {
    entries: Vec<Entry<'t>>,
    /// The key of the node's id: the first key of the file, or `id` if nested.
    pub(super) id_key: &'static str,
    /// The name of the kind of map, for messages.
    pub(super) what: &'static str,
    /// The fields that the format declares.
    declared: &'static [FieldDoc],
    /// Whether a required key is missing or has no value.
    lacks_required: bool,
    /// The place that a missing key is reported at.
    pub(super) start: std::ops::Range<usize>,
}

impl<'t> Fields<'t> {
    /// Opens a map for reading and reports keys that the format does not declare.
    pub(super) fn open(
        decoder: &mut Decoder,
        entries: Vec<Entry<'t>>,
        declared: &'static [FieldDoc],
        first_key: Option<&'static str>,
        what: &'static str,
    ) -> Self {
        let start = entries.first().map_or(0..0, Entry::key_range);
        let is_declared = |key: &str| match first_key {
            Some(first) if key == first => true,
            Some(_) if key == "id" => false,
            _ => declared.iter().any(|field| field.key == key),
        };
        let keys = declared.iter().map(|field| field.key);
        let keys = keys.filter(|key| is_declared(key) && Some(*key) != first_key);
        let id_key = first_key.unwrap_or("id");
        // The id of an update is only valid inside its own ledger.
        let own = entries.iter().find(|entry| entry.key == id_key && what != "an update");
        let own = own.and_then(|entry| match &entry.value.value {
            NodeValue::Scalar(id, _) => Id::parse(id).ok(),
            _ => None,
        });
        for entry in entries.iter().filter(|entry| !is_declared(&entry.key)) {
            let message = format!("unknown key `{}` in {what}", entry.key);
            let mistake = Mistake::new(mistakes::UNKNOWN_FIELD, entry.key_range(), message);
            let help = match messages::nearest(&entry.key, keys.clone()) {
                Some(near) => messages::did_you_mean(near),
                None if keys.clone().next().is_none() => format!("{what} has no other keys"),
                None => format!("{what} has {}", messages::list(keys.clone(), "and")),
            };
            let meant = find_correction(&entry.key, what, &keys, &entries);
            let mistake = mistake.help(help).meant(meant);
            decoder.about(own.as_ref(), |decoder| decoder.mistake(mistake));
        }
        let has =
            |key: &str| entries.iter().any(|entry| entry.key == key && !entry.value.is_null());
        let lacks_required = declared.iter().any(|field| field.required && !has(field.key));
        Self { entries, id_key, what, declared, lacks_required, start }
    }

    /// Removes and returns the value of a key, or returns `None` if the key is missing or has no
    /// value.
    pub(super) fn take(&mut self, key: &str) -> Option<Tree<'t>> {
        self.take_even_empty(key).filter(|tree| !tree.is_null())
    }

    /// Removes and returns the value of a key, which may be empty.
    pub(super) fn take_even_empty(&mut self, key: &str) -> Option<Tree<'t>> {
        let position = self.entries.iter().position(|entry| entry.key == key)?;
        Some(self.entries.swap_remove(position).value)
    }

    /// Removes and returns the value of a key, and reports it if the format requires it and it is
    /// missing.
    pub(super) fn take_declared(
        &mut self,
        decoder: &mut Decoder,
        key: &'static str,
    ) -> Option<Tree<'t>> {
        if self.lacks_required
            && self.declared.iter().any(|field| field.key == key && field.required)
        {
            return self.require(decoder, key);
        }
        self.take(key)
    }

    /// Removes and returns the value of a key, and reports it if it is missing.
    fn require(&mut self, decoder: &mut Decoder, key: &'static str) -> Option<Tree<'t>> {
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
    /// Opens a map for reading, or reports a value that is not a map.
    pub(super) fn map<'t>(
        &mut self,
        tree: Tree<'t>,
        declared: &'static [FieldDoc],
        what: &'static str,
    ) -> Option<Fields<'t>> {
        let range = tree.range();
        match tree.value {
            NodeValue::Map(entries) => {
                let mut fields = Fields::open(self, entries, declared, None, what);
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
            NodeValue::List(items) => {
                let list = route.then(Step::Key(key));
                for (position, item) in items.into_iter().enumerate() {
                    let position = u32::try_from(position).unwrap_or(u32::MAX);
                    read(self, item, &list.then(Step::Item(position)));
                }
            }
            other => {
                self.not_a_list(range, &other);
                self.pieces.incomplete = true;
            }
        }
    }

    /// Removes and returns the id of a node. A node without an id is skipped.
    pub(super) fn node_id(&mut self, fields: &mut Fields<'_>) -> Option<Id> {
        let id = fields.require(self, fields.id_key).and_then(|tree| self.id(&tree));
        self.pieces.incomplete |= id.is_none();
        id
    }
}
