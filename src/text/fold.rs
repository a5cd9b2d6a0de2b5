//! Text for searching and sorting, without accents and case.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a text in lower case without accents.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Returns a sort key of a text: folded, but with ñ after n as in Spanish.
pub fn collation(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut n_before = false;
    for c in text.nfd().flat_map(char::to_lowercase) {
        match c {
            '\u{303}' if n_before => key.push(char::MAX),
            c if !is_combining_mark(c) => key.push(c),
            _ => {}
        }
        n_before = c == 'n';
    }
    key
}

/// Returns a text on one line, with one space between words.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
