//! Titles that are nearly the same: one of them may be misspelt.

use std::collections::HashMap;

use super::fields::header;
use super::nodes::Parent;
use crate::domain::SectionLevel;

/// What titles are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum TitleScope {
    /// The sections of a level under something.
    Sections(SectionLevel, Parent),
    Milestones(Parent),
    Parties,
}

#[derive(Default)]
pub(super) struct KnownTitles {
    /// The words of each, and what is told of it.
    known: Vec<(Vec<String>, String)>,
    /// By what is left of them without one word.
    by_rest: HashMap<(TitleScope, String), Vec<usize>>,
    /// By their letters, without spaces.
    by_letters: HashMap<(TitleScope, String), usize>,
}

/// The shortest word that is taken for another one misspelt: `Part A` and `Part B` are two.
const SHORTEST: usize = 4;

/// A word of this length may have a letter wrong; a shorter one two that changed places, since `Iran`
/// is not `Iraq`.
const MIDDLING: usize = 5;

/// A word of this length may have two letters wrong.
const LONG: usize = 8;

/// How many titles are looked at that differ in the same word.
const MOST: usize = 200;

impl KnownTitles {
    /// Keeps a title with what is told of it.
    pub(super) fn learn(&mut self, among: TitleScope, title: &str, told: &str) {
        let words = words(title);
        let at = self.known.len();
        for place in changeable(&words) {
            self.by_rest.entry((among, rest(&words, place))).or_default().push(at);
        }
        self.by_letters.entry((among, words.concat())).or_insert(at);
        self.known.push((words, told.to_owned()));
    }

    /// What was told of a title that one may be a misspelling of: the same letters, or one word
    /// that is nearly the same. Numbers and short words are no misspellings of each other.
    pub(super) fn near(&self, among: TitleScope, title: &str) -> Option<&str> {
        let words = words(title);
        if words.is_empty() {
            return None;
        }
        let same = self.by_letters.get(&(among, words.concat())).copied();
        let near = || {
            changeable(&words).find_map(|place| {
                let alike = self.by_rest.get(&(among, rest(&words, place)))?;
                let is_near = |at: &&usize| are_near(&self.known[**at].0[place], &words[place]);
                alike.iter().take(MOST).find(is_near).copied()
            })
        };
        same.or_else(near).map(|at| self.known[at].1.as_str())
    }
}

fn words(title: &str) -> Vec<String> {
    header(title).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words that a slip may have changed.
fn changeable(words: &[String]) -> impl Iterator<Item = usize> {
    let is_long =
        |word: &String| word.chars().count() >= SHORTEST && word.chars().all(char::is_alphabetic);
    words.iter().enumerate().filter(move |(_, word)| is_long(word)).map(|(at, _)| at)
}

fn rest(words: &[String], without: usize) -> String {
    let others = words.iter().enumerate().map(|(at, word)| if at == without { "" } else { word });
    others.collect::<Vec<&str>>().join(" ")
}

fn are_near(one: &str, other: &str) -> bool {
    let length = one.chars().count().min(other.chars().count());
    let distance = strsim::damerau_levenshtein(one, other);
    if length < MIDDLING {
        let letters = |word: &str| {
            let mut letters: Vec<char> = word.chars().collect();
            letters.sort_unstable();
            letters
        };
        return distance <= 1 && letters(one) == letters(other);
    }
    distance <= if length < LONG { 1 } else { 2 }
}
