//! What rules look at.

use crate::change::Changes;
use crate::domain::Plan;
use crate::domain::snapshot::Snapshot;
use crate::source::Texts;

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub struct CheckContext<'a> {
    /// The plan as of the day that counts as today.
    pub snapshot: &'a Snapshot<'a>,
    /// The texts it quotes.
    pub texts: &'a Texts<'a>,
    /// What the plan is compared with, where it is judged as a change.
    pub base: Option<&'a Base<'a>>,
}

/// The plan that a change began from.
#[derive(Debug)]
pub struct Base<'a> {
    /// What differs since.
    pub changes: Changes<'a>,
    /// The texts that it quoted.
    pub texts: &'a Texts<'a>,
    /// How its revision is called.
    pub name: String,
}

impl<'a> CheckContext<'a> {
    /// Returns the plan.
    pub fn plan(&self) -> &'a Plan {
        self.snapshot.plan
    }
}
