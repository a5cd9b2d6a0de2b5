//! What people write in sheets, in Spanish, English and French → the dates, deadlines and words of
//! the format. What is not certain is not guessed: it is refused, with what to write instead.

mod calendar;
mod dates;
mod statuses;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use dates::{DateOrder, date, deadline};
pub use statuses::{StatedStatus, standing};

/// A text in lower case and without accents.
fn folded(text: &str) -> String {
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    letters.flat_map(char::to_lowercase).collect()
}

/// The words of a text, one space between them: in lower case, without accents and other signs.
pub fn plain(text: &str) -> String {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
