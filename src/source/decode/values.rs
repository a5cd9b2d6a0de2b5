//! Single values: texts, ids, dates and words of closed lists.

use std::ops::Range;

use super::super::mistake::Mistake;
use super::super::mistakes;
use super::decoder::Decoder;
use super::fields::Fields;
use crate::domain::{
    Class, Date, DateError, Deadline, Id, LangTag, Outlook, Says, Status, Text, Vocabulary,
    is_web_address,
};
use crate::messages;
use crate::yaml::tree::{NodeValue, Style, Tree};

/// The vocabularies of ledgers, in which misspelt words are never corrected automatically.
const LEDGER_VOCABULARIES: [&str; 4] = [Status::NAME, Outlook::NAME, Says::NAME, Class::NAME];

impl Decoder {
    /// Reports a value of the wrong type.
    pub(super) fn wrong_type(&mut self, at: Range<usize>, found: &NodeValue<'_>, expected: &str) {
        let mistake = Self::type_mistake(at, found, expected);
        self.mistake(mistake);
    }

    fn type_mistake(at: Range<usize>, found: &NodeValue<'_>, expected: &str) -> Mistake {
        let found = match found {
            NodeValue::Scalar(text, _) if text.is_empty() => "nothing",
            NodeValue::Scalar(..) => "a text",
            NodeValue::List(_) => "a list",
            NodeValue::Map(_) => "a map",
        };
        Mistake::new(mistakes::WRONG_TYPE, at, format!("expected {expected}, found {found}"))
    }

    /// Reports a value that is not a list.
    pub(super) fn not_a_list(&mut self, at: Range<usize>, found: &NodeValue<'_>) {
        let mistake = Self::type_mistake(at, found, "a list");
        self.mistake(mistake.help("begin each item with `- `"));
    }

    /// Returns the text of a scalar, or reports a value that is not one.
    pub(super) fn scalar<'a>(&mut self, tree: &'a Tree<'_>, expected: &str) -> Option<&'a str> {
        match &tree.value {
            NodeValue::Scalar(_, Style::Alias) => None,
            NodeValue::Scalar(text, _) if !tree.is_null() => Some(text),
            other => {
                self.wrong_type(tree.range(), other, expected);
                None
            }
        }
    }

    /// Reads a text in one language.
    pub(super) fn string(&mut self, tree: &Tree<'_>) -> Option<Box<str>> {
        self.scalar(tree, "a text").map(Into::into)
    }

    /// Reads a text, plain or by language.
    pub(super) fn text(&mut self, tree: &Tree<'_>) -> Option<Text> {
        let NodeValue::Map(entries) = &tree.value else {
            let text = self.scalar(tree, "a text, or a map of texts by language")?;
            return Some(Text::Plain(text.into()));
        };
        let mut texts = Vec::with_capacity(entries.len());
        for entry in entries {
            let Some(lang) = LangTag::parse(&entry.key) else {
                self.not_a_language(entry.key_range(), &entry.key);
                continue;
            };
            if let Some(text) = self.string(&entry.value) {
                texts.push((lang, text));
            }
        }
        if entries.is_empty() {
            self.wrong_type(tree.range(), &tree.value, "a text in at least one language");
        }
        (!texts.is_empty()).then_some(Text::ByLang(texts))
    }

    fn not_a_language(&mut self, at: Range<usize>, text: &str) {
        let message = format!("`{text}` is not a language");
        let mistake = Mistake::new(mistakes::INVALID_VALUE, at, message);
        self.mistake(mistake.help("languages are written as `es`, `en`, `fr`, `fr-CA`"));
    }

    /// Reads a language tag.
    pub(super) fn lang(&mut self, tree: &Tree<'_>) -> Option<LangTag> {
        let text = self.scalar(tree, "a language")?;
        let lang = LangTag::parse(text);
        if lang.is_none() {
            self.not_a_language(tree.range(), text);
        }
        lang
    }

    /// Reads an id.
    pub(super) fn id(&mut self, tree: &Tree<'_>) -> Option<Id> {
        let text = self.scalar(tree, "an id")?;
        match Id::parse(text) {
            Ok(id) => {
                if matches!(tree.value, NodeValue::Scalar(_, Style::Plain))
                    && id.looks_like_number()
                {
                    let message = format!("other readers take `{id}` for a number");
                    let mistake = Mistake::new(mistakes::UNQUOTED_NUMBER_ID, tree.range(), message);
                    let mistake = mistake.help(format!("write it in quotes: '{id}'"));
                    self.mistake(mistake.meant(Some(text)));
                }
                Some(id)
            }
            Err(message) => {
                let mistake = Mistake::new(mistakes::INVALID_ID, tree.range(), message);
                self.mistake(mistake.help(
                    "ids are letters, digits and `-`, in parts joined by dots: `I.4.mou-research`",
                ));
                None
            }
        }
    }

    /// Reads a word of a closed list.
    pub(super) fn word<V: Vocabulary>(&mut self, tree: &Tree<'_>) -> Option<V> {
        let codes = V::codes();
        let text = self.scalar(tree, &format!("a {}", V::NAME))?;
        let word = V::parse(text);
        if word.is_none() {
            self.not_one_of(tree.range(), V::NAME, text, codes);
        }
        word
    }

    /// Reports a word that is not in a closed list.
    pub(super) fn not_one_of<'a>(
        &mut self,
        at: Range<usize>,
        name: &str,
        text: &str,
        codes: impl Iterator<Item = &'a str> + Clone,
    ) {
        let message = format!("`{text}` is not a {name}");
        let written = text.to_lowercase().replace(['_', ' '], "-");
        let meant =
            codes.clone().find(|code| *code == written && !LEDGER_VOCABULARIES.contains(&name));
        let help = match messages::nearest(text, codes.clone()) {
            Some(near) => messages::did_you_mean(near),
            None => format!("`{name}` is one of {}", messages::list(codes, "or")),
        };
        let mistake = Mistake::new(mistakes::INVALID_VALUE, at, message);
        self.mistake(mistake.help(help).meant(meant));
    }

    /// Reads a date.
    pub(super) fn date(&mut self, tree: &Tree<'_>) -> Option<Date> {
        let text = self.scalar(tree, "a date")?;
        Date::parse(text).map_err(|error| self.date_mistake(tree, error)).ok()
    }

    /// Reads a deadline.
    pub(super) fn deadline(&mut self, tree: &Tree<'_>) -> Option<Deadline> {
        let text = self.scalar(tree, "a deadline")?;
        Deadline::parse(text).map_err(|error| self.date_mistake(tree, error)).ok()
    }

    /// Reports a malformed date at the part of the scalar that is wrong.
    pub(super) fn date_mistake(&mut self, tree: &Tree<'_>, error: DateError) {
        let at = tree.part(&error.at);
        let mistake = Mistake::new(mistakes::INVALID_DATE, at, error.message);
        self.mistake(Mistake { help: error.help, ..mistake });
    }

    /// Reads an HTTP or HTTPS URL.
    pub(super) fn url(&mut self, tree: &Tree<'_>) -> Option<Box<str>> {
        let text = self.scalar(tree, "a URL")?;
        let is_valid = is_web_address(text);
        if !is_valid {
            let message = format!("`{text}` is not a web address");
            let mistake = Mistake::new(mistakes::INVALID_VALUE, tree.range(), message);
            self.mistake(mistake.help("write it whole, with http:// or https://"));
        }
        is_valid.then(|| text.into())
    }

    /// Reads a text or a list of texts under a key.
    pub(super) fn strings(&mut self, fields: &mut Fields<'_>, key: &str) -> Vec<Box<str>> {
        self.one_or_more(fields, key, Self::string)
    }

    /// Reads an id or a list of ids under a key.
    pub(super) fn ids(&mut self, fields: &mut Fields<'_>, key: &str) -> Vec<Id> {
        self.one_or_more(fields, key, Self::id)
    }

    /// Reads one value or a list of them under a key.
    fn one_or_more<T>(
        &mut self,
        fields: &mut Fields<'_>,
        key: &str,
        mut read: impl FnMut(&mut Self, &Tree<'_>) -> Option<T>,
    ) -> Vec<T> {
        let Some(tree) = fields.take(key) else {
            return Vec::new();
        };
        match &tree.value {
            NodeValue::List(items) => items.iter().filter_map(|item| read(self, item)).collect(),
            _ => read(self, &tree).into_iter().collect(),
        }
    }

    /// Reads the value under a key and reports it if the format requires it and it is missing.
    pub(super) fn value<T>(
        &mut self,
        fields: &mut Fields<'_>,
        key: &'static str,
        read: impl FnOnce(&mut Self, &Tree<'_>) -> Option<T>,
    ) -> Option<T> {
        fields.take_declared(self, key).and_then(|tree| read(self, &tree))
    }
}
