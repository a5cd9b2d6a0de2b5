//! Splits a command line into words, as bash does.

/// A line that is being typed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TypedLine {
    /// The words, without their quotes; the last is the one being typed.
    pub words: Vec<String>,
    /// Whether a quote is open at the end.
    pub in_quotes: bool,
}

/// Splits a line at blanks, with quotes and backslashes as in bash.
pub(super) fn split(line: &str) -> TypedLine {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None | Some('"'), '\\') => word.get_or_insert_default().extend(chars.next()),
            (None, c) if c.is_whitespace() => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.push(word.unwrap_or_default());
    TypedLine { words, in_quotes: quote.is_some() }
}

/// Returns a word with backslashes before the characters that bash would interpret.
pub(super) fn escaped(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        let is_plain = c.is_alphanumeric() || "-_./:,=@%+".contains(c);
        if !is_plain {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, split};

    #[test]
    fn words_end_at_blanks_outside_quotes() {
        let line = split("hito  list 'due<2026 or' \"a b\"c d\\ e ");
        assert_eq!(line.words, ["hito", "list", "due<2026 or", "a bc", "d e", ""]);
        assert!(!line.in_quotes);
    }

    #[test]
    fn the_last_word_may_stand_in_open_quotes() {
        let line = split("hito list 'status:completed kind:");
        assert_eq!(line.words, ["hito", "list", "status:completed kind:"]);
        assert!(line.in_quotes);
        assert_eq!(split("hito list \"").words, ["hito", "list", ""]);
    }

    #[test]
    fn an_escaped_word_is_read_as_one() {
        let name = "My plan (2026)'s é:x";
        assert_eq!(escaped(name), "My\\ plan\\ \\(2026\\)\\'s\\ é:x");
        assert_eq!(split(&escaped(name)).words, [name]);
    }
}
