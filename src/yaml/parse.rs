//! YAML text → a tree of nodes with byte ranges, collecting what plans may not use. The scanner
//! reads most texts; the parser of all YAML reads the others.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span, StructureStyle, options};

use super::error::{SyntaxError, SyntaxErrorKind};
use super::scan::{self, Sink};
use super::syntax;
use super::tree::{Entry, NodeValue, Style, Tree};
use crate::limits::{DEEPEST, LONGEST_TEXT};

/// The key of YAML 1.1 that merges other maps into its own.
const MERGE: &str = "<<";

/// A collection that is not closed yet: its start, and the position of its first child in
/// [`Builder::items`] or [`Builder::entries`].
enum Open {
    List(u32, usize),
    /// The last field is whether the last key still lacks its value.
    Map(u32, usize, bool),
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Open>,
    /// The items of all open lists, the innermost last.
    items: Vec<Tree<'t>>,
    /// The entries of all open maps, the innermost last. A key whose value is not read yet has an
    /// empty one.
    entries: Vec<Entry<'t>>,
    root: Option<Tree<'t>>,
    mistakes: Vec<SyntaxError>,
    documents: usize,
}

/// Parses a text. Returns a tree if the text is well-formed YAML with a node in it, and the mistakes,
/// which a tree does not exclude.
pub fn parse(text: &str) -> (Option<Tree<'_>>, Vec<SyntaxError>) {
    scan(text).unwrap_or_else(|| parse_events(text))
}

/// Returns the ranges of the comments of a text, each with its `#` and without the line break, up to
/// the first mistake.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    scan_comments(text).unwrap_or_else(|| parse_comments(text))
}

/// Reads a text with the scanner. Returns `None` if only the parser can read it.
pub(super) fn scan(text: &str) -> Option<(Option<Tree<'_>>, Vec<SyntaxError>)> {
    let mut builder = Builder::new(text);
    scan::scan(text, &mut builder).ok()?;
    Some((builder.root, builder.mistakes))
}

/// Reads a text with the parser.
pub(super) fn parse_events(text: &str) -> (Option<Tree<'_>>, Vec<SyntaxError>) {
    let options = options! {
        emit_anchor_events: true,
        emit_unresolved_aliases: true,
        block_nesting_limit: DEEPEST,
        flow_nesting_limit: DEEPEST,
        emit_comments: false,
    };
    let mut builder = Builder::new(text);
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

/// Collects the comments and ignores all else.
impl Sink<'_> for Vec<Range<usize>> {
    fn comment(&mut self, at: Range<usize>) {
        self.push(at);
    }
}

/// Finds the comments of a text with the scanner. Returns `None` if only the parser can read it.
pub(super) fn scan_comments(text: &str) -> Option<Vec<Range<usize>>> {
    let mut comments = Vec::new();
    scan::scan(text, &mut comments).ok()?;
    Some(comments)
}

/// Finds the comments of a text with the parser.
pub(super) fn parse_comments(text: &str) -> Vec<Range<usize>> {
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
    narrow(&span.byte_range().unwrap_or_default())
}

fn narrow(range: &Range<usize>) -> Range<u32> {
    position(range.start)..position(range.end)
}

fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn wide(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}

impl<'t> Sink<'t> for Builder<'t> {
    fn scalar(&mut self, text: Cow<'t, str>, style: Style, at: Range<usize>) {
        self.scalar(text, style, &narrow(&at));
    }

    fn list(&mut self, start: usize) {
        self.open.push(Open::List(position(start), self.items.len()));
    }

    fn map(&mut self, start: usize) {
        self.open.push(Open::Map(position(start), self.entries.len(), false));
    }

    fn close(&mut self, at: Range<usize>) {
        self.close(&narrow(&at));
    }
}

impl<'t> Builder<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            open: Vec::new(),
            items: Vec::new(),
            entries: Vec::new(),
            root: None,
            mistakes: Vec::new(),
            documents: 0,
        }
    }

    /// Handles an event of the parser. Returns false if the rest of the text must not be read.
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
                let text = NodeValue::Scalar(Cow::Borrowed(""), Style::Alias);
                self.add(Tree { value: text, start: at.start, end: at.end });
            }
            Event::Scalar(text, style, ..) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
                };
                self.scalar(text, style, &at);
            }
            Event::SequenceStart(style, ..) => {
                let start = match style {
                    StructureStyle::Block => self.first_dash().unwrap_or(at.start),
                    StructureStyle::Flow => at.start,
                };
                return self.open(Open::List(start, self.items.len()), &at);
            }
            Event::MappingStart(..) => {
                return self.open(Open::Map(at.start, self.entries.len(), false), &at);
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(&at),
            _ => {}
        }
        true
    }

    /// Returns the position of the first dash of a list under a key. The parser reports it only if
    /// the dash is indented more than the key.
    fn first_dash(&self) -> Option<u32> {
        let Some(Open::Map(_, _, true)) = self.open.last() else {
            return None;
        };
        let mut rest = self.text.get(self.entries.last()?.key_end as usize..)?;
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

    fn scalar(&mut self, text: Cow<'t, str>, style: Style, at: &Range<u32>) {
        if text.len() > LONGEST_TEXT {
            let message = format!("a value of {} bytes is longer than 1 MiB", text.len());
            let at = at.start as usize..at.start as usize + 1;
            let mistake = SyntaxError::new(SyntaxErrorKind::TooLong, at, message);
            self.mistakes.push(mistake.help(
                "look for a quotation mark that is not closed or an indentation that went wrong",
            ));
        }
        self.add(Tree { value: NodeValue::Scalar(text, style), start: at.start, end: at.end });
    }

    fn open(&mut self, collection: Open, at: &Range<u32>) -> bool {
        let is_key = matches!(self.open.last(), Some(Open::Map(_, _, false)));
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
            Some(Open::List(start, first)) => {
                let items: Vec<_> = self.items.drain(first..).collect();
                let end = end(items.last().map(|item| item.end));
                Tree { value: NodeValue::List(items), start, end }
            }
            Some(Open::Map(start, first, _)) => {
                let mut entries: Vec<_> = self.entries.drain(first..).collect();
                let end = end(entries.last().map(|entry| entry.value.end));
                self.check_keys(&entries);
                // Refused once, they are not to be taken for unknown keys as well.
                entries.retain(|entry| entry.key != MERGE);
                Tree { value: NodeValue::Map(entries), start, end }
            }
            None => return,
        };
        self.add(tree);
    }

    fn add(&mut self, tree: Tree<'t>) {
        match self.open.last_mut() {
            None => self.root = Some(tree),
            Some(Open::List(..)) => self.items.push(tree),
            Some(Open::Map(_, _, waits)) if *waits => {
                *waits = false;
                if let Some(entry) = self.entries.last_mut() {
                    entry.value = tree;
                }
            }
            Some(Open::Map(_, _, waits)) => {
                // A collection as a key ended the reading when it was opened.
                if let NodeValue::Scalar(key, key_style) = tree.value {
                    *waits = true;
                    let (key_start, key_end) = (tree.start, tree.end);
                    let value = NodeValue::Scalar(Cow::Borrowed(""), Style::Plain);
                    let value = Tree { value, start: key_end, end: key_end };
                    self.entries.push(Entry { key, key_style, key_start, key_end, value });
                }
            }
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

/// Up to this number of keys, comparing them with each other is faster than hashing them.
const FEW_KEYS: usize = 32;

/// Returns the entries whose key occurs earlier in the map.
fn repeated<'e, 't>(entries: &'e [Entry<'t>]) -> Vec<&'e Entry<'t>> {
    if entries.len() > FEW_KEYS {
        let mut seen: HashSet<&str> = HashSet::with_capacity(entries.len());
        return entries.iter().filter(|entry| !seen.insert(&entry.key)).collect();
    }
    // Keys are compared only where their digests are equal.
    let mut seen = 0_u64;
    let is_repeated = |(at, entry): &(usize, &Entry<'t>)| {
        let bit = 1 << digest(&entry.key);
        let may_be = seen & bit != 0;
        seen |= bit;
        may_be && entries[..*at].iter().any(|earlier| earlier.key == entry.key)
    };
    entries.iter().enumerate().filter(is_repeated).map(|(_, entry)| entry).collect()
}

/// Returns a number below 64 that most keys of a map have for themselves.
fn digest(key: &str) -> usize {
    let [first, .., last] = *key.as_bytes() else { return 0 };
    (usize::from(first) * 5 + usize::from(last) * 3 + key.len() * 7) % 64
}
