//! A query that is still being typed → what its end asks for.

use super::compile::{HAS, NO};
use super::field::{self, Field};

/// The end of a query that is still being typed.
#[derive(Debug)]
pub struct PartialQuery<'q> {
    /// The text before the end.
    pub before: &'q str,
    /// What the end asks for.
    pub wants: Wants<'q>,
}

/// What the end of a query may be.
#[derive(Debug)]
pub enum Wants<'q> {
    /// A term: a field with its sign, or a bare word.
    Term,
    /// The name of a field, behind `has:` or `no:`.
    FieldName,
    /// A value of a field, beside those it has been given.
    Value(&'static Field, Vec<&'q str>),
}

/// Returns what the end of a query asks for, or `None` if nothing but its author knows: inside a
/// phrase, behind a comparison, behind a field that does not exist.
pub fn parse_partial_query(query: &str) -> Option<PartialQuery<'_>> {
    let is_inside_phrase = query.matches('"').count() % 2 == 1;
    if is_inside_phrase {
        return None;
    }
    let breaks = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"');
    let term = query.rfind(breaks).map_or(query, |at| {
        query[at..].char_indices().nth(1).map_or("", |(next, _)| &query[at + next..])
    });
    let term = term.strip_prefix('-').unwrap_or(term);
    let behind = |end: &str| &query[..query.len() - end.len()];
    let Some((name, values)) = term.split_once([':', '=', '<', '>']) else {
        return Some(PartialQuery { before: behind(term), wants: Wants::Term });
    };
    if !matches!(term.as_bytes().get(name.len()), Some(b':' | b'=')) {
        return None;
    }
    let (given, end) = values.rsplit_once(',').unwrap_or(("", values));
    let wants = if [HAS, NO].iter().any(|word| word.eq_ignore_ascii_case(name)) {
        Wants::FieldName
    } else {
        Wants::Value(field::find(name)?, given.split(',').collect())
    };
    Some(PartialQuery { before: behind(end), wants })
}

#[cfg(test)]
mod tests {
    use super::{Wants, parse_partial_query};

    /// Returns the text before the end, and what the end asks for.
    fn asks(query: &str) -> Option<(&str, String)> {
        let partial = parse_partial_query(query)?;
        let wants = match partial.wants {
            Wants::Term => "a term".to_owned(),
            Wants::FieldName => "a field".to_owned(),
            Wants::Value(field, given) => format!("{} beside {given:?}", field.name),
        };
        Some((partial.before, wants))
    }

    #[test]
    fn terms_begin_behind_blanks_brackets_and_signs() {
        let a_term = |before| Some((before, "a term".to_owned()));
        assert_eq!(asks(""), a_term(""));
        assert_eq!(asks("sta"), a_term(""));
        assert_eq!(asks("memorándum o (sta"), a_term("memorándum o ("));
        assert_eq!(asks("kind:body -sta"), a_term("kind:body -"));
        assert_eq!(asks("\"a phrase\" "), a_term("\"a phrase\" "));
    }

    #[test]
    fn values_stand_behind_the_sign_and_behind_commas() {
        let value = |before, wants: &str| Some((before, wants.to_owned()));
        assert_eq!(asks("not STATUS:in"), value("not STATUS:", "status beside [\"\"]"));
        assert_eq!(asks("kind=a,b,c"), value("kind=a,b,", "kind beside [\"a\", \"b\"]"));
        assert_eq!(asks("has:"), value("has:", "a field"));
        assert_eq!(asks("a no:evidence,d"), value("a no:evidence,", "a field"));
    }

    #[test]
    fn nobody_knows_the_rest_of_a_phrase_a_comparison_or_an_unknown_field() {
        assert_eq!(asks("\"cadena de"), None);
        assert_eq!(asks("title:\"cadena"), None);
        assert_eq!(asks("due<20"), None);
        assert_eq!(asks("due>=20"), None);
        assert_eq!(asks("sttus:in"), None);
    }
}
