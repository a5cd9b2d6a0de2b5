//! How a file is written, so that new text looks like its neighbours.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use crate::yaml::tree::{Style, Tree, Value};

use super::layout::{TextLayout, is_flow};
use super::scalar;

/// The style of a file.
#[derive(Clone, Debug)]
pub(super) struct FileStyle {
    /// What ends a line.
    pub line_break: &'static str,
    /// How far a dash stands to the right of its list's key.
    pub list_indent: usize,
    /// How far a key, or the line of a text, stands to the right of the key above it.
    pub map_indent: usize,
    /// From a dash to what follows it.
    pub dash_width: usize,
    /// The columns that lines of text fill; none where long texts stay on one line.
    pub width: Option<usize>,
    /// The quotes that texts are put in.
    pub quote: char,
    /// Whether keys, words and texts are quoted even where they need not be.
    pub quotes: QuoteStyle,
    /// Under which keys collections are written in brackets.
    flow: HashMap<String, bool>,
    /// How many empty lines stand between the items under a key.
    gaps: HashMap<String, usize>,
}

/// What is quoted without need.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct QuoteStyle {
    /// Keys.
    pub keys: bool,
    /// Codes, ids, dates.
    pub words: bool,
    /// Texts for people.
    pub texts: bool,
}

/// The width of texts in files that show none.
const WIDTH: usize = 88;

/// What has been counted in a file.
#[derive(Default)]
struct Votes {
    list_indent: HashMap<usize, usize>,
    map_indent: HashMap<usize, usize>,
    dash_width: HashMap<usize, usize>,
    single: usize,
    double: usize,
    keys: Vote,
    words: Vote,
    texts: Vote,
    folded: usize,
    longest_folded: usize,
    long_lines: usize,
    flow: HashMap<String, bool>,
    gaps: HashMap<String, usize>,
}

/// How often something was quoted though it need not be, and how often not.
#[derive(Default)]
struct Vote {
    quoted: usize,
    plain: usize,
}

impl Vote {
    fn count(&mut self, quoted: bool) {
        if quoted { self.quoted += 1 } else { self.plain += 1 }
    }
}

impl FileStyle {
    /// The style of files where there is none to learn from.
    pub(super) fn usual() -> Self {
        Self::of("", None)
    }

    /// The style of a text.
    pub(super) fn of(text: &str, tree: Option<&Tree<'_>>) -> Self {
        let mut votes = Votes::default();
        if let Some(tree) = tree {
            votes.node(TextLayout { text }, tree, 0, "");
        }
        let breaks = text.matches('\n').count();
        let windows = text.matches("\r\n").count() * 2 > breaks;
        let unwrapped = votes.folded == 0 && votes.long_lines > 0;
        let width = match votes.longest_folded {
            0 => WIDTH,
            longest => longest.clamp(40, 120),
        };
        let map_indent = most(&votes.map_indent).unwrap_or(2);
        Self {
            line_break: if windows { "\r\n" } else { "\n" },
            list_indent: most(&votes.list_indent).unwrap_or(map_indent),
            map_indent,
            dash_width: most(&votes.dash_width).unwrap_or(2),
            width: (!unwrapped).then_some(width),
            quote: if votes.single > votes.double { '\'' } else { '"' },
            quotes: QuoteStyle {
                keys: votes.keys.quoted > votes.keys.plain,
                words: votes.words.quoted > votes.words.plain,
                texts: votes.texts.quoted > votes.texts.plain,
            },
            flow: votes.flow,
            gaps: votes.gaps,
        }
    }

    /// Whether collections under a key are written in brackets; none where the file shows none.
    pub(super) fn is_flow(&self, key: &str) -> Option<bool> {
        self.flow.get(key).copied()
    }

    /// How many empty lines stand between the items under a key.
    pub(super) fn gap(&self, key: &str) -> usize {
        self.gaps.get(key).copied().unwrap_or(0)
    }
}

/// What was counted most often; of several, the smallest.
fn most(votes: &HashMap<usize, usize>) -> Option<usize> {
    votes.iter().max_by_key(|(value, count)| (**count, usize::MAX - **value)).map(|(v, _)| *v)
}

impl Votes {
    /// Counts a node under a key, whose own column is `column`.
    fn node(&mut self, layout: TextLayout<'_>, tree: &Tree<'_>, column: usize, key: &str) {
        let in_brackets = is_flow(layout.text, tree);
        match &tree.value {
            Value::Scalar(text, style) => self.scalar(layout, tree, text, *style),
            Value::List(items) => self.list(layout, tree, items, key, in_brackets),
            Value::Map(entries) => {
                let own = if in_brackets { column } else { layout.column(tree.range().start) };
                if !key.is_empty() && !entries.is_empty() {
                    self.flow.insert(key.to_owned(), in_brackets);
                }
                for entry in entries {
                    let first = layout.text.as_bytes().get(entry.key_range().start);
                    self.keys.count(first.is_some_and(|byte| matches!(byte, b'"' | b'\'')));
                    let value = &entry.value;
                    if !in_brackets {
                        self.indent(layout, value, own);
                    }
                    self.node(layout, value, own, &entry.key);
                }
            }
        }
    }

    /// Counts how far the value of a key is indented.
    fn indent(&mut self, layout: TextLayout<'_>, value: &Tree<'_>, column: usize) {
        let start = value.range().start;
        let is_block = !is_flow(layout.text, value);
        let inner = match &value.value {
            Value::List(_) | Value::Map(_) if is_block => layout.column(start),
            Value::Scalar(text, Style::Block) if !text.is_empty() => layout.column(start),
            _ => return,
        };
        let votes = match &value.value {
            Value::List(_) => &mut self.list_indent,
            _ if inner > column => &mut self.map_indent,
            _ => return,
        };
        *votes.entry(inner.saturating_sub(column)).or_default() += 1;
    }

    fn list(
        &mut self,
        layout: TextLayout<'_>,
        tree: &Tree<'_>,
        items: &[Tree<'_>],
        key: &str,
        in_brackets: bool,
    ) {
        let own = if in_brackets { 0 } else { layout.column(tree.range().start) };
        if !in_brackets && let [.., _, last] = items {
            self.gaps.insert(key.to_owned(), layout.empty_lines_before(last.range().start));
        }
        if !key.is_empty() && !items.is_empty() {
            self.flow.insert(key.to_owned(), in_brackets);
        }
        for item in items {
            if let Value::Map(_) = item.value {
                self.flow.insert(item_key(key), is_flow(layout.text, item));
            }
            let start = item.range().start;
            let on_the_line = !layout.begins_line(start) && !in_brackets;
            if on_the_line && matches!(item.value, Value::Map(_)) && !is_flow(layout.text, item) {
                let width = layout.column(start).saturating_sub(own);
                *self.dash_width.entry(width.max(2)).or_default() += 1;
            }
            self.node(layout, item, own, "");
        }
    }

    fn scalar(&mut self, layout: TextLayout<'_>, tree: &Tree<'_>, text: &str, style: Style) {
        let range = tree.range();
        let has_words = text.contains(' ');
        match style {
            Style::Plain if range.is_empty() => {}
            Style::Plain => {
                self.vote(has_words).count(false);
                self.long_lines += usize::from(has_words && range.len() > 100);
            }
            Style::Quoted => {
                let is_single = layout.text[range.start..].starts_with('\'');
                *(if is_single { &mut self.single } else { &mut self.double }) += 1;
                if scalar::is_plain_word(text, false, true) {
                    self.vote(has_words).count(true);
                }
                self.long_lines += usize::from(has_words && range.len() > 100);
            }
            Style::Block => {
                self.folded += 1;
                let lines = &layout.text[layout.line_start(range.start)..range.end];
                // The last line of a text ends where the text does.
                let wrapped = lines.trim_end().lines().rev().skip(1);
                let longest = wrapped.map(|line| line.trim_end().width()).max();
                self.longest_folded = self.longest_folded.max(longest.unwrap_or(0));
            }
            Style::Alias => {}
        }
    }

    fn vote(&mut self, has_words: bool) -> &mut Vote {
        if has_words { &mut self.texts } else { &mut self.words }
    }
}

/// The name under which the style of a list's items is kept.
pub(super) fn item_key(key: &str) -> String {
    format!("{key}[]")
}
