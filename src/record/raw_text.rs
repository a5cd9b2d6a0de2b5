//! Texts as they were given → texts by language.

use super::error::InputError;
use crate::domain::{LangTag, Plan, Text};
use crate::messages;

/// A text as it was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawText {
    /// The tag of its language; `None` if it was given without one.
    pub lang: Option<String>,
    /// The text.
    pub text: String,
}

impl RawText {
    /// Reads the text of an option: `TEXT`, or `LANG=TEXT`. A tag that the plan does not have is
    /// kept, so that [`read_text`] refuses it.
    pub fn of_option(plan: &Plan, given: &str) -> Self {
        let languages = &plan.head.languages;
        let is_tag = |tag: &str| {
            let is_known = languages.iter().any(|lang| lang.as_str() == tag);
            // Three letters may be any word: `url=…`.
            let looks_like_one =
                LangTag::parse(tag).is_some() && (tag.len() == 2 || tag.contains('-'));
            is_known || (looks_like_one && !languages.is_empty())
        };
        match given.split_once('=').filter(|(tag, _)| is_tag(tag)) {
            Some((tag, text)) => Self { lang: Some(tag.to_owned()), text: text.to_owned() },
            None => Self { lang: None, text: given.to_owned() },
        }
    }

    /// Returns the texts that a command line gives: by an option that may be given several times,
    /// as [`RawText::of_option`] reads it, and by an option for each of some languages.
    pub fn of_options<'t>(
        plan: &Plan,
        given: &[String],
        by_lang: impl IntoIterator<Item = (&'static str, &'t Option<String>)>,
    ) -> Vec<Self> {
        let named = by_lang
            .into_iter()
            .filter_map(|(lang, text)| text.as_ref().map(|text| Self::in_lang(lang, text)));
        given.iter().map(|text| Self::of_option(plan, text)).chain(named).collect()
    }

    /// Makes a text in a language.
    pub fn in_lang(lang: &str, text: &str) -> Self {
        Self { lang: Some(lang.to_owned()), text: text.to_owned() }
    }
}

/// Reads texts into one, in the order of the plan's languages: a plain string if the plan has one
/// language. Texts that do not say their language are in `default`. Returns `None` if there are no
/// texts. `name` is what messages call the value.
///
/// # Errors
/// When a text is empty, its language is unknown, or a language is given twice.
pub fn read_text(
    plan: &Plan,
    given: &[RawText],
    default: Option<LangTag>,
    name: &str,
) -> Result<Option<Text>, InputError> {
    let languages = &plan.head.languages;
    let mut texts: Vec<(LangTag, Box<str>)> = Vec::new();
    for raw in given {
        // The file decides how lines end.
        let text = raw.text.trim().replace("\r\n", "\n");
        if text.is_empty() {
            return Err(InputError::new(format!("{name}: the text is empty"), "leave it out"));
        }
        let lang = match &raw.lang {
            Some(tag) => Some(language(plan, tag, name)?),
            None if languages.len() > 1 => {
                let Some(lang) = default else { return Err(unsaid(languages, name)) };
                Some(lang)
            }
            None => languages.first().copied(),
        };
        let Some(lang) = lang else {
            // A plan that names no language has one, which is not known.
            if given.len() > 1 {
                let message = format!("{name}: given twice");
                return Err(InputError::new(
                    message, "say the languages: `--note-es`, `--note-en`",
                ));
            }
            return Ok(Some(Text::Plain(text.into())));
        };
        if texts.iter().any(|(known, _)| *known == lang) {
            let message = format!("{name}: given twice in `{lang}`");
            return Err(InputError::new(message, "give one text a language"));
        }
        texts.push((lang, text.into()));
    }
    texts.sort_by_key(|(lang, _)| languages.iter().position(|known| known == lang));
    Ok(match (&texts[..], &languages[..]) {
        ([], _) => None,
        ([(lang, text)], [only]) if lang == only => Some(Text::Plain(text.clone())),
        _ => Some(Text::ByLang(texts)),
    })
}

/// Reads the tag of a language.
pub(super) fn lang_tag(text: &str) -> Result<LangTag, InputError> {
    let help = "languages are written as `es`, `en`, `fr`, `fr-CA`";
    let error = || InputError::new(format!("`{text}` is not a language"), help);
    LangTag::parse(text).ok_or_else(error)
}

fn language(plan: &Plan, tag: &str, name: &str) -> Result<LangTag, InputError> {
    let languages = &plan.head.languages;
    let lang = lang_tag(tag).map_err(|error| error.about(name))?;
    if languages.is_empty() || languages.contains(&lang) {
        return Ok(lang);
    }
    let known = messages::list(languages.iter().map(LangTag::as_str), "and");
    let message = format!("{name}: the plan has no texts in `{lang}`");
    let mut error = InputError::new(message, format!("its languages are {known}"));
    if let (true, Some(first)) = (name.starts_with("--"), languages.first()) {
        let text = format!("a text that begins with `{lang}=` is written `{first}={lang}=…`");
        error.help.push(text);
    }
    Err(error)
}

fn unsaid(languages: &[LangTag], name: &str) -> InputError {
    let known = messages::list(languages.iter().map(LangTag::as_str), "and");
    let example = languages.first().map_or("", LangTag::as_str);
    let bare = name.trim_start_matches('-');
    let help = if name.starts_with("--") {
        format!("write `{name} {example}=TEXT`, or say `--lang`; the plan's languages are {known}")
    } else {
        format!(
            "name the column `{bare}_{example}`, or say `--lang`; the plan's languages are {known}"
        )
    };
    InputError::new(format!("{name}: in which language is this text?"), help)
}
