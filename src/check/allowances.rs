//! Findings that a comment in the plan's files allows, with a reason.

use std::collections::HashMap;

use crate::domain::FileId;
use crate::source::mistakes::MISTAKES;
use crate::source::{Allowance, Located};

/// The allowances of a plan, and which of them were needed.
#[derive(Debug)]
pub struct Allowances<'a> {
    list: &'a [Allowance],
    /// Those of each file, by the line from which they hold.
    by_file: HashMap<FileId, Vec<usize>>,
    /// Of each rule of each allowance, whether a finding was allowed by it.
    used: Vec<Vec<bool>>,
}

/// A rule that an allowance names.
#[derive(Clone, Copy, Debug)]
pub struct NamedRule<'a> {
    /// The allowance.
    pub allowance: &'a Allowance,
    /// The rule's name, as written.
    pub rule: &'a str,
    /// Whether it allowed a finding.
    pub is_used: bool,
}

impl<'a> Allowances<'a> {
    /// Allowances of which none has been needed so far.
    pub fn new(list: &'a [Allowance]) -> Self {
        let mut by_file: HashMap<FileId, Vec<usize>> = HashMap::new();
        for (position, allowance) in list.iter().enumerate() {
            by_file.entry(allowance.file).or_default().push(position);
        }
        for positions in by_file.values_mut() {
            positions.sort_by_key(|position| list[*position].lines.start);
        }
        let used = list.iter().map(|allowance| vec![false; allowance.rules.len()]).collect();
        Self { list, by_file, used }
    }

    /// Leaves out the findings that are allowed, which come by file and line. Mistakes of reading
    /// and files as a whole cannot be.
    pub fn apply(&mut self, mut located: Vec<Located>) -> Vec<Located> {
        let mut holding = Holding::default();
        located.retain(|located| !self.allow(located, &mut holding));
        located
    }

    fn allow(&mut self, located: &Located, holding: &mut Holding) -> bool {
        let Some(spot) = &located.spot else { return false };
        let (rule, file) = (located.finding.rule, located.finding.place.file);
        if MISTAKES.iter().any(|mistake| mistake.name == rule) {
            return false;
        }
        let Some(positions) = self.by_file.get(&file) else { return false };
        holding.move_to((file, spot.line), positions, self.list);
        let mut allowed = false;
        for position in &holding.positions {
            let named = self.list[*position].rules.iter().position(|named| named == rule);
            if let Some(named) = named {
                self.used[*position][named] = true;
                allowed = true;
            }
        }
        allowed
    }

    /// Returns every allowance.
    pub fn all(&self) -> impl Iterator<Item = &'a Allowance> {
        self.list.iter()
    }

    /// Returns every rule that an allowance names.
    pub fn named(&self) -> impl Iterator<Item = NamedRule<'a>> {
        self.list.iter().zip(&self.used).flat_map(|(allowance, used)| {
            let rules = allowance.rules.iter().zip(used);
            rules.map(move |(rule, used)| NamedRule { allowance, rule, is_used: *used })
        })
    }
}

/// The allowances that hold on a line, followed from line to line: each is looked at when it begins
/// to hold and when it ends.
#[derive(Debug, Default)]
struct Holding {
    at: Option<(FileId, usize)>,
    positions: Vec<usize>,
    /// How many of the file's allowances have begun.
    begun: usize,
}

impl Holding {
    fn move_to(&mut self, (file, line): (FileId, usize), all: &[usize], list: &[Allowance]) {
        if self.at == Some((file, line)) {
            return;
        }
        if self.at.is_none_or(|(before, last)| before != file || line < last) {
            *self = Self::default();
        }
        self.at = Some((file, line));
        let begun = all[self.begun..].iter().take_while(|at| list[**at].lines.start <= line);
        let many = self.positions.len();
        self.positions.extend(begun.copied());
        self.begun += self.positions.len() - many;
        self.positions.retain(|at| list[*at].lines.contains(&line));
    }
}
