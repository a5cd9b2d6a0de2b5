//! YAML text → a tree of nodes with byte ranges, collecting what plans may not use.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle, options};

use super::{SyntaxError, SyntaxErrorKind, syntax};
use crate::limits::{DEEPEST, LONGEST_TEXT};

/// A node of a YAML document. Ranges are bytes of the text that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree<'t> {
    /// What it is.
    pub value: Value<'t>,
    start: u32,
    end: u32,
}

/// The three kinds of node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'t> {
    /// A scalar: its text, and how it is written.
    Scalar(Cow<'t, str>, Style),
    /// A sequence.
    List(Vec<Tree<'t>>),
    /// A mapping, in the order written.
    Map(Vec<Entry<'t>>),
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// On the lines after `|` or `>`.
    Block,
    /// Not at all: an alias stands here, which has been refused already.
    Alias,
}

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'t> {
    /// The key.
    pub key: Cow<'t, str>,
    key_style: Style,
    key_start: u32,
    key_end: u32,
    /// What stands under it.
    pub value: Tree<'t>,
}

/// The key that merges other maps into its own.
const MERGE: &str = "<<";

impl Tree<'_> {
    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The bytes of a part of a scalar's text; those of the whole scalar where escapes or line
    /// breaks make it longer than its text.
    pub fn part(&self, part: &Range<usize>) -> Range<usize> {
        let whole = self.range();
        let quote = match &self.value {
            Value::Scalar(text, Style::Plain) if whole.len() == text.len() => 0,
            Value::Scalar(text, Style::Quoted) if whole.len() == text.len() + 2 => 1,
            _ => return whole,
        };
        let start = whole.start + quote;
        start + part.start..start + part.end
    }

    /// Whether it is an empty value: nothing after the key, `~` or `null`.
    pub fn is_null(&self) -> bool {
        let is_null = |text: &str| matches!(text, "" | "~" | "null");
        matches!(&self.value, Value::Scalar(text, Style::Plain) if is_null(text)) || self.is_alias()
    }

    /// Whether an alias stands here.
    pub fn is_alias(&self) -> bool {
        matches!(self.value, Value::Scalar(_, Style::Alias))
    }
}

impl<'t> Tree<'t> {
    /// A key as a node of its own, for keys that are ids.
    pub fn of_key(entry: &Entry<'t>) -> Self {
        let value = Value::Scalar(entry.key.clone(), entry.key_style);
        Self { value, start: entry.key_start, end: entry.key_end }
    }
}

impl Entry<'_> {
    /// The key's bytes.
    pub fn key_range(&self) -> Range<usize> {
        self.key_start as usize..self.key_end as usize
    }
}

/// A collection that is being read.
enum Open<'t> {
    List(u32, Vec<Tree<'t>>),
    Map(u32, Vec<Entry<'t>>, Option<Key<'t>>),
}

struct Key<'t> {
    text: Cow<'t, str>,
    style: Style,
    start: u32,
    end: u32,
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Open<'t>>,
    root: Option<Tree<'t>>,
    mistakes: Vec<SyntaxError>,
    documents: usize,
}

/// Reads a text. The tree is there when the text is well-formed YAML with a node in it; mistakes
/// may stand beside it.
pub fn parse(text: &str) -> (Option<Tree<'_>>, Vec<SyntaxError>) {
    let options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        block_nesting_limit: DEEPEST,
        flow_nesting_limit: DEEPEST,
        emit_comments: false,
    };
    let mut builder =
        Builder { text, open: Vec::new(), root: None, mistakes: Vec::new(), documents: 0 };
    for next in Parser::new_from_str_with_options(text, options) {
        match next {
            Ok((event, span)) => {
                if !builder.event(event, &span) {
                    break;
                }
            }
            Err(error) => {
                builder.mistakes.push(syntax::mistake(text, &error));
                return (None, builder.mistakes);
            }
        }
    }
    (builder.root, builder.mistakes)
}

/// The comments of a text, each with its `#` and without the end of its line; none of what comes
/// after a mistake.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    let options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        max_buffered_comment_events: usize::MAX,
        block_nesting_limit: DEEPEST,
        flow_nesting_limit: DEEPEST,
    };
    let events = Parser::new_from_str_with_options(text, options).map_while(Result::ok);
    let comments = events.filter(|(event, _)| matches!(event, Event::Comment(..)));
    comments.filter_map(|(_, span)| span.byte_range()).collect()
}

fn bytes(span: &Span) -> Range<u32> {
    let range = span.byte_range().unwrap_or_default();
    let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    narrow(range.start)..narrow(range.end)
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

impl<'t> Builder<'t> {
    /// Takes one event in; false when the rest of the text is not to be read.
    fn event(&mut self, event: Event<'t>, span: &Span) -> bool {
        let at = bytes(span);
        if let Some(tag) = span.tag_span() {
            self.not_plain(&bytes(&tag), "a tag");
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let rule = SyntaxErrorKind::SecondDocument;
                    let at = at.start as usize..at.start.max(at.end) as usize;
                    let mistake = SyntaxError::new(rule, at, "a second document begins here");
                    self.mistakes.push(mistake.help("move it to a file of its own"));
                    return false;
                }
            }
            Event::Anchor(..) => self.not_plain(&at, "an anchor"),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.not_plain(&at, "an alias");
                let text = Value::Scalar(Cow::Borrowed(""), Style::Alias);
                self.add(Tree { value: text, start: at.start, end: at.end });
            }
            Event::Scalar(text, style, ..) => self.scalar(text, style, &at),
            Event::SequenceStart(style, ..) => {
                let start = match style {
                    StructureStyle::Block => self.first_dash().unwrap_or(at.start),
                    StructureStyle::Flow => at.start,
                };
                return self.open(Open::List(start, Vec::new()), &at);
            }
            Event::MappingStart(..) => {
                return self.open(Open::Map(at.start, Vec::new(), None), &at);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&at),
            _ => {}
        }
        true
    }

    /// Where the list begins that is opened under a key. The parser names its first dash only
    /// where it is indented more than the key.
    fn first_dash(&self) -> Option<u32> {
        let Some(Open::Map(_, _, Some(key))) = self.open.last() else {
            return None;
        };
        let mut rest = self.text.get(key.end as usize..)?;
        loop {
            rest = rest.trim_start_matches([' ', '\t', '\r', '\n', ':']);
            if !rest.starts_with('#') {
                break;
            }
            rest = &rest[rest.find(['\r', '\n'])?..];
        }
        let at = u32::try_from(self.text.len() - rest.len()).ok()?;
        rest.starts_with('-').then_some(at)
    }

    fn not_plain(&mut self, at: &Range<u32>, what: &str) {
        let mistake = SyntaxError::new(
            SyntaxErrorKind::NotPlain,
            wide(at),
            format!("{what} cannot be used in a plan"),
        );
        self.mistakes
            .push(mistake.help("write the value out, so that every reader reads it alike"));
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, at: &Range<u32>) {
        if text.len() > LONGEST_TEXT {
            let message = format!("a value of {} bytes is longer than 1 MiB", text.len());
            let at = at.start as usize..at.start as usize + 1;
            let mistake = SyntaxError::new(SyntaxErrorKind::TooLong, at, message);
            self.mistakes.push(mistake.help(
                "look for a quotation mark that is not closed or an indentation that went wrong",
            ));
        }
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        self.add(Tree { value: Value::Scalar(text, style), start: at.start, end: at.end });
    }

    fn open(&mut self, collection: Open<'t>, at: &Range<u32>) -> bool {
        let is_key = matches!(self.open.last(), Some(Open::Map(_, _, None)));
        if is_key {
            let message = "a key must be a text, not a list or a map";
            self.mistakes.push(SyntaxError::new(SyntaxErrorKind::KeyNotText, wide(at), message));
        }
        self.open.push(collection);
        !is_key
    }

    fn close(&mut self, at: &Range<u32>) {
        // Where no bracket closes it, it ends with the last thing in it, not where the next begins.
        let end = |last: Option<u32>| if at.is_empty() { last.unwrap_or(at.end) } else { at.end };
        let tree = match self.open.pop() {
            Some(Open::List(start, items)) => {
                let end = end(items.last().map(|item| item.end));
                Tree { value: Value::List(items), start, end }
            }
            Some(Open::Map(start, mut entries, _)) => {
                let end = end(entries.last().map(|entry| entry.value.end));
                self.check_keys(&entries);
                // Refused once, they are not to be taken for unknown keys as well.
                entries.retain(|entry| entry.key != MERGE);
                Tree { value: Value::Map(entries), start, end }
            }
            None => return,
        };
        self.add(tree);
    }

    fn add(&mut self, tree: Tree<'t>) {
        match self.open.last_mut() {
            None => self.root = Some(tree),
            Some(Open::List(_, items)) => items.push(tree),
            Some(Open::Map(_, entries, key)) => match (key.take(), tree.value) {
                (Some(key), value) => entries.push(Entry {
                    key: key.text,
                    key_style: key.style,
                    key_start: key.start,
                    key_end: key.end,
                    value: Tree { value, start: tree.start, end: tree.end },
                }),
                (None, Value::Scalar(text, style)) => {
                    *key = Some(Key { text, style, start: tree.start, end: tree.end });
                }
                // A collection as a key ended the reading when it was opened.
                (None, _) => {}
            },
        }
    }

    fn check_keys(&mut self, entries: &[Entry<'t>]) {
        for entry in entries.iter().filter(|entry| entry.key == MERGE) {
            let at = entry.key_start..entry.key_end;
            self.not_plain(&at, "a merge key");
        }
        for entry in repeated(entries).into_iter().filter(|entry| entry.key != MERGE) {
            let mistake = SyntaxError::new(
                SyntaxErrorKind::DuplicateKey,
                entry.key_range(),
                format!("the key `{}` stands here a second time", entry.key),
            );
            let help = "keep the one that is meant: readers differ on which of them counts";
            self.mistakes.push(mistake.help(help));
        }
    }
}

/// Up to how many keys are compared with each other, which is sooner done than hashing them.
const FEW_KEYS: usize = 16;

/// The entries whose key stands earlier in their map.
fn repeated<'e, 't>(entries: &'e [Entry<'t>]) -> Vec<&'e Entry<'t>> {
    if entries.len() <= FEW_KEYS {
        let earlier = |at: usize| entries[..at].iter().any(|entry| entry.key == entries[at].key);
        return (0..entries.len()).filter(|at| earlier(*at)).map(|at| &entries[at]).collect();
    }
    let mut seen: HashSet<&str> = HashSet::with_capacity(entries.len());
    entries.iter().filter(|entry| !seen.insert(&entry.key)).collect()
}
