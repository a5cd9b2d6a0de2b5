//! Detects how a file is written, so that new text looks like the rest.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr;

use super::scalar;
use crate::yaml::layout::{TextLayout, is_flow};
use crate::yaml::tree::{NodeValue, Style, Tree};

/// The style of a file.
#[derive(Clone, Debug)]
pub(super) struct FileStyle {
    /// The line break.
    pub line_break: &'static str,
    /// The number of columns from the key of a list to its dashes.
    pub list_indent: usize,
    /// The number of columns from a key to the keys or text lines below it.
    pub map_indent: usize,
    /// The number of columns from a dash to its content.
    pub dash_width: usize,
    /// The columns at which texts are wrapped, or `None` if long texts stay on one line.
    pub width: Option<usize>,
    /// The preferred quotes.
    pub quote: char,
    /// What is quoted even where quotes are not needed.
    pub quotes: QuoteStyle,
    /// For each key, whether its collection is written in brackets.
    flow: HashMap<String, bool>,
    /// For each key, the number of empty lines between its items.
    gaps: HashMap<String, usize>,
}

/// What is quoted even where quotes are not needed.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct QuoteStyle {
    /// Keys.
    pub keys: bool,
    /// Codes, ids and dates.
    pub words: bool,
    /// Texts for people.
    pub texts: bool,
}

/// The width of texts in files without wrapped texts.
const WIDTH: usize = 88;

/// The counts from which a style is derived.
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

/// How often something was quoted without need, and how often not.
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
    /// Returns the style of a file without neighbours.
    pub(super) fn usual() -> Self {
        Self::of("", None)
    }

    /// Returns the style of a text.
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
        let map_indent = most_frequent(&votes.map_indent).unwrap_or(2);
        Self {
            line_break: if windows { "\r\n" } else { "\n" },
            list_indent: most_frequent(&votes.list_indent).unwrap_or(map_indent),
            map_indent,
            dash_width: most_frequent(&votes.dash_width).unwrap_or(2),
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

    /// Returns whether collections under a key are written in brackets, or `None` if the file has
    /// none.
    pub(super) fn is_flow(&self, key: &str) -> Option<bool> {
        self.flow.get(key).copied()
    }

    /// Returns the number of empty lines between the items under a key.
    pub(super) fn gap(&self, key: &str) -> usize {
        self.gaps.get(key).copied().unwrap_or(0)
    }
}

/// Returns the most frequent value, and the smallest if there are several.
fn most_frequent(votes: &HashMap<usize, usize>) -> Option<usize> {
    votes.iter().max_by_key(|(value, count)| (**count, usize::MAX - **value)).map(|(v, _)| *v)
}

impl Votes {
    /// Counts a node under a key at a column.
    fn node(&mut self, layout: TextLayout<'_>, tree: &Tree<'_>, column: usize, key: &str) {
        let in_brackets = is_flow(layout.text, tree);
        match &tree.value {
            NodeValue::Scalar(text, style) => self.scalar(layout, tree, text, *style),
            NodeValue::List(items) => self.list(layout, tree, items, key, in_brackets),
            NodeValue::Map(entries) => {
                let own_column =
                    if in_brackets { column } else { layout.column(tree.range().start) };
                if !key.is_empty() && !entries.is_empty() {
                    self.flow.insert(key.to_owned(), in_brackets);
                }
                for entry in entries {
                    let first = layout.text.as_bytes().get(entry.key_range().start);
                    self.keys.count(first.is_some_and(|byte| matches!(byte, b'"' | b'\'')));
                    let value = &entry.value;
                    if !in_brackets {
                        self.indent(layout, value, own_column);
                    }
                    self.node(layout, value, own_column, &entry.key);
                }
            }
        }
    }

    /// Counts the indentation of the value of a key.
    fn indent(&mut self, layout: TextLayout<'_>, value: &Tree<'_>, column: usize) {
        let start = value.range().start;
        let is_block = !is_flow(layout.text, value);
        let inner = match &value.value {
            NodeValue::List(_) | NodeValue::Map(_) if is_block => layout.column(start),
            NodeValue::Scalar(text, Style::Block) if !text.is_empty() => layout.column(start),
            _ => return,
        };
        let votes = match &value.value {
            NodeValue::List(_) => &mut self.list_indent,
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
        let own_column = if in_brackets { 0 } else { layout.column(tree.range().start) };
        if !in_brackets && let [.., _, last] = items {
            self.gaps.insert(key.to_owned(), layout.empty_lines_before(last.range().start));
        }
        if !key.is_empty() && !items.is_empty() {
            self.flow.insert(key.to_owned(), in_brackets);
        }
        for item in items {
            if let NodeValue::Map(_) = item.value {
                self.flow.insert(item_key(key), is_flow(layout.text, item));
            }
            let start = item.range().start;
            let on_the_line = !layout.begins_line(start) && !in_brackets;
            if on_the_line && matches!(item.value, NodeValue::Map(_)) && !is_flow(layout.text, item)
            {
                let width = layout.column(start).saturating_sub(own_column);
                *self.dash_width.entry(width.max(2)).or_default() += 1;
            }
            self.node(layout, item, own_column, "");
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
                // The last line is no evidence of the width, because it ends with the text.
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

/// Returns the key under which the style of a list's items is stored.
pub(super) fn item_key(key: &str) -> String {
    format!("{key}[]")
}
