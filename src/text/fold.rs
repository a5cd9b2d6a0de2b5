//! Text as searches and sorting see it: accents and case aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text without accents, in lower case.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// A text as a key to sort by: folded, but with ñ after n, as Spanish has it.
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
