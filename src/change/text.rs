//! Texts in several languages, compared.

use super::detail::{Detail, TextChange};
use crate::domain::passages::plain;
use crate::domain::{LangTag, Text};

/// The languages of plain strings in the two plans.
#[derive(Clone, Copy, Debug)]
pub(super) struct Languages {
    pub old: Option<LangTag>,
    pub new: Option<LangTag>,
}

/// Returns a text's words by language.
fn words(text: Option<&Text>, first: Option<LangTag>) -> Vec<(Option<LangTag>, &str)> {
    match text {
        None => Vec::new(),
        Some(Text::Plain(words)) => vec![(first, words)],
        Some(Text::ByLang(texts)) => {
            texts.iter().map(|(lang, words)| (Some(*lang), &**words)).collect()
        }
    }
}

/// Returns whether two texts say the same: white space and ways of composing letters aside.
pub(super) fn same(old: &str, new: &str) -> bool {
    old == new || plain(old) == plain(new)
}

/// Returns whether two lists hold the same texts, in whatever order.
pub(super) fn same_texts(old: &[Box<str>], new: &[Box<str>]) -> bool {
    if old == new {
        return true;
    }
    let sorted = |texts: &[Box<str>]| {
        let mut texts: Vec<String> = texts.iter().map(|text| plain(text)).collect();
        texts.sort_unstable();
        texts
    };
    sorted(old) == sorted(new)
}

/// Returns a text with its words as they are compared, every one with its language.
pub(super) fn normal(text: &Text, first: Option<LangTag>) -> Text {
    let mut texts = match (text, first) {
        (Text::Plain(words), None) => return Text::Plain(plain(words).into()),
        (Text::Plain(words), Some(first)) => vec![(first, plain(words).into())],
        (Text::ByLang(texts), _) => {
            texts.iter().map(|(lang, words)| (*lang, plain(words).into())).collect()
        }
    };
    texts.sort_unstable();
    Text::ByLang(texts)
}

impl Languages {
    /// Returns what differs of a text.
    pub(super) fn text(
        self,
        key: &'static str,
        old: Option<&Text>,
        new: Option<&Text>,
    ) -> Option<TextChange> {
        if old == new && self.old == self.new {
            return None;
        }
        let (old, new) = (words(old, self.old), words(new, self.new));
        let of = |texts: &[(Option<LangTag>, &str)], wanted| -> Option<String> {
            texts.iter().find(|(lang, _)| *lang == wanted).map(|(_, words)| (*words).to_owned())
        };
        let mut change = TextChange { key, ..TextChange::default() };
        for (lang, words) in &new {
            match of(&old, *lang) {
                None => change.gained.push(*lang),
                Some(old) if !same(&old, words) => change.reworded.push(*lang),
                Some(_) => {}
            }
        }
        let gone = old.iter().map(|(lang, _)| *lang).filter(|lang| of(&new, *lang).is_none());
        change.lost.extend(gone);
        let differs = [&change.reworded, &change.gained, &change.lost];
        differs.iter().any(|langs| !langs.is_empty()).then_some(change)
    }

    /// Returns the same as a detail of a node.
    pub(super) fn detail(
        self,
        key: &'static str,
        old: Option<&Text>,
        new: Option<&Text>,
    ) -> Option<Detail> {
        self.text(key, old, new).map(Detail::Text)
    }
}
