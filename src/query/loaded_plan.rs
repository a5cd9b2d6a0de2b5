//! A plan that has been read, and how it is asked.

use std::fmt;

use super::View;
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, Plan};
use crate::i18n::Lang;
use crate::messages;
use crate::source::{self, Folder, Located};

/// A plan that has been read without a mistake, with the day and the language of answers.
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

/// A plan that cannot be read whole.
#[derive(Debug)]
pub struct InvalidPlan {
    /// Every mistake in it.
    pub findings: Vec<Located>,
    /// Its folder, as it is shown to people.
    pub plan: String,
    /// The abbreviated id of the commit that it was read from; `None` if it was read from disk.
    pub revision: Option<String>,
}

impl LoadedPlan {
    /// Reads the plan in a folder.
    ///
    /// # Errors
    /// Every mistake in it, if there is one.
    pub fn read(folder: &Folder, as_of: Day, lang: Lang) -> Result<Self, InvalidPlan> {
        let plan = source::read(folder).into_plan(folder);
        let plan = plan.map_err(|findings| InvalidPlan::new(folder, findings))?;
        Ok(Self { folder: folder.clone(), plan, as_of, lang })
    }

    /// Returns the plan as of the day.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot::new(&self.plan, self.as_of)
    }

    /// Returns a snapshot in the language of the answers.
    pub fn view<'a>(&self, snapshot: &'a Snapshot<'a>) -> View<'a> {
        View { snapshot, lang: self.lang }
    }
}

impl InvalidPlan {
    /// Makes the error of a folder with mistakes.
    pub fn new(folder: &Folder, findings: Vec<Located>) -> Self {
        let revision = folder.revision().map(|revision| revision.short().to_owned());
        Self { findings, plan: folder.shown_root(), revision }
    }
}

impl fmt::Display for InvalidPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = messages::count(self.findings.len(), "mistake");
        write!(f, "the plan in `{}` has {count}", self.plan)?;
        match &self.revision {
            None => Ok(()),
            Some(at) => write!(f, " at {at}"),
        }
    }
}

impl std::error::Error for InvalidPlan {}
