//! Lines, with the indentation separate from the text.

/// A line without its line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourceLine {
    /// The number of leading spaces; 0 for a line of white space only, which is kept as it is.
    pub(super) indent: usize,
    /// The text after the indentation.
    pub(super) text: String,
    /// Whether the line ends with CRLF, or `None` if it is written with the line break of the
    /// output file.
    pub(super) carriage_return: Option<bool>,
}

impl SourceLine {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(super) fn is_comment(&self) -> bool {
        self.text.starts_with('#')
    }

    /// Returns the line moved from one column to another.
    pub(super) fn moved(&self, from: usize, to: usize) -> Self {
        let indent = if self.is_blank() { 0 } else { (self.indent + to).saturating_sub(from) };
        Self { indent, text: self.text.clone(), carriage_return: None }
    }
}

/// Splits a text into lines. A final line break does not start another line.
pub(super) fn lines(text: &str) -> Vec<SourceLine> {
    let without_end = text.strip_suffix('\n').unwrap_or(text);
    if text.is_empty() {
        return Vec::new();
    }
    let line = |line: &str| {
        let (line, carriage_return) =
            line.strip_suffix('\r').map_or((line, false), |line| (line, true));
        let rest = line.trim_start_matches(' ');
        let is_blank = line.trim().is_empty();
        let (indent, text) = if is_blank { (0, line) } else { (line.len() - rest.len(), rest) };
        SourceLine { indent, text: text.to_owned(), carriage_return: Some(carriage_return) }
    };
    let mut lines: Vec<SourceLine> = without_end.split('\n').map(line).collect();
    // A last line without a line break gets that of the other lines if another line follows it.
    if let Some(last) = lines.last_mut().filter(|_| !text.ends_with('\n')) {
        last.carriage_return = None;
    }
    lines
}

/// Returns a text without its byte order mark.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Returns whether lines of two containers are equal. Indentation is relative to the column of each
/// container.
pub(super) fn same(one: &[SourceLine], at: usize, other: &[SourceLine], other_at: usize) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            one.text == other.text && (one.is_blank() || one.indent + other_at == other.indent + at)
        })
}

/// Returns lines moved from one column to another.
pub(super) fn moved(lines: &[SourceLine], from: usize, to: usize) -> Vec<SourceLine> {
    lines.iter().map(|line| line.moved(from, to)).collect()
}
