//! The rows of a sheet, of which there may be many.

use std::borrow::Cow;
use std::fmt;
use std::mem::ManuallyDrop;

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use super::sheet::Row;

/// The rows of a sheet. Where they are many they are not kept but made when they are asked for, a
/// stretch at a time, so that memory does not grow with the answer.
#[derive(Default)]
pub struct Rows<'a>(Kept<'a>);

enum Kept<'a> {
    /// These are never freed: an answer is the last thing that a run is about, and to take many rows
    /// apart takes as long as to make them.
    All(ManuallyDrop<Vec<Row>>),
    None(usize, Box<dyn Fn(usize) -> Row + Send + Sync + 'a>),
}

/// The most rows that are kept.
const MOST_KEPT: usize = 1 << 15;

/// How many are made at once, by all threads.
const AT_ONCE: usize = 4096;

/// How many are worth a thread of their own.
const A_THREAD: usize = 64;

impl<'a> Rows<'a> {
    /// So many rows, each made from its position.
    pub fn made(count: usize, make: impl Fn(usize) -> Row + Send + Sync + 'a) -> Self {
        if count > MOST_KEPT {
            return Self(Kept::None(count, Box::new(make)));
        }
        let rows = (0..count).into_par_iter().with_min_len(A_THREAD).map(make);
        rows.collect::<Vec<_>>().into()
    }

    /// Rows in the order of keys, each made from its key. Those of keys that are close to each other
    /// are made together: what they are about lies together in memory.
    pub fn of(keys: Vec<usize>, make: impl Fn(usize) -> Row + Send + Sync + 'a) -> Self {
        if keys.len() > MOST_KEPT {
            return Self::made(keys.len(), move |position| make(keys[position]));
        }
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.par_sort_unstable_by_key(|position| keys[*position]);
        let order = order.into_par_iter().with_min_len(A_THREAD);
        let made: Vec<(usize, Row)> =
            order.map(|position| (position, make(keys[position]))).collect();
        let mut rows = vec![Row::default(); made.len()];
        for (position, row) in made {
            rows[position] = row;
        }
        rows.into()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::All(rows) => rows.len(),
            Kept::None(count, _) => *count,
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The rows in order.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, Row>> {
        self.stretches().flat_map(|stretch| {
            let (kept, made) = match stretch {
                Cow::Borrowed(rows) => (rows, Vec::new()),
                Cow::Owned(rows) => (&[][..], rows),
            };
            kept.iter().map(Cow::Borrowed).chain(made.into_iter().map(Cow::Owned))
        })
    }

    /// The rows in order, a stretch at a time.
    pub fn stretches(&self) -> impl Iterator<Item = Cow<'_, [Row]>> {
        (0..self.len()).step_by(AT_ONCE).map(|from| {
            let positions = from..self.len().min(from + AT_ONCE);
            match &self.0 {
                Kept::All(rows) => Cow::Borrowed(&rows[positions]),
                Kept::None(_, make) => {
                    Cow::Owned(positions.into_par_iter().with_min_len(A_THREAD).map(make).collect())
                }
            }
        })
    }
}

impl From<Vec<Row>> for Rows<'_> {
    fn from(rows: Vec<Row>) -> Self {
        Self(Kept::All(ManuallyDrop::new(rows)))
    }
}

impl Default for Kept<'_> {
    fn default() -> Self {
        Self::All(ManuallyDrop::default())
    }
}

impl FromIterator<Row> for Rows<'_> {
    fn from_iter<I: IntoIterator<Item = Row>>(rows: I) -> Self {
        rows.into_iter().collect::<Vec<_>>().into()
    }
}

impl fmt::Debug for Rows<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}
