//! The rows of a sheet, of which there may be many.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, Write};

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

use super::cell::Row;

/// The rows of a sheet. Where they are many they are not kept but made when they are asked for, a
/// stretch at a time, so that memory does not grow with the answer.
#[derive(Default)]
pub struct Rows<'a>(Kept<'a>);

enum Kept<'a> {
    All(Vec<Row>),
    None(Made<'a>),
}

/// Rows that are made from their positions when they are asked for.
struct Made<'a> {
    count: usize,
    make: Box<dyn Fn(usize) -> Row + Send + Sync + 'a>,
}

/// The most rows that are kept.
const MOST_KEPT: usize = 1024;

/// How many are made at once, by all threads.
const AT_ONCE: usize = 4096;

/// How many are worth a thread of their own.
const A_THREAD: usize = 64;

impl<'a> Rows<'a> {
    /// So many rows, each made from its position.
    pub fn made(count: usize, make: impl Fn(usize) -> Row + Send + Sync + 'a) -> Self {
        if count > MOST_KEPT {
            return Self(Kept::None(Made { count, make: Box::new(make) }));
        }
        let rows = (0..count).into_par_iter().with_min_len(A_THREAD).map(make);
        rows.collect::<Vec<_>>().into()
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        match &self.0 {
            Kept::All(rows) => rows.len(),
            Kept::None(made) => made.count,
        }
    }

    /// Returns whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the rows in order.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, Row>> {
        self.stretches().flat_map(|stretch| {
            let (kept, made) = match stretch {
                Cow::Borrowed(rows) => (rows, Vec::new()),
                Cow::Owned(rows) => (&[][..], rows),
            };
            kept.iter().map(Cow::Borrowed).chain(made.into_iter().map(Cow::Owned))
        })
    }

    /// Writes the rows in order, each with its position, by all threads. A row that is not kept goes
    /// again as soon as it has been written.
    ///
    /// # Errors
    /// Returns an error if writing fails.
    pub fn write(
        &self,
        out: &mut dyn Write,
        write: impl Fn(usize, &Row, &mut Vec<u8>) -> io::Result<()> + Send + Sync,
    ) -> io::Result<()> {
        for from in (0..self.len()).step_by(AT_ONCE) {
            let to = self.len().min(from + AT_ONCE);
            let stretches = (from..to).into_par_iter().step_by(A_THREAD);
            let texts = stretches.map(|from| {
                let mut text = Vec::new();
                let mut positions = from..to.min(from + A_THREAD);
                positions.try_for_each(|at| write(at, &self.row(at), &mut text))?;
                Ok(text)
            });
            let texts: Vec<Vec<u8>> = texts.collect::<io::Result<_>>()?;
            texts.iter().try_for_each(|text| out.write_all(text))?;
        }
        Ok(())
    }

    fn row(&self, position: usize) -> Cow<'_, Row> {
        match &self.0 {
            Kept::All(rows) => Cow::Borrowed(&rows[position]),
            Kept::None(made) => Cow::Owned((made.make)(position)),
        }
    }

    /// Returns the rows in order, a stretch at a time.
    pub fn stretches(&self) -> impl Iterator<Item = Cow<'_, [Row]>> {
        (0..self.len()).step_by(AT_ONCE).map(|from| {
            let positions = from..self.len().min(from + AT_ONCE);
            match &self.0 {
                Kept::All(rows) => Cow::Borrowed(&rows[positions]),
                Kept::None(Made { make, .. }) => {
                    Cow::Owned(positions.into_par_iter().with_min_len(A_THREAD).map(make).collect())
                }
            }
        })
    }
}

impl From<Vec<Row>> for Rows<'_> {
    fn from(rows: Vec<Row>) -> Self {
        Self(Kept::All(rows))
    }
}

impl Default for Kept<'_> {
    fn default() -> Self {
        Self::All(Vec::new())
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
