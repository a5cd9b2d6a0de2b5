//! A plan that has been read.

use std::mem::ManuallyDrop;

use super::failure::Failure;
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, Plan};
use crate::query::View;
use crate::source::{self, Folder, Whole};
use crate::words::Lang;

/// A plan that has been read without a mistake, and how it is asked.
#[derive(Debug)]
pub struct Book {
    /// Its folder.
    pub folder: Folder,
    /// The plan. It is never freed: a run reads two or three at most, and to take a large one apart
    /// takes a tenth of the time.
    pub plan: ManuallyDrop<Plan>,
    /// The plan's files as the cache has them, where it does.
    pub whole: Option<Whole>,
    /// The day that answers are for.
    pub as_of: Day,
    /// The language of the answers.
    pub lang: Lang,
}

impl Book {
    /// Reads the plan in a folder anew, without a cache, and fails with every mistake in it.
    ///
    /// # Errors
    /// When it cannot be read whole.
    pub fn read(folder: &Folder, as_of: Day, lang: Lang) -> Result<Self, Failure> {
        let failure =
            |findings| Failure::Plan { findings, plan: folder.shown_root(), revision: None };
        let (plan, whole) = source::read(folder, None).faultless(folder).map_err(failure)?;
        Ok(Self { folder: folder.clone(), plan: ManuallyDrop::new(plan), whole, as_of, lang })
    }

    /// The plan as of the day, which is remembered. It is never freed either.
    pub fn snapshot(&self) -> ManuallyDrop<Snapshot<'_>> {
        let snapshot = Snapshot::new(&self.plan, self.as_of);
        if let Some(whole) = &self.whole {
            whole.keep_verdicts(&snapshot);
        }
        ManuallyDrop::new(snapshot)
    }

    /// A snapshot in the language of the answers.
    pub fn view<'a>(&self, snapshot: &'a Snapshot<'a>) -> View<'a> {
        View { snapshot, lang: self.lang }
    }
}
