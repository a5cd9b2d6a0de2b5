//! The day that a commit counts for.

use super::versions::Versions;
use crate::domain::Day;

/// Returns the day that each commit counts for: its own, but none before that of a commit that it
/// follows, as in git's own corrected commit dates (gitformat-commit-graph(5)). None for one that
/// is dated after the day of the answer: that is left out, and moves no other.
pub fn days(versions: &Versions, as_of: Day) -> Vec<Option<Day>> {
    let mut latest = Day::MIN;
    let day = |index| {
        let own = versions.commit(index).day;
        latest = latest.max(if own <= as_of { own } else { latest });
        (own <= as_of).then_some(latest)
    };
    (0..versions.len()).map(day).collect()
}
