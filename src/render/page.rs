//! Prose for terminals: lines, labelled paragraphs, hanging indents.

use unicode_width::UnicodeWidthStr;

use super::Paint;
use super::escape::visible;
use crate::query::Tone;

/// A page that is being written. Every text that comes in is made harmless; only the tones that
/// the page is asked for become colours.
#[derive(Debug)]
pub struct Page {
    text: String,
    width: usize,
    paint: Paint,
    /// The width of the column of labels.
    labels: usize,
}

/// The width of pages where the terminal's is not known, and the widest for prose.
const WIDEST: usize = 100;

/// The fewest columns of prose.
const NARROWEST: usize = 24;

impl Page {
    /// A page for a terminal of so many columns, whose labels are at most as wide as these.
    pub fn new<'a>(
        width: Option<usize>,
        paint: Paint,
        labels: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let labels = labels.into_iter().map(UnicodeWidthStr::width).max().unwrap_or_default();
        let width = width.unwrap_or(WIDEST).clamp(40, WIDEST);
        Self { text: String::new(), width, paint, labels }
    }

    /// What has been written.
    pub fn finish(self) -> String {
        self.text
    }

    /// An empty line, but never two and never at the top.
    pub fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph.
    pub fn paragraph(&mut self, tone: Tone, text: &str) {
        self.wrapped("", "", tone, text);
    }

    /// A heading line.
    pub fn heading(&mut self, text: &str) {
        let text = visible(text);
        let lines = textwrap::wrap(&text, textwrap::Options::new(self.width).break_words(false));
        for line in lines {
            self.text.push_str(&self.paint.heading(&line));
            self.text.push('\n');
        }
    }

    /// A paragraph beside its label; an empty label continues the one above.
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

    /// Whether there is no room for a text beside the labels, so that it stands below.
    fn is_narrow(&self) -> bool {
        self.labels + 4 + NARROWEST > self.width
    }

    /// The column of the text that belongs to labels.
    fn beside(&self) -> usize {
        if self.is_narrow() { 4 } else { self.labels + 4 }
    }

    /// A paragraph under the labelled one above, further in.
    pub fn under(&mut self, indent: usize, tone: Tone, text: &str) {
        let hang = " ".repeat(self.beside() + indent);
        self.wrapped(&hang, &hang, tone, text);
    }

    /// A node of a tree: what is drawn before its first line and before the others, its texts
    /// in bold and plain, and a remark in a tone, where there is one.
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
        // A web address is worth more whole than the margin.
        let options = textwrap::Options::new(width)
            .break_words(false)
            .word_splitter(textwrap::WordSplitter::NoHyphenation)
            .word_separator(textwrap::WordSeparator::AsciiSpace);
        for (position, line) in textwrap::wrap(&text, options).iter().enumerate() {
            self.text.push_str(if position == 0 { first } else { hang });
            self.text.push_str(&self.paint.text(tone, line));
            while self.text.ends_with(' ') {
                self.text.pop();
            }
            self.text.push('\n');
        }
    }
}

/// A legend, whose items stand three blanks apart: lines end between items, never inside one.
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

/// Lines of prose, wrapped where there is a width, made harmless, each with its end.
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
