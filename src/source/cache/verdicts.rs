//! What a plan's milestones came to on a day, kept: later days are told from it until they make a
//! difference.

use chrono::Datelike;
use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::domain::snapshot::{Brief, Flags, Judged, Late, Snapshot, Verdict};
use crate::domain::{Day, Flag, Status, Vocabulary};

use super::kept::{Kept, laid_out};
use super::outline::Whole;
use super::store::name;

/// What the name of the file is made from: no path of a plan's file begins so.
pub(super) const NAME: &[u8] = b"/verdicts";

/// A verdict in bytes: the status, a few bits, the flags; then six numbers.
type Bytes = [u8; 4 + 6 * size_of::<i32>()];

/// The number that stands for nothing.
const NOTHING: i32 = i32::MIN;

/// One in so many verdicts may be out of date before all are written again.
const FEW: usize = 64;

impl Whole {
    /// What was kept of so many milestones; nothing where that is of other files.
    pub(super) fn judged(&self, kept: Kept, milestones: usize) -> Option<Judged> {
        let (key, rest) = kept.volume.data.split_first_chunk()?;
        let (day, rest) = rest.split_first_chunk()?;
        let day = day_of(i32::from_le_bytes(*day))?;
        let (verdicts, rest): (&'static [Bytes], _) = rest.as_chunks();
        let is_right = *key == self.key && verdicts.len() == milestones && rest.is_empty();
        let verdict = move |index: usize| read(&verdicts[index]);
        is_right.then(|| Judged { day, verdict: Box::new(verdict) })
    }

    /// Keeps what the milestones of a snapshot came to, where what is kept does not do for its day.
    pub fn keep_verdicts(&self, snapshot: &Snapshot<'_>) {
        let (plan, day) = (snapshot.plan, snapshot.as_of);
        let count = plan.milestones.len();
        let is_over = |judged: &Judged, index| (judged.verdict)(index).on(day).is_none();
        let does = |judged: &Judged| {
            let over = (0..count).filter(|index| judged.day < day && is_over(judged, *index));
            judged.day <= day && over.count() <= count / FEW
        };
        if plan.judged.as_deref().is_some_and(does) {
            return;
        }
        let verdicts = (0..count).into_par_iter().map(|index| bytes(&snapshot.verdict(index)));
        let Some(verdicts) = verdicts.collect::<Option<Vec<Bytes>>>() else { return };
        let Some(begun) = self.store.begin() else { return };
        let day = number_of(Some(day)).to_le_bytes();
        let data = [&self.key[..], &day, verdicts.as_flattened()].concat();
        let (_, contents) = laid_out(&self.owner, data, String::new());
        self.store.finish(begun, &name(&self.owner, NAME), &contents);
    }
}

/// A day as a number: its year, and in nine bits its position in it.
fn number_of(day: Option<Day>) -> i32 {
    day.map_or(NOTHING, |day| day.year() << 9 | day.ordinal().cast_signed())
}

fn day_of(number: i32) -> Option<Day> {
    Day::from_yo_opt(number >> 9, (number & 0x1ff).cast_unsigned())
}

/// A verdict in bytes; nothing where a number is too large.
fn bytes(verdict: &Verdict) -> Option<Bytes> {
    let Verdict { brief, news, until } = *verdict;
    let Brief { baseline, due, late, late_current, .. } = brief;
    let days = |late: Option<Late>| late.map_or(Some(NOTHING), |l| i32::try_from(l.days).ok());
    let numbers = [
        number_of(baseline),
        number_of(due),
        days(late)?,
        days(late_current)?,
        number_of(news),
        number_of(until),
    ];
    let status = brief.status.and_then(|status| Status::ALL.iter().position(|s| *s == status));
    let at_most = |late: Option<Late>| late.is_some_and(|late| late.at_most);
    let is = [brief.is_dated, brief.is_continuing, brief.is_moved];
    let bits = is
        .iter()
        .chain(&[at_most(late), at_most(late_current)])
        .rev()
        .fold(0, |bits, bit| bits << 1 | u8::from(*bit));
    let mut out = Bytes::default();
    out[0] = status.map_or(Some(u8::MAX), |status| u8::try_from(status).ok())?;
    out[1] = bits;
    out[2..4].copy_from_slice(&brief.flags.0.to_le_bytes());
    for (place, number) in out[4..].chunks_exact_mut(size_of::<i32>()).zip(numbers) {
        place.copy_from_slice(&number.to_le_bytes());
    }
    Some(out)
}

/// Reads what [`bytes`] wrote. Whatever stands there is some verdict.
fn read(bytes: &Bytes) -> Verdict {
    let [status, bits, low, high, numbers @ ..] = bytes;
    let numbers: &[[u8; 4]] = numbers.as_chunks().0;
    let number = |position: usize| i32::from_le_bytes(numbers[position]);
    let day = |position| day_of(number(position));
    let bit = |position: u8| bits >> position & 1 == 1;
    let late = |position, at_most| {
        let days = Some(number(position)).filter(|days| *days != NOTHING)?;
        Some(Late { days: days.into(), at_most })
    };
    let flags = Flags(u16::from_le_bytes([*low, *high]));
    let (baseline, due) = (day(0), day(1));
    let brief = Brief {
        status: Status::ALL.get(usize::from(*status)).copied(),
        is_dated: bit(0),
        is_continuing: bit(1),
        is_moved: bit(2),
        baseline,
        due,
        // Counted anew for the day that is asked about.
        overdue: flags.has(Flag::Overdue).then_some(0),
        late: late(2, bit(3)),
        late_current: late(3, bit(4)),
        slipped: Brief::slipped(baseline, due),
        stale: flags.has(Flag::Stale).then_some(0),
        flags,
    };
    Verdict { brief, news: day(4), until: day(5) }
}
