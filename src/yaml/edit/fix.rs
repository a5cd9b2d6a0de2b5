//! Corrects words and comments at the places of findings, verified like every edit.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use serde_yaml::Value as Data;

use super::apply::{apply_splices, parse_editable};
use super::error::EditError;
use super::splice::Splice;
use super::style::FileStyle;
use super::{guard, scalar};
use crate::domain::Fix;
use crate::yaml::layout::TextLayout;
use crate::yaml::tree::{NodeValue, Style, Tree};

/// A word to replace, located by the position of each entry and item on the way.
struct WordSite<'m> {
    path: Vec<usize>,
    is_key: bool,
    word: &'m str,
}

/// Applies the corrections of findings at the byte ranges of their places.
///
/// The result is read back by two YAML parsers, both of which must find the data of the text with
/// exactly these words replaced. All other bytes and comments stay the same.
///
/// # Errors
///
/// Returns an error if the text is not a plan's YAML, or if the result cannot be verified.
pub fn fix(text: &str, fixes: &[(Range<usize>, Fix)]) -> Result<String, EditError> {
    let tree = parse_editable(text)?;
    let style = FileStyle::of(text, Some(&tree));
    let layout = TextLayout { text };
    let refuse = |at: usize, why: &str| EditError {
        message: format!("it cannot be mended in place: {why}"),
        line: layout.line(at),
        yaml: None,
    };
    let mut words: HashMap<(usize, usize), &str> = HashMap::new();
    let mut comments: BTreeMap<usize, (usize, Vec<&str>)> = BTreeMap::new();
    for (at, fix) in fixes {
        match fix {
            Fix::Word(word) => drop(words.insert((at.start, at.end), word)),
            Fix::Disallow(rule) => {
                comments.entry(at.start).or_insert((at.end, Vec::new())).1.push(rule);
            }
        }
    }
    let first = fixes.first().map_or(0, |(at, _)| at.start);
    let mut found = Vec::new();
    find_words(&tree, &words, &mut Vec::new(), &mut found);
    if found.len() < words.len() {
        return Err(refuse(first, "no word stands there"));
    }
    let new = words.iter().map(|((start, end), word)| Splice {
        at: *start..*end,
        text: quoted_like(&text[*start..*end], word, style.quote),
    });
    let mut splices: Vec<Splice> = new.collect();
    let mut new_comments = HashMap::new();
    for (start, (end, rules)) in comments {
        let comment = without_rules(&text[start..end], &rules);
        splices.push(Splice {
            at: comment_range(layout, start, end, &comment),
            text: comment.clone(),
        });
        new_comments.insert(start, comment);
    }
    splices.sort_by_key(|splice| splice.at.start);
    if splices.windows(2).any(|pair| pair[0].at.end > pair[1].at.start) {
        return Err(refuse(first, "two changes of it overlap"));
    }
    let result = apply_splices(text, &splices);
    let edited = |data| found.iter().try_fold(data, replace_word);
    guard::verify_words((text, &tree), &result, edited, &new_comments)
        .map_err(|why| refuse(first, why))?;
    Ok(result)
}

/// Finds the words that are to be replaced.
fn find_words<'m>(
    tree: &Tree<'_>,
    words: &HashMap<(usize, usize), &'m str>,
    path: &mut Vec<usize>,
    found: &mut Vec<WordSite<'m>>,
) {
    let word = |range: Range<usize>| words.get(&(range.start, range.end)).copied();
    match &tree.value {
        NodeValue::Scalar(_, Style::Plain | Style::Quoted) => {
            let here = |word| WordSite { path: path.clone(), is_key: false, word };
            found.extend(word(tree.range()).map(here));
        }
        NodeValue::Scalar(..) => {}
        NodeValue::List(items) => {
            for (position, item) in items.iter().enumerate() {
                path.push(position);
                find_words(item, words, path, found);
                path.pop();
            }
        }
        NodeValue::Map(entries) => {
            for (position, entry) in entries.iter().enumerate() {
                path.push(position);
                let here = |word| WordSite { path: path.clone(), is_key: true, word };
                found.extend(word(entry.key_range()).map(here));
                find_words(&entry.value, words, path, found);
                path.pop();
            }
        }
    }
}

/// Returns a word with the quotes of the one that it replaces, or with those that it needs.
fn quoted_like(old: &str, word: &str, preferred: char) -> String {
    match old.chars().next() {
        Some(quote @ ('"' | '\'')) => scalar::quoted(word, quote),
        _ if scalar::is_plain_word(word, true, false) => word.to_owned(),
        _ => scalar::quoted(word, preferred),
    }
}

/// Returns a comment that allows rules without some of them, or an empty text if none is left.
fn without_rules(comment: &str, rules: &[&str]) -> String {
    let (head, tail) = comment.split_once('(').unwrap_or((comment, ""));
    let (names, rest) = tail.split_once(')').unwrap_or((tail, ""));
    let names = names.split(',').map(str::trim);
    let left: Vec<&str> = names.filter(|name| !name.is_empty() && !rules.contains(name)).collect();
    if left.is_empty() { String::new() } else { format!("{head}({}){rest}", left.join(", ")) }
}

/// Returns the bytes to replace: those of the comment, or its whole line if it is removed and alone
/// on it.
fn comment_range(layout: TextLayout<'_>, start: usize, end: usize, comment: &str) -> Range<usize> {
    if !comment.is_empty() {
        return start..end;
    }
    if layout.begins_line(start) {
        return layout.line_start(start)..layout.next_line(start);
    }
    layout.text[..start].trim_end_matches([' ', '\t']).len()..layout.line_end(start)
}

/// Returns data with a word replaced, or `None` if its place does not exist.
fn replace_word(mut data: Data, site: &WordSite<'_>) -> Option<Data> {
    let (last, path) = site.path.split_last()?;
    let mut here = &mut data;
    for position in path {
        here = match here {
            Data::Sequence(items) => items.get_mut(*position)?,
            Data::Mapping(entries) => entries.iter_mut().nth(*position)?.1,
            _ => return None,
        };
    }
    let word = Data::String(site.word.to_owned());
    match here {
        Data::Sequence(items) => *items.get_mut(*last)? = word,
        Data::Mapping(entries) if site.is_key => {
            let old = std::mem::take(entries).into_iter().enumerate();
            let renamed = old.map(|(position, (key, value))| {
                (if position == *last { word.clone() } else { key }, value)
            });
            *entries = renamed.collect();
        }
        Data::Mapping(entries) => *entries.iter_mut().nth(*last)?.1 = word,
        _ => return None,
    }
    Some(data)
}
