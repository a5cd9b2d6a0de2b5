//! Parses comments that address hito, `# hito: allow(RULE) reason`, and detects malformed ones.

use memchr::memchr;

/// The result of parsing a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Directive<'t> {
    /// Allows rules: the text between the brackets, and the reason after them.
    Allow(&'t str, &'t str),
    /// A malformed directive, with what is wrong with it.
    Flawed(String),
}

/// The directive after `#` and at least one space.
const ALLOW: &str = "hito: allow(";

/// The name and the verb of a directive.
const NAME: &str = "hito";
const VERB: &str = "allow";

/// Verbs that other tools use for the same.
const SYNONYMS: [&str; 7] =
    ["allows", "allowed", "disable", "ignore", "permit", "skip", "suppress"];

/// Returns whether a text may contain a directive: one of its words follows a `#` on the same line.
/// Most texts have few `#`, so the rest of the text is not examined.
pub(super) fn may_contain_directive(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = memchr(b'#', rest.as_bytes()) {
        let end = rest[at..].find('\n').map_or(rest.len(), |end| at + end);
        let comment = rest[at..end].to_ascii_lowercase();
        if [NAME, VERB, "alow("].iter().any(|word| comment.contains(word)) {
            return true;
        }
        rest = &rest[end..];
    }
    false
}

/// Parses a comment, which starts with its `#`. Returns `None` if it is not meant as a directive.
pub(super) fn directive(comment: &str) -> Option<Directive<'_>> {
    let words = comment.trim_start_matches('#').trim();
    let is_spaced = comment.strip_prefix('#').is_some_and(|rest| rest.starts_with([' ', '\t']));
    if let Some(rest) = words.strip_prefix(ALLOW).filter(|_| is_spaced) {
        return Some(match rest.split_once(')') {
            Some((rules, reason)) => Directive::Allow(rules, reason.trim()),
            None => Directive::Flawed("its bracket is not closed".to_owned()),
        });
    }
    find_flaw(words, is_spaced).map(Directive::Flawed)
}

/// Returns what is wrong with a comment, or `None` if it is not meant as a directive.
fn find_flaw(words: &str, is_spaced: bool) -> Option<String> {
    let (name, rest) = split_letters(words);
    let lower = name.to_lowercase();
    if is_similar(&lower, VERB) && rest.starts_with('(') {
        return Some(format!("`{NAME}:` is missing before `{VERB}`"));
    }
    let colon = rest.trim_start().strip_prefix(':');
    let (verb, rest) = split_letters(colon.unwrap_or(rest).trim_start());
    let lower_verb = verb.to_lowercase();
    let is_synonym = SYNONYMS.contains(&lower_verb.as_str());
    let is_verb = is_synonym || is_similar(&lower_verb, VERB);
    let opens = rest.trim_start().starts_with(['(', '[', '{']);
    let is_meant = match (lower == NAME, colon.is_some()) {
        (true, true) => is_verb || (opens && !lower_verb.is_empty()),
        (true, false) => is_verb && (opens || !is_synonym),
        (false, _) => is_similar(&lower, NAME) && is_verb && opens,
    };
    if !is_meant {
        return None;
    }
    Some(if lower != NAME {
        format!("`{name}` is not `{NAME}`")
    } else if lower_verb != VERB {
        format!("`{verb}` is not `{VERB}`")
    } else if name != NAME || verb != VERB {
        "it is not in lower case".to_owned()
    } else if colon.is_none() {
        format!("the colon behind `{NAME}` is missing")
    } else if !opens {
        "its rules do not stand in brackets".to_owned()
    } else if !is_spaced {
        "the space behind `#` is missing".to_owned()
    } else {
        "it is not written as it is read".to_owned()
    })
}

/// Splits a text after the letters that it starts with.
fn split_letters(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()))
}

/// Returns whether two words differ by at most one typing error.
fn is_similar(word: &str, meant: &str) -> bool {
    strsim::damerau_levenshtein(word, meant) <= 1
}

#[cfg(test)]
mod tests {
    use super::{Directive, directive, may_contain_directive};

    #[test]
    fn comments_are_read_and_slips_are_seen() {
        let flawed = |why: &str| Some(Directive::Flawed(why.to_owned()));
        let missing = "`hito:` is missing before `allow`";
        for (comment, expected) in [
            ("# hito: allow(overdue) why", Some(Directive::Allow("overdue", "why"))),
            ("#  hito: allow( a, b )", Some(Directive::Allow(" a, b ", ""))),
            ("# hito: allow(overdue why", flawed("its bracket is not closed")),
            ("#hito: allow(overdue) why", flawed("the space behind `#` is missing")),
            ("## hito: allow(overdue) why", flawed("the space behind `#` is missing")),
            ("# Hito: Allow(overdue) why", flawed("it is not in lower case")),
            ("# HITO: allow(overdue) why", flawed("it is not in lower case")),
            ("# hito: alow(overdue) why", flawed("`alow` is not `allow`")),
            ("# hito: ignore(overdue) why", flawed("`ignore` is not `allow`")),
            ("# hito: off(overdue) why", flawed("`off` is not `allow`")),
            ("# hito: allow overdue: why", flawed("its rules do not stand in brackets")),
            ("# hito: allow", flawed("its rules do not stand in brackets")),
            ("# hito allow(overdue) why", flawed("the colon behind `hito` is missing")),
            ("# hito: allow[overdue] why", flawed("it is not written as it is read")),
            ("# hito: allow (overdue) why", flawed("it is not written as it is read")),
            ("# hito:allow(overdue) why", flawed("it is not written as it is read")),
            ("# hitto: allow(overdue) why", flawed("`hitto` is not `hito`")),
            ("# allow(overdue) why", flawed(missing)),
            ("# hito", None),
            ("# hito: see the minutes", None),
            ("# El hito: permitir (en parte) la firma", None),
            ("# un hito (nuevo)", None),
            ("# hito allows what is said (see above)", None),
            ("# hito allows what is said", None),
            ("# allow some time (a week)", None),
            ("#", None),
            ("", None),
        ] {
            assert_eq!(directive(comment), expected, "{comment}");
            let is_found = may_contain_directive(&format!("a: b {comment}\n"));
            assert!(is_found || directive(comment).is_none(), "{comment}");
        }
        assert!(!may_contain_directive("title: El hito: allow\nnote: '#'\n"));
    }
}
