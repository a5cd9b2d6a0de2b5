//! Finds passages in the texts that a plan quotes, and what no passage accounts for.
//!
//! Texts are compared after NFC and with white space collapsed. A word is a run of letters or
//! digits; passages begin and end at word boundaries. `[…]` in a passage skips words of one
//! paragraph.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Below this number of patterns, building the automaton costs more than searching with it.
const FEW_PATTERNS: usize = 1000;

/// The sign for skipped words in a passage.
pub const GAP: &str = "[…]";

/// A text that quotes come from, made ready for searching.
#[derive(Clone, Debug, Default)]
pub struct SourceText {
    /// The text after NFC, with single spaces between tokens.
    plain: String,
    tokens: Vec<SourceWord>,
    words: Vec<Range<usize>>,
}

/// A run without white space: where it is in the plain text and in the original.
#[derive(Clone, Debug)]
struct SourceWord {
    plain: usize,
    original: Range<usize>,
    line: usize,
    paragraph: usize,
}

/// Where a passage was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPassage {
    /// The text, as an index into those searched.
    pub text: usize,
    /// The stretches it accounts for, in the plain text.
    pub stretches: Vec<Range<usize>>,
    /// The line of the original where it begins, from 1.
    pub line: usize,
}

/// What became of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SearchResult {
    /// It occurs exactly once.
    Once(FoundPassage),
    /// It does not occur.
    Nowhere,
    /// It occurs in several places, or can be matched in several ways; the first two lines.
    Often(usize, usize),
}

/// A stretch of a text that no passage accounts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The bytes of the original.
    pub bytes: Range<usize>,
    /// The line where it begins, from 1.
    pub line: usize,
    /// How many words it has.
    pub words: usize,
    /// The words, with white space collapsed.
    pub text: String,
}

/// Brings a text into the form in which texts are compared.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for token in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        push_nfc(&mut plain, token);
    }
    plain
}

fn push_nfc(plain: &mut String, token: &str) {
    if token.is_ascii() || is_nfc(token) {
        plain.push_str(token);
    } else {
        plain.extend(token.nfc());
    }
}

/// Returns whether one text occurs in another at word boundaries, both compared as [`plain`] texts.
pub fn contains(text: &str, part: &str) -> bool {
    find(&plain(text), &plain(part)).is_some()
}

/// Returns where one plain text first occurs in another at word boundaries.
fn find(text: &str, part: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + text[from..].find(part)?;
        if on_boundaries(text, &(at..at + part.len())) {
            return Some(at);
        }
        from = text.ceil_char_boundary(at + 1);
    }
}

fn on_boundaries(text: &str, range: &Range<usize>) -> bool {
    let cuts = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        before && text[at..].chars().next().is_some_and(char::is_alphanumeric)
    };
    !cuts(range.start) && !cuts(range.end)
}

impl SourceText {
    /// Makes a text ready for searching.
    pub fn new(original: &str) -> Self {
        let mut text = Self::default();
        let mut paragraph = 0;
        let mut start = 0;
        for (number, line) in original.split('\n').enumerate() {
            if line.trim().is_empty() {
                paragraph += 1;
            }
            for token in line.split_whitespace() {
                let at = start + (token.as_ptr() as usize - line.as_ptr() as usize);
                text.push(token, at..at + token.len(), number + 1, paragraph);
            }
            start += line.len() + 1;
        }
        text.words = words(&text.plain);
        text
    }

    fn push(&mut self, token: &str, original: Range<usize>, line: usize, paragraph: usize) {
        if !self.plain.is_empty() {
            self.plain.push(' ');
        }
        self.tokens.push(SourceWord { plain: self.plain.len(), original, line, paragraph });
        push_nfc(&mut self.plain, token);
    }

    /// Returns how many words it has.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    fn token(&self, at: usize) -> Option<&SourceWord> {
        self.tokens.get(self.tokens.partition_point(|token| token.plain <= at).checked_sub(1)?)
    }

    fn line(&self, at: usize) -> usize {
        self.token(at).map_or(1, |token| token.line)
    }

    fn paragraph(&self, at: usize) -> usize {
        self.token(at).map_or(0, |token| token.paragraph)
    }

    /// Returns the longest beginning of a passage that occurs in the text, in whole words, with the
    /// line where it begins and how the text goes on after it: what to look at when a quote is not
    /// found. Returns `None` if not even three words of it occur.
    pub fn nearest(&self, passage: &str) -> Option<(String, usize, String)> {
        let piece = pieces(passage).into_iter().next()?;
        let ends: Vec<usize> = words(&piece).into_iter().map(|word| word.end).collect();
        let found = |count: &usize| find(&self.plain, &piece[..ends[*count]]);
        // Whether a beginning occurs in the text only ever goes from yes to no as it grows.
        let counts: Vec<usize> = (0..ends.len()).collect();
        let known = counts.partition_point(|count| found(count).is_some());
        let last = known.checked_sub(1).filter(|last| *last >= 2)?;
        let at = found(&last)?;
        let rest = &self.plain[at + ends[last]..];
        let next: String = rest.split_whitespace().take(6).collect::<Vec<_>>().join(" ");
        Some((piece[..ends[last]].to_owned(), self.line(at), next))
    }

    /// Returns the stretches that no passage accounts for, in order.
    pub fn uncovered<'a>(&self, found: impl Iterator<Item = &'a FoundPassage>) -> Vec<Uncovered> {
        let mut covered = vec![false; self.words.len()];
        for stretch in found.flat_map(|found| &found.stretches) {
            let first = self.words.partition_point(|word| word.start < stretch.start);
            for (word, covered) in self.words[first..].iter().zip(&mut covered[first..]) {
                if word.end > stretch.end {
                    break;
                }
                *covered = true;
            }
        }
        let mut stretches = Vec::new();
        let mut position = 0;
        while position < covered.len() {
            let run = covered[position..].iter().take_while(|covered| !**covered).count();
            if run > 0 {
                let (first, last) = (&self.words[position], &self.words[position + run - 1]);
                let bytes = |at: usize| self.token(at).map(|token| token.original.clone());
                stretches.push(Uncovered {
                    bytes: bytes(first.start).map_or(0, |b| b.start)
                        ..bytes(last.start).map_or(0, |b| b.end),
                    line: self.line(first.start),
                    words: run,
                    text: self.plain[first.start..last.end].to_owned(),
                });
            }
            position += run.max(1);
        }
        stretches
    }
}

/// Returns the words of a plain text.
fn words(plain: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in plain.char_indices() {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..plain.len()));
    words
}

/// Returns a passage's pieces between gaps, as plain texts.
fn pieces(passage: &str) -> Vec<String> {
    passage.split(GAP).map(plain).filter(|piece| !piece.is_empty()).collect()
}

/// Looks for many passages in a plan's texts, each text read once.
pub fn search<'a>(
    texts: &[SourceText],
    passages: impl IntoIterator<Item = &'a str>,
) -> Vec<SearchResult> {
    let passages: Vec<Vec<String>> = passages.into_iter().map(pieces).collect();
    let mut ids: HashMap<&str, usize> = HashMap::new();
    for piece in passages.iter().flatten() {
        let next = ids.len();
        ids.entry(piece).or_insert(next);
    }
    let mut distinct = vec![""; ids.len()];
    for (piece, id) in &ids {
        distinct[*id] = piece;
    }
    let places: Vec<Vec<Vec<usize>>> =
        texts.iter().map(|text| occurrences(&text.plain, &distinct)).collect();
    passages
        .iter()
        .map(|pieces| {
            let ids: Vec<usize> = pieces.iter().map(|piece| ids[piece.as_str()]).collect();
            let ways = texts.iter().enumerate().flat_map(|(index, text)| {
                chains(text, pieces, &ids, &places[index]).into_iter().map(move |stretches| {
                    let line = stretches.first().map_or(1, |s| text.line(s.start));
                    FoundPassage { text: index, stretches, line }
                })
            });
            let mut ways = ways.take(2);
            match (ways.next(), ways.next()) {
                (None, _) => SearchResult::Nowhere,
                (Some(found), None) => SearchResult::Once(found),
                (Some(first), Some(second)) => SearchResult::Often(first.line, second.line),
            }
        })
        .collect()
}

/// How many bytes of a piece the automaton knows: enough to be rare, few enough that a hundred
/// thousand quotes stay small. The rest is compared where these bytes were found.
const STEM: usize = 32;

/// Returns where each piece starts in a text, on word boundaries, in order.
fn occurrences(text: &str, pieces: &[&str]) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); pieces.len()];
    let mut stems: HashMap<&str, usize> = HashMap::new();
    let mut by_stem: Vec<Vec<usize>> = Vec::new();
    for (id, piece) in pieces.iter().enumerate() {
        let stem = &piece[..piece.floor_char_boundary(STEM)];
        let next = stems.len();
        let stem = *stems.entry(stem).or_insert(next);
        if stem == by_stem.len() {
            by_stem.push(Vec::new());
        }
        by_stem[stem].push(id);
    }
    let mut patterns = vec![""; stems.len()];
    for (stem, id) in &stems {
        patterns[*id] = stem;
    }
    // For few patterns the automaton that is built fastest saves more than it costs in searching.
    let kind = (patterns.len() < FEW_PATTERNS).then_some(AhoCorasickKind::NoncontiguousNFA);
    let Ok(automaton) = AhoCorasick::builder().kind(kind).build(&patterns) else {
        return found;
    };
    for hit in automaton.find_overlapping_iter(text) {
        for &id in &by_stem[hit.pattern().as_usize()] {
            let range = hit.start()..hit.start() + pieces[id].len();
            let same = text.get(range.clone()) == Some(pieces[id]);
            if same && on_boundaries(text, &range) {
                found[id].push(hit.start());
            }
        }
    }
    for starts in &mut found {
        starts.sort_unstable();
    }
    found
}

/// A start of a piece that the pieces before it can lead up to: in how many ways (two stand for
/// more), and the place of one of them in the list of the piece before.
struct Link {
    start: usize,
    ways: u8,
    before: usize,
}

/// Returns the ways to match the pieces in order, each gap inside one paragraph: none, one or two.
fn chains(
    text: &SourceText,
    pieces: &[String],
    ids: &[usize],
    places: &[Vec<usize>],
) -> Vec<Vec<Range<usize>>> {
    let mut rows: Vec<Vec<Link>> = Vec::new();
    for (piece, &id) in ids.iter().enumerate() {
        let starts = places[id].iter();
        let row = match rows.last() {
            None => starts.map(|&start| Link { start, ways: 1, before: 0 }).collect(),
            Some(row) => follow(text, row, pieces[piece - 1].len(), starts),
        };
        rows.push(row);
    }
    let Some(last) = rows.last() else {
        return Vec::new();
    };
    let ends = last
        .iter()
        .enumerate()
        .flat_map(|(at, link)| std::iter::repeat_n(at, usize::from(link.ways)));
    ends.take(2).map(|at| trace(&rows, pieces, at)).collect()
}

/// Links each start to the nearest ends before it, in the same paragraph.
fn follow<'a>(
    text: &SourceText,
    row: &[Link],
    len: usize,
    starts: impl Iterator<Item = &'a usize>,
) -> Vec<Link> {
    let mut next = Vec::new();
    let mut seen = 0;
    // The paragraph of the newest end seen, and how many ways lead to ends in it.
    let (mut paragraph, mut ways, mut before) = (usize::MAX, 0u8, 0);
    for &start in starts {
        while let Some(link) = row.get(seen).filter(|link| link.start + len <= start) {
            let here = text.paragraph(link.start + len - 1);
            if here != paragraph {
                (paragraph, ways) = (here, 0);
            }
            ways = ways.saturating_add(link.ways).min(2);
            before = seen;
            seen += 1;
        }
        if ways > 0 && paragraph == text.paragraph(start) {
            next.push(Link { start, ways, before });
        }
    }
    next
}

fn trace(rows: &[Vec<Link>], pieces: &[String], mut at: usize) -> Vec<Range<usize>> {
    let mut stretches = Vec::with_capacity(rows.len());
    for (row, piece) in rows.iter().zip(pieces).rev() {
        let link = &row[at];
        stretches.push(link.start..link.start + piece.len());
        at = link.before;
    }
    stretches.reverse();
    stretches
}
