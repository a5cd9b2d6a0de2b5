//! A plan that has been read.

use super::error::CliError;
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, Plan};
use crate::i18n::Lang;
use crate::query::View;
use crate::source::{self, Folder};

/// A plan that has been read without a mistake, and how it is asked.
#[derive(Debug)]
pub struct LoadedPlan {
    /// Its folder.
    pub folder: Folder,
    /// The plan.
    pub plan: Plan,
    /// The day that answers are for.
    pub as_of: Day,
    /// The language of the answers.
    pub lang: Lang,
}

impl LoadedPlan {
    /// Reads the plan in a folder, and fails with every mistake in it.
    ///
    /// # Errors
    /// When it cannot be read whole.
    pub fn read(folder: &Folder, as_of: Day, lang: Lang) -> Result<Self, CliError> {
        let failure =
            |findings| CliError::Plan { findings, plan: folder.shown_root(), revision: None };
        let plan = source::read(folder).into_plan(folder).map_err(failure)?;
        Ok(Self { folder: folder.clone(), plan, as_of, lang })
    }

    /// Returns the plan as of the day.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot::new(&self.plan, self.as_of)
    }

    /// A snapshot in the language of the answers.
    pub fn view<'a>(&self, snapshot: &'a Snapshot<'a>) -> View<'a> {
        View { snapshot, lang: self.lang }
    }
}
