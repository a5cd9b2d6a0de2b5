//! Milestones by their deadlines: overdue and upcoming.

use std::cmp::Reverse;

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use crate::domain::Day;
use crate::i18n::{self, phrases};
use crate::query::View;

/// The smallest number of milestones that are worth a thread of their own.
const MIN_CHUNK: usize = 512;

/// Milestones that are overdue.
#[derive(Clone, Debug)]
pub struct OverdueSheet {
    /// The indexes of the milestones, the most overdue first.
    pub milestones: Vec<usize>,
    /// The number of them without a status, whose outcome is unknown.
    pub unknown: usize,
}

/// Returns the overdue ones among some milestones.
pub fn overdue(view: &View<'_>, milestones: Vec<usize>) -> OverdueSheet {
    let late = sorted(milestones, |index| {
        let brief = view.snapshot.brief(index);
        Some((Reverse(brief.overdue?), (index, brief.status.is_none())))
    });
    let unknown = late.iter().filter(|(_, is_unknown)| *is_unknown).count();
    OverdueSheet { milestones: late.into_iter().map(|(index, _)| index).collect(), unknown }
}

/// Returns those among some milestones that are open and due by a day, the earliest first. They
/// include overdue ones.
pub fn due_by(view: &View<'_>, milestones: Vec<usize>, until: Day) -> Vec<usize> {
    sorted(milestones, |index| {
        let brief = view.snapshot.brief(index);
        let due = brief.due.filter(|due| brief.is_open() && *due <= until);
        Some((due?, index))
    })
}

/// Returns the values that a function gives for milestones, sorted by the keys that it gives. The
/// sort is stable.
fn sorted<K: Ord + Send, T: Send>(
    milestones: Vec<usize>,
    keyed: impl Fn(usize) -> Option<(K, T)> + Send + Sync,
) -> Vec<T> {
    let milestones = milestones.into_par_iter().with_min_len(MIN_CHUNK);
    let mut found: Vec<(K, T)> = milestones.filter_map(keyed).collect();
    found.par_sort_by(|(a, _), (b, _)| a.cmp(b));
    found.into_iter().map(|(_, value)| value).collect()
}

/// Returns a sentence with the number of chosen milestones that are overdue and of those whose
/// outcome is unknown.
pub fn overdue_in_words(view: &View<'_>, chosen: usize, late: &OverdueSheet) -> String {
    let lang = view.lang;
    let day = i18n::day(view.snapshot.as_of, lang);
    let (count, unknown) = (late.milestones.len(), late.unknown);
    if count == 0 {
        return phrases::OVERDUE_NOTHING.fill(lang, &[&day]);
    }
    let of = i18n::number(chosen, lang);
    let mut answer = phrases::OVERDUE_HEAD.of(count, lang, &[&of, &day]);
    if unknown > 0 {
        let phrase = match (unknown == count, unknown) {
            (true, 1) => phrases::OVERDUE_UNKNOWN_ALL_ONE.to(lang).to_owned(),
            (true, 2) => phrases::OVERDUE_UNKNOWN_BOTH.to(lang).to_owned(),
            (true, _) => phrases::OVERDUE_UNKNOWN_ALL.to(lang).to_owned(),
            (false, _) => phrases::OVERDUE_UNKNOWN_SOME.of(unknown, lang, &[]),
        };
        answer.push(' ');
        answer.push_str(&phrase);
    }
    answer
}
