//! Writes scalars so that every parser reads the same text.

/// Returns whether a text may be written without quotes as far as YAML syntax is concerned.
pub(super) fn is_plain(text: &str, in_brackets: bool) -> bool {
    let Some(first) = text.chars().next() else {
        return false;
    };
    let begins_with_sign = "-?:,[]{}#&*!|>'\"%@`=~<".contains(first) || text.starts_with("...");
    let looks_like_syntax = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let brackets = in_brackets && text.contains([',', '[', ']', '{', '}']);
    let edges = text.starts_with(' ') || text.ends_with(' ');
    !begins_with_sign && !looks_like_syntax && !brackets && !edges && text.chars().all(is_printed)
}

/// Returns whether a character may be written as it is. Line breaks of YAML 1.1 and invisible
/// characters are escaped, since parsers differ on them.
pub(super) fn is_printed(c: char) -> bool {
    let invisible = matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}');
    // Bidirectional control characters could display another text than the file contains.
    let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !c.is_control() && !invisible && !turns
}

/// Returns whether a parser of YAML 1.1 or 1.2 may read a plain text as another type: a boolean,
/// null, number or timestamp. See <https://yaml.org/type/> and the core schema of YAML 1.2.2,
/// §10.3.
pub(super) fn is_resolved(text: &str) -> bool {
    const NAMES: [&str; 14] = [
        "y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", "+.inf", "-.inf",
        ".nan", "~",
    ];
    let lower = text.to_ascii_lowercase();
    NAMES.contains(&lower.as_str()) || is_number(&lower) || is_date_like(text)
}

/// Returns whether some parser reads a text as a number. This includes `1_000`, `0x1f`, `1e3` and
/// `12:30`.
pub(super) fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']).trim_start_matches('.');
    let begins = digits.starts_with(|c: char| c.is_ascii_digit());
    let lower = digits.to_ascii_lowercase();
    let based = ["0x", "0o", "0b"].iter().any(|base| lower.starts_with(base));
    let decimal = lower.trim_end_matches(|c: char| c.is_ascii_digit());
    let mantissa = decimal.strip_suffix(['+', '-']).unwrap_or(decimal);
    let mantissa = mantissa.strip_suffix('e').unwrap_or(lower.as_str());
    let is_part = |c: char| c.is_ascii_digit() || "._:,".contains(c);
    begins && (based || mantissa.chars().all(is_part))
}

/// Returns whether a text starts like a date and contains only characters of dates and times.
fn is_date_like(text: &str) -> bool {
    let is_part = |c: char| c.is_ascii_digit() || "-:.+TtZz ".contains(c);
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    year == 4 && text[4..].starts_with('-') && text.chars().all(is_part)
}

/// Returns whether a word may be written without quotes. Dates may, since they are read as written;
/// numbers only if they are years.
pub(super) fn is_plain_word(word: &str, in_brackets: bool, is_date: bool) -> bool {
    let is_year = is_date && word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    let moment = is_date_like(word) && !word.contains(' ');
    is_plain(word, in_brackets) && (is_year || moment || !is_resolved(word))
}

/// Returns a text in quotes, on one line. `preferred` is used if both kinds of quotes would do.
pub(super) fn quoted(text: &str, preferred: char) -> String {
    let printed = text.chars().all(is_printed);
    let in_double = usize::from(text.contains(['"', '\\']));
    let in_single = usize::from(text.contains('\''));
    let single = match in_single.cmp(&in_double) {
        std::cmp::Ordering::Less => true,
        std::cmp::Ordering::Greater => false,
        std::cmp::Ordering::Equal => preferred == '\'',
    };
    if printed && single {
        return format!("'{}'", text.replace('\'', "''"));
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            c if is_printed(c) => quoted.push(c),
            c if u32::from(c) < 0x100 => quoted.push_str(&format!("\\x{:02x}", u32::from(c))),
            c => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    quoted.push('"');
    quoted
}

/// Returns whether a text can be written as a block scalar, after `>-` or `|-`, without losing
/// characters.
pub(super) fn fits_block(text: &str) -> bool {
    let line_fits = |line: &str| {
        let edges = line.starts_with([' ', '\t']) || line.ends_with([' ', '\t']);
        !edges && line.chars().all(|c| is_printed(c) || c == '\t')
    };
    let broken_at_the_ends = text.starts_with('\n') || text.ends_with('\n');
    !text.is_empty() && !broken_at_the_ends && text.split('\n').all(line_fits)
}

/// Returns the lines of a text after `>-`, wrapped at a width. Lines are broken only at single
/// spaces between words, which folding restores.
pub(super) fn folded(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for (position, paragraph) in text.split('\n').enumerate() {
        // Between lines of text, folding turns n + 1 line breaks into n.
        if position > 0 {
            lines.push(String::new());
        }
        if paragraph.is_empty() {
            continue;
        }
        let mut line = String::new();
        let mut columns = 0;
        for piece in pieces(paragraph) {
            let needed = unicode_width::UnicodeWidthStr::width(piece);
            if columns > 0 && columns + 1 + needed > width {
                lines.push(std::mem::take(&mut line));
                columns = 0;
            } else if columns > 0 {
                line.push(' ');
                columns += 1;
            }
            line.push_str(piece);
            columns += needed;
        }
        lines.push(line);
    }
    lines
}

/// Splits a line at the spaces where it may be broken.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let bytes = line.as_bytes();
    let is_blank = |at: Option<&u8>| at.is_none_or(|byte| matches!(byte, b' ' | b'\t'));
    let breaks = line.match_indices(' ').map(|(at, _)| at).filter(move |at| {
        !is_blank(at.checked_sub(1).and_then(|before| bytes.get(before)))
            && !is_blank(bytes.get(at + 1))
    });
    let mut start = 0;
    breaks.chain(std::iter::once(line.len())).map(move |end| {
        let piece = &line[start..end];
        start = end + 1;
        piece
    })
}
