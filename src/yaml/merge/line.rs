//! Lines, with their indentation apart from their text.

/// A line without its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SourceLine {
    /// The spaces it begins with; none for a line of white space alone, which is kept as it is.
    pub(super) indent: usize,
    /// The rest.
    pub(super) text: String,
    /// Whether it ends with a carriage return and a line feed; none where it is not of the file
    /// that is written, whose habit it takes on.
    pub(super) carriage_return: Option<bool>,
}

impl SourceLine {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    pub(super) fn is_comment(&self) -> bool {
        self.text.starts_with('#')
    }

    /// The line as it stands in a container at another column.
    pub(super) fn moved(&self, from: usize, to: usize) -> Self {
        let indent = if self.is_blank() { 0 } else { (self.indent + to).saturating_sub(from) };
        Self { indent, text: self.text.clone(), carriage_return: None }
    }
}

/// The lines of a text. A line feed at its end begins no further line.
pub(super) fn lines(text: &str) -> Vec<SourceLine> {
    let whole = text.strip_suffix('\n').unwrap_or(text);
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
    let mut lines: Vec<SourceLine> = whole.split('\n').map(line).collect();
    // A line that is not ended takes on the habit of the others, should one follow it.
    if let Some(last) = lines.last_mut().filter(|_| !text.ends_with('\n')) {
        last.carriage_return = None;
    }
    lines
}

/// A text without the byte order mark it may begin with.
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Whether lines of two containers are the same, indentation counted from each container's
/// column.
pub(super) fn same(one: &[SourceLine], at: usize, other: &[SourceLine], other_at: usize) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            one.text == other.text && (one.is_blank() || one.indent + other_at == other.indent + at)
        })
}

/// Lines as they stand in a container at another column.
pub(super) fn moved(lines: &[SourceLine], from: usize, to: usize) -> Vec<SourceLine> {
    lines.iter().map(|line| line.moved(from, to)).collect()
}
