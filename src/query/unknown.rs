//! Names and values that do not exist, and the nearest that do.

use std::ops::Range;

use super::field::{self, FIELDS, Field};
use super::lex::QueryError;
use crate::domain::{
    Class, Flag, Id, Kind, Outlook, Plan, Says, Status, Strength, Text, Vocabulary,
};
use crate::i18n::{self, Lang, Phrase};
use crate::messages;
use crate::text::fold;

/// Returns the field with a name, or an error that names the nearest.
pub(super) fn find_field(name: &str, at: &Range<usize>) -> Result<&'static Field, QueryError> {
    field::find(name).ok_or_else(|| {
        let names = FIELDS.iter().map(|field| field.name).chain(["has", "no"]);
        let list = "`hito explain fields` lists them all";
        // `status!=x` and `!status:x` are habits from elsewhere.
        let plain = name.trim_matches('!');
        let shown = FIELDS.iter().find(|field| is_shown(field.title, name));
        let near = shown.map(|field| field.name).or_else(|| messages::nearest(name, names));
        let help = match near {
            Some(near) if plain != name => format!("not is written `not {near}:…`"),
            Some(near) => format!("{} {list}", messages::did_you_mean(near)),
            None => format!("{list}; to search for the text itself, put it in quotes"),
        };
        QueryError::new(format!("no field called `{name}`"), at.clone()).help(help)
    })
}

/// Returns whether a text is what is shown for something, in any language.
fn is_shown(word: Phrase, text: &str) -> bool {
    Lang::ALL.into_iter().any(|lang| fold(word.to(lang)) == fold(text))
}

/// Returns the codes of the closed lists with what is shown for them.
fn shown() -> impl Iterator<Item = (&'static str, Phrase)> {
    fn list<V: Vocabulary>(shown: fn(V) -> Phrase) -> impl Iterator<Item = (&'static str, Phrase)> {
        V::ALL.iter().map(move |word| (word.code(), shown(*word)))
    }
    list::<Status>(|status| i18n::status(Some(status)))
        .chain(list::<Flag>(i18n::flag))
        .chain(list::<Kind>(i18n::kind))
        .chain(list::<Strength>(i18n::strength))
        .chain(list::<Outlook>(i18n::outlook))
        .chain(list::<Says>(i18n::says))
        .chain(list::<Class>(i18n::class))
}

/// Returns the error of a word that a field's list does not have. Its nearest is the one that is
/// shown by this word in some language, the only ones that begin with it, or the one that is spelt
/// most alike.
pub(super) fn unknown_word(
    field: &Field,
    codes: &[&'static str],
    text: &str,
    at: &Range<usize>,
) -> QueryError {
    let of_list = |code: &&str| codes.contains(code);
    let mut shown = shown().filter(|(_, word)| is_shown(*word, text)).map(|(code, _)| code);
    let begin = |code: &&str| code.split_once('-').is_some_and(|(first, _)| first == text);
    let begun: Vec<&str> = codes.iter().copied().filter(begin).collect();
    let near = shown.find(of_list);
    let near = near.or_else(|| messages::nearest(text, codes.iter().copied()));
    let help = match (near, &begun[..]) {
        (_, [_, ..]) => format!("did you mean {}?", messages::list(begun.into_iter(), "or")),
        (Some(near), _) => messages::did_you_mean(near),
        (None, _) => {
            let all = messages::list(codes.iter().copied(), "or");
            format!("`{}` is one of {all}", field.name)
        }
    };
    QueryError::new(format!("`{}` has no value `{text}`", field.name), at.clone()).help(help)
}

/// Returns an error if an id in a query does not exist, so that a slip does not look like an empty
/// answer.
pub(super) fn check_id(plan: &Plan, text: &str, at: &Range<usize>) -> Result<(), QueryError> {
    let exists = Id::parse(text).is_ok_and(|id| {
        plan.find(&id).is_some() || plan.party(&id).is_some() || plan.side_of(&id).is_some()
    });
    if exists {
        return Ok(());
    }
    let above = text.trim_end_matches(['*', '.']);
    if above != text && Id::parse(above).is_ok_and(|id| plan.find(&id).is_some()) {
        let help = format!("an id matches all that hangs under it: `{above}`");
        return Err(QueryError::new(format!("the plan has no id `{text}`"), at.clone()).help(help));
    }
    let mut known: Vec<&str> = plan.index.keys().map(Id::as_str).collect();
    known.sort_unstable();
    let error = QueryError::new(format!("the plan has no id `{text}`"), at.clone());
    Err(match messages::nearest(text, known.into_iter()) {
        Some(near) => error.help(messages::did_you_mean(near)),
        None => error.help("`hito tree` shows every id"),
    })
}

pub(super) fn unknown_party(plan: &Plan, text: &str, at: &Range<usize>) -> QueryError {
    let acronyms = plan.parties.iter().filter_map(|party| party.acronym.as_ref());
    let known = plan
        .head
        .sides
        .iter()
        .map(|side| side.id.as_str())
        .chain(plan.parties.iter().map(|party| party.id.as_str()))
        .chain(acronyms.flat_map(Text::all));
    let error = QueryError::new(format!("no party or side called `{text}`"), at.clone());
    match messages::nearest(text, known) {
        Some(near) => error.help(messages::did_you_mean(near)),
        None => error.help("`hito list --level party` shows them all"),
    }
}
