//! Words and phrases in every language.

use crate::domain::LangTag;

/// A language that hito speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Spanish.
    Es,
    /// English.
    En,
    /// French.
    Fr,
}

impl Lang {
    /// Every language.
    pub const ALL: [Self; 3] = [Self::Es, Self::En, Self::Fr];

    /// Returns the BCP 47 tag.
    pub fn code(self) -> &'static str {
        match self {
            Self::Es => "es",
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// Returns the name of the language in the language itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Es => "Español",
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// Returns the tag as plans use it.
    pub fn tag(self) -> Option<LangTag> {
        LangTag::parse(self.code())
    }

    /// Returns the language of a tag or locale: `es`, `fr-CA`, `en_US.UTF-8`. Returns `None` for other
    /// languages.
    pub fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['_', '-', '.', '@']).next()?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(language))
    }
}

/// A word or phrase in every language. `{0}`, `{1}`… are places that [`Phrase::fill`] fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// In Spanish.
    pub es: &'static str,
    /// In English.
    pub en: &'static str,
    /// In French.
    pub fr: &'static str,
}

/// A phrase that counts something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// For 1; in French for 0 too.
    pub one: Phrase,
    /// For every other number.
    pub many: Phrase,
}

/// Returns a word from its three forms.
pub const fn word(es: &'static str, en: &'static str, fr: &'static str) -> Phrase {
    Phrase { es, en, fr }
}

impl Phrase {
    /// Returns the phrase in a language.
    pub fn to(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Es => self.es,
            Lang::En => self.en,
            Lang::Fr => self.fr,
        }
    }

    /// Returns the phrase in a language, with `{0}`, `{1}`… replaced by `parts`.
    pub fn fill(self, lang: Lang, parts: &[&str]) -> String {
        let mut rest = self.to(lang);
        let room = parts.iter().map(|part| part.len()).sum::<usize>();
        let mut filled = String::with_capacity(rest.len() + room);
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let (number, after) = after.split_once('}').unwrap_or((after, ""));
            let part = number.parse().ok().and_then(|number: usize| parts.get(number));
            filled.push_str(part.copied().unwrap_or_default());
            rest = after;
        }
        filled.push_str(rest);
        filled
    }
}

impl Counted {
    /// Returns the phrase for a number, which is also its `{0}`; `parts` follow as `{1}`…
    pub fn of(self, number: usize, lang: Lang, parts: &[&str]) -> String {
        let shown = self::number(number, lang);
        let all: Vec<&str> = std::iter::once(shown.as_str()).chain(parts.iter().copied()).collect();
        self.word(number, lang).fill(lang, &all)
    }

    /// Returns the form for a number.
    pub(super) fn word(self, number: usize, lang: Lang) -> Phrase {
        let is_one = number == 1 || (number == 0 && lang == Lang::Fr);
        if is_one { self.one } else { self.many }
    }
}

/// Returns a number as text, with thin spaces between thousands (ISO 80000-1) from five digits on.
pub fn number(number: usize, _lang: Lang) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

/// Returns a share in per cent, rounded down to a tenth, so that only a whole is 100 %: `99.9%`,
/// `99.9 %`, `99,9 %`.
pub fn percent(part: usize, whole: usize, lang: Lang) -> String {
    let tenths = part.saturating_mul(1000).checked_div(whole).unwrap_or_default();
    let (whole, tenth) = ((tenths / 10).to_string(), (tenths % 10).to_string());
    word("{0}.{1} %", "{0}.{1}%", "{0},{1}\u{a0}%").fill(lang, &[&whole, &tenth])
}
