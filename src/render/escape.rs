//! Text from plans, made harmless for terminals and lines.

use std::borrow::Cow;

/// A text in which nothing acts on a terminal or changes the order of reading: control and
/// format characters, bidirectional ones among them, are shown as `\u{1b}`; line breaks and tabs
/// become spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_blank(c) || is_hostile(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if is_blank(c) => out.push(' '),
            c if is_hostile(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

fn is_blank(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

/// Controls, bidirectional controls (UAX #9), invisible operators, tags, private line breaks.
/// Joiners that scripts need (U+200C, U+200D) are left alone.
fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
