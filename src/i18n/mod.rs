//! The words of answers, in Spanish, English and French.
//!
//! A word is a value with one field per language, so that a missing one does not compile.
//! JSON keys, codes, help and errors are the same in every language.

mod phrase;
mod dates;
mod vocabulary;

pub mod definitions;
pub mod phrases;
pub mod report;
pub mod written;

pub use dates::{date, day, deadline, month_initial, period, short, span};
pub use phrase::{Counted, Lang, Phrase, number, percent, word};
pub use vocabulary::{class, flag, kind, n_with_status, outlook, says, status, strength};

/// Returns a word as a heading: its first letter in upper case.
pub fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// Returns a heading for the inside of a sentence: its first letter in lower case.
pub fn uncapitalized(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}

/// Returns words joined as a list: `a, b and c`.
pub fn join(words: &[String], lang: Lang) -> String {
    let and = word("y", "and", "et").to(lang);
    match words.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => {
            // Spanish has `e` before the sound of an i.
            let starts_i = ["i", "hi", "í"].iter().any(|i| last.to_lowercase().starts_with(i));
            let and = if lang == Lang::Es && starts_i { "e" } else { and };
            format!("{} {and} {last}", first.join(", "))
        }
    }
}
