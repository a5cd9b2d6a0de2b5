//! Text from plans, made harmless for terminals and lines.

use std::borrow::Cow;
use std::ops::Range;

/// Returns a text in which nothing acts on a terminal or changes the order of reading: control
/// and format characters, bidirectional ones among them, are shown as `\u{1b}`; line breaks and
/// tabs become spaces.
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !text.chars().any(|c| is_blank(c) || is_hostile(c)) {
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

/// Does as [`visible`] for a text of several lines: line feeds and tabs stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    let acts = |c: char| is_hostile(c) && !matches!(c, '\n' | '\t');
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if acts(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Returns a text as `visible` makes it, and the byte range that a part of it has there.
pub fn visible_part(
    text: &str,
    part: &Range<usize>,
    visible: fn(&str) -> Cow<'_, str>,
) -> (String, Range<usize>) {
    let start = text.floor_char_boundary(part.start);
    let end = text.ceil_char_boundary(part.end.max(start));
    let mut out = visible(&text[..start]).into_owned();
    let from = out.len();
    out.push_str(&visible(&text[start..end]));
    let to = out.len();
    out.push_str(&visible(&text[end..]));
    (out, from..to)
}

/// Returns whether a text is harmless by its bytes alone: printable ASCII, and letters up to
/// U+05FF, whose bytes no other character has. `false` says nothing.
fn is_plain(text: &str) -> bool {
    // Without an early end, so that the compiler tests many bytes at a time.
    let is_other = |byte: u8| !matches!(byte, b' '..=b'~' | 0x80..=0xbf | 0xc3..=0xd7);
    !text.bytes().fold(false, |others, byte| others | is_other(byte))
}

fn is_blank(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t')
}

/// Returns whether a character is a control, a bidirectional control (UAX #9), an invisible
/// operator, a tag or a line separator. Joiners that scripts need (U+200C, U+200D) are not.
pub(super) fn is_hostile(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}
