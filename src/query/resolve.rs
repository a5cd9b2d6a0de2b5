//! Ids as people type them → ids of the plan.

use std::fmt;

use crate::domain::{Id, Plan};
use crate::messages;

/// What a typed id names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved<'p> {
    /// The plan, a section or a milestone.
    Node(&'p Id),
    /// A party or side.
    Party(&'p Id),
    /// An evidence record.
    Record(&'p Id),
}

/// A typed id that names nothing, or not one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResolveError {
    /// Nothing has it.
    Unknown {
        /// What was typed.
        text: String,
        /// An id, or the last part of one, that is spelt almost like it.
        nearest: Option<String>,
    },
    /// Several things have it.
    Ambiguous {
        /// What was typed.
        text: String,
        /// Their ids.
        ids: Vec<Id>,
    },
    /// It names something that is not a milestone.
    NotAMilestone(Id),
}

impl fmt::Display for ResolveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { text, .. } => write!(f, "the plan has no id `{text}`"),
            Self::Ambiguous { text, ids } => {
                write!(f, "`{text}` could mean {}", messages::count(ids.len(), "thing"))
            }
            Self::NotAMilestone(id) => write!(f, "`{id}` is no milestone"),
        }
    }
}

impl std::error::Error for ResolveError {}

impl<'p> Resolved<'p> {
    /// Returns its id.
    pub fn id(&self) -> &'p Id {
        match self {
            Self::Node(id) | Self::Party(id) | Self::Record(id) => id,
        }
    }
}

/// Finds what a text names: an id, case aside, or a beginning or ending of an id, or a beginning
/// of its last part, that only one has.
///
/// # Errors
/// Returns an error if nothing has it, or several things do.
pub fn resolve<'p>(plan: &'p Plan, text: &str) -> Result<Resolved<'p>, ResolveError> {
    resolve_among(&resolvable(plan), text)
}

/// Returns the index of the milestone that a text names in [`Plan::milestones`].
///
/// # Errors
/// Returns an error if it names none, or several, or something else.
pub fn resolve_milestone(plan: &Plan, text: &str) -> Result<usize, ResolveError> {
    let milestones: Vec<Resolved<'_>> =
        plan.milestones.iter().map(|milestone| Resolved::Node(&milestone.id)).collect();
    let error = match resolve_among(&milestones, text) {
        Ok(found) => {
            return plan
                .milestone(found.id())
                .map(|(index, _)| index)
                .ok_or_else(|| unknown(&milestones, text));
        }
        Err(error) => error,
    };
    match resolve(plan, text) {
        Ok(other) if other.id().is(text) => Err(ResolveError::NotAMilestone(other.id().clone())),
        _ => Err(error),
    }
}

/// Finds what a text names among some things, as [`resolve`] does among all.
///
/// # Errors
/// Returns an error if nothing has it, or several things do.
pub fn resolve_among<'p>(all: &[Resolved<'p>], text: &str) -> Result<Resolved<'p>, ResolveError> {
    if let Some(exact) = all.iter().find(|target| target.id().is(text)) {
        return Ok(exact.clone());
    }
    let wanted = text.to_ascii_lowercase();
    let is_part = |target: &&Resolved<'p>| {
        let id = target.id().as_str().to_ascii_lowercase();
        let last = id.rsplit('.').next().unwrap_or_default();
        let begins = id.starts_with(&wanted) || last.starts_with(&wanted);
        !wanted.is_empty() && (begins || id.ends_with(&wanted))
    };
    let found: Vec<&Resolved<'p>> = all.iter().filter(is_part).collect();
    match found[..] {
        [one] => Ok(one.clone()),
        [] => Err(unknown(all, text)),
        _ => {
            let ids = found.iter().map(|target| target.id().clone()).collect();
            Err(ResolveError::Ambiguous { text: text.to_owned(), ids })
        }
    }
}

fn unknown(all: &[Resolved<'_>], text: &str) -> ResolveError {
    let ids = || all.iter().map(|target| target.id().as_str());
    // The last part of an id is what people remember.
    let ends = ids().filter_map(|id| id.rsplit('.').next());
    let nearest = messages::nearest(text, ids()).or_else(|| messages::nearest(text, ends));
    ResolveError::Unknown { text: text.to_owned(), nearest: nearest.map(str::to_owned) }
}

/// Returns everything that an id can name.
pub fn resolvable(plan: &Plan) -> Vec<Resolved<'_>> {
    let sides = plan.head.sides.iter().map(|side| &side.id);
    std::iter::once(Resolved::Node(&plan.head.id))
        .chain(plan.sections.iter().map(|section| Resolved::Node(&section.id)))
        .chain(plan.milestones.iter().map(|milestone| Resolved::Node(&milestone.id)))
        .chain(sides.chain(plan.parties.iter().map(|party| &party.id)).map(Resolved::Party))
        .chain(plan.records.iter().map(|record| Resolved::Record(&record.id)))
        .collect()
}
