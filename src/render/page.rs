//! Prose for terminals: lines, labelled paragraphs, hanging indents.

use unicode_width::UnicodeWidthStr;

use super::Paint;
use super::escape::visible;
use crate::query::Tone;

/// A page that is being written. Every text is made visible (see [`visible`]); only tones become
/// colours.
#[derive(Debug)]
pub struct Page {
    text: String,
    width: usize,
    paint: Paint,
    /// The width of the column of labels, in columns of the terminal.
    labels: usize,
}

/// The width of a page if that of the terminal is not known, and the widest for prose.
const WIDEST: usize = 100;

/// The fewest columns of prose.
const NARROWEST: usize = 24;

impl Page {
    /// Begins a page for a terminal of `width` columns; its labels are at most as wide as `labels`.
    pub fn new<'a>(
        width: Option<usize>,
        paint: Paint,
        labels: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let labels = labels.into_iter().map(UnicodeWidthStr::width).max().unwrap_or_default();
        let width = width.unwrap_or(WIDEST).clamp(40, WIDEST);
        Self { text: String::new(), width, paint, labels }
    }

    pub fn finish(self) -> String {
        self.text
    }

    /// Writes an empty line, but never two and never at the top.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    pub fn paragraph(&mut self, tone: Tone, text: &str) {
        self.wrapped("", "", tone, text);
    }

    pub fn heading(&mut self, text: &str) {
        let text = visible(text);
        let lines = textwrap::wrap(&text, textwrap::Options::new(self.width).break_words(false));
        for line in lines {
            self.text.push_str(&self.paint.heading(&line));
            self.text.push('\n');
        }
    }

    /// Writes a paragraph beside its label; an empty label continues the paragraph above.
    pub fn labelled(&mut self, label: &str, tone: Tone, text: &str) {
        let pad = self.labels.saturating_sub(label.width());
        let label = self.paint.text(Tone::Dim, label);
        let hang = " ".repeat(self.beside());
        if self.is_narrow() && !label.is_empty() {
            self.text.push_str(&format!("  {label}\n"));
            self.wrapped(&hang, &hang, tone, text);
            return;
        }
        self.wrapped(&format!("  {label}{}  ", " ".repeat(pad)), &hang, tone, text);
    }

    /// Returns whether there is no room for text beside the labels, so that it goes below.
    fn is_narrow(&self) -> bool {
        self.labels + 4 + NARROWEST > self.width
    }

    /// Returns the column where the text beside labels begins.
    fn beside(&self) -> usize {
        if self.is_narrow() { 4 } else { self.labels + 4 }
    }

    /// Writes a paragraph under the labelled one above, indented further.
    pub fn under(&mut self, indent: usize, tone: Tone, text: &str) {
        let hang = " ".repeat(self.beside() + indent);
        self.wrapped(&hang, &hang, tone, text);
    }

    /// Writes a node of a tree: its id in bold, its title, and a remark in a tone, which may be
    /// empty. `drawn` comes before its first line and before the others.
    pub fn node(&mut self, drawn: (&str, &str), id: &str, title: &str, remark: (Tone, &str)) {
        let (first, hang) = drawn;
        let (tone, remark) = remark;
        let width = self.width.saturating_sub(hang.width()).max(NARROWEST);
        let id_width = id.width() + 2;
        let title = visible(title);
        let remark = visible(remark);
        let one_line = id_width + title.width() + 2 + remark.width() <= width;
        self.text.push_str(first);
        self.text.push_str(&self.paint.heading(&visible(id)));
        if one_line && remark.is_empty() {
            self.text.push_str(&format!("  {title}\n"));
            return;
        }
        if one_line {
            let remark = self.paint.text(tone, &remark);
            self.text.push_str(&format!("  {title}  {remark}\n"));
            return;
        }
        if id_width + title.width() <= width {
            self.text.push_str(&format!("  {title}\n"));
        } else {
            self.text.push('\n');
            self.wrapped(hang, hang, Tone::Plain, &title);
        }
        if !remark.is_empty() {
            self.wrapped(hang, hang, tone, &remark);
        }
    }

    fn wrapped(&mut self, first: &str, hang: &str, tone: Tone, text: &str) {
        let text = visible(text);
        let width = self.width.saturating_sub(hang.width()).max(NARROWEST);
        for (position, line) in textwrap::wrap(&text, between_words(width)).iter().enumerate() {
            self.text.push_str(if position == 0 { first } else { hang });
            self.text.push_str(&self.paint.text(tone, line));
            while self.text.ends_with(' ') {
                self.text.pop();
            }
            self.text.push('\n');
        }
    }
}

/// Wraps between words and never inside one, not even at a hyphen, because ids and web addresses have
/// hyphens.
pub(super) fn between_words(width: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(width)
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
}

/// Returns a legend as lines that end between items, never inside one. Items are separated by
/// three blanks.
pub fn legend(text: &str, width: Option<usize>) -> String {
    const APART: &str = "   ";
    let mut lines: Vec<String> = Vec::new();
    for item in text.split(APART).map(str::trim) {
        let room = width.unwrap_or(usize::MAX);
        match lines.last_mut().filter(|l| l.width() + APART.len() + item.width() <= room) {
            Some(line) => line.extend([APART, item]),
            None => lines.push(item.to_owned()),
        }
    }
    lines.into_iter().map(|line| line + "\n").collect()
}

/// Returns lines of prose, made visible and wrapped at `width` columns, if any; each line ends
/// with a line feed.
pub fn wrapped(text: &str, width: Option<usize>) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = visible(line);
        let options = textwrap::Options::new(width.unwrap_or(usize::MAX)).break_words(false);
        for line in textwrap::wrap(&line, options) {
            out.push_str(&line);
            out.push('\n');
        }
    }
    out
}
