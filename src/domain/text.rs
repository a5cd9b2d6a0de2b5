//! Text in one or several languages.

use std::fmt;

/// A language tag of at most eight characters (BCP 47: `es`, `fr-CA`, `zh-Hant`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LangTag([u8; 8]);

impl LangTag {
    /// Reads a tag: two or three lower-case letters, then optional `-` parts.
    pub fn parse(text: &str) -> Option<Self> {
        // Nearly all are two letters.
        if let [a @ b'a'..=b'z', b @ b'a'..=b'z'] = *text.as_bytes() {
            return Some(Self([a, b, 0, 0, 0, 0, 0, 0]));
        }
        let mut parts = text.split('-');
        let language = parts.next()?;
        let good = (2..=3).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_lowercase())
            && parts
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()))
            && text.len() <= 8;
        good.then(|| {
            let mut tag = [0; 8];
            tag[..text.len()].copy_from_slice(text.as_bytes());
            Self(tag)
        })
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        let len = self.0.iter().position(|b| *b == 0).unwrap_or(self.0.len());
        std::str::from_utf8(&self.0[..len]).unwrap_or_default()
    }
}

impl fmt::Debug for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text: a plain string is in the plan's first language, a map says which language each is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// In the plan's first language.
    Plain(Box<str>),
    /// By language, in the order written; never empty.
    ByLang(Vec<(LangTag, Box<str>)>),
}

/// A text in the language asked for, or in the one that was to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalizedText<'a> {
    /// The words.
    pub text: &'a str,
    /// The language they are in, where it is not the one asked for.
    pub fallback: Option<LangTag>,
}

impl Text {
    /// Returns the text in a language, given the languages of the plan (the first is that of plain
    /// strings); falls back along that list, then to whatever there is.
    pub fn told(&self, wanted: LangTag, languages: &[LangTag]) -> LocalizedText<'_> {
        match self {
            Self::Plain(text) => {
                let fallback = languages.first().copied().filter(|first| *first != wanted);
                LocalizedText { text, fallback }
            }
            Self::ByLang(texts) => {
                let find = |lang: LangTag| texts.iter().find(|(l, _)| *l == lang);
                let found = find(wanted)
                    .or_else(|| languages.iter().find_map(|lang| find(*lang)))
                    .or(texts.first());
                match found {
                    Some((lang, text)) => {
                        LocalizedText { text, fallback: Some(*lang).filter(|lang| *lang != wanted) }
                    }
                    None => LocalizedText { text: "", fallback: None },
                }
            }
        }
    }

    /// Returns the text in exactly this language.
    pub fn exactly(&self, wanted: LangTag, languages: &[LangTag]) -> Option<&str> {
        Some(self.told(wanted, languages)).filter(|told| told.fallback.is_none()).map(|t| t.text)
    }

    /// Returns every language's text.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (plain, by_lang) = match self {
            Self::Plain(text) => (Some(&**text), &[][..]),
            Self::ByLang(texts) => (None, &texts[..]),
        };
        plain.into_iter().chain(by_lang.iter().map(|(_, text)| &**text))
    }
}
