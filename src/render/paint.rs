//! Tones → colours of terminals, if these are wanted.

use std::borrow::Cow;

use anstyle::{AnsiColor, Style};

use crate::query::Tone;

/// Whether tones become colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint(pub bool);

/// The tones that change how text looks.
const TONES: [Tone; 3] = [Tone::Bad, Tone::Warn, Tone::Dim];

/// The mark of the end of a tone while a table is laid out.
const END: char = '\u{2064}';

/// Returns the mark of the beginning of a tone while a table is laid out: an invisible operator,
/// which has no width. Text from plans cannot contain one, because it is escaped before.
fn begin(tone: Tone) -> Option<char> {
    TONES
        .into_iter()
        .zip(['\u{2061}', '\u{2062}', '\u{2063}'])
        .find(|(t, _)| *t == tone)
        .map(|(_, c)| c)
}

fn style(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Bad => AnsiColor::Red.on_default(),
        Tone::Warn => AnsiColor::Yellow.on_default(),
        Tone::Dim => Style::new().dimmed(),
    }
}

impl Paint {
    /// Returns a text in a tone.
    pub fn text(self, tone: Tone, text: &str) -> Cow<'_, str> {
        if !self.0 || tone == Tone::Plain || text.is_empty() {
            return text.into();
        }
        let style = style(tone);
        format!("{style}{text}{style:#}").into()
    }

    /// Returns lines in a tone, each with its own escape sequences.
    pub fn lines(self, tone: Tone, text: &str) -> String {
        let lines = text.split_inclusive('\n');
        lines
            .map(|line| match line.strip_suffix('\n') {
                Some(line) => self.text(tone, line) + "\n",
                None => self.text(tone, line),
            })
            .collect()
    }

    pub fn heading(self, text: &str) -> String {
        if !self.0 {
            return text.to_owned();
        }
        let style = Style::new().bold();
        format!("{style}{text}{style:#}")
    }

    /// Returns a text whose tone is marked by characters without width, so that its width can be
    /// measured.
    pub(super) fn mark(self, tone: Tone, text: &str) -> String {
        match begin(tone).filter(|_| self.0 && !text.is_empty()) {
            Some(begin) => format!("{begin}{text}{END}"),
            None => text.to_owned(),
        }
    }

    /// Replaces the marks of a laid-out text by colours.
    pub(super) fn unmark(self, text: &str) -> String {
        if !self.0 {
            return text.to_owned();
        }
        let mut out = text.replace(END, &format!("{:#}", Style::new().dimmed()));
        for tone in TONES {
            if let Some(begin) = begin(tone) {
                out = out.replace(begin, &style(tone).to_string());
            }
        }
        out
    }
}

/// Returns a bar of ten cells that shows the share of each part in a whole. A part above 0 has at
/// least one cell, so that it is visible; the rest of the bar is light.
pub fn bar(parts: &[(usize, char)], whole: usize) -> String {
    const CELLS: usize = 10;
    let mut bar = String::new();
    let mut left = CELLS;
    for (part, cell) in parts {
        let cells = match (part * CELLS).checked_div(whole) {
            Some(0) if *part > 0 => 1,
            Some(cells) => cells,
            None => 0,
        };
        let cells = cells.min(left);
        left -= cells;
        bar.extend(std::iter::repeat_n(*cell, cells));
    }
    bar.extend(std::iter::repeat_n('░', left));
    bar
}
