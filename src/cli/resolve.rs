//! Ids as people type them → ids of the plan.

use crate::domain::{Id, Plan};
use crate::messages;

use super::error::CliError;

/// What an id on the command line leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Resolved<'p> {
    /// The plan, a section or a milestone.
    Node(&'p Id),
    /// A party or side.
    Party(&'p Id),
    /// An evidence record.
    Record(&'p Id),
}

impl<'p> Resolved<'p> {
    /// Its id.
    pub(super) fn id(&self) -> &'p Id {
        match self {
            Self::Node(id) | Self::Party(id) | Self::Record(id) => id,
        }
    }
}

/// Finds what a text names: an id, case aside, or a beginning or ending of an id, or a beginning
/// of its last part, that only one has.
///
/// # Errors
/// When nothing has it, or several things do.
pub(super) fn resolve<'p>(plan: &'p Plan, text: &str) -> Result<Resolved<'p>, CliError> {
    resolve_among(&targets(plan), text)
}

/// The milestone that a text names, as an index into [`Plan::milestones`].
///
/// # Errors
/// When it names none, or several, or something else.
pub(super) fn milestone(plan: &Plan, text: &str) -> Result<usize, CliError> {
    let milestones: Vec<Resolved<'_>> =
        plan.milestones.iter().map(|milestone| Resolved::Node(&milestone.id)).collect();
    let error = match resolve_among(&milestones, text) {
        Ok(found) => {
            return plan
                .milestone(found.id())
                .map(|(index, _)| index)
                .ok_or_else(|| no_id(&milestones, text));
        }
        Err(error) => error,
    };
    match resolve(plan, text) {
        Ok(other) if other.id().is(text) => Err(CliError::new(
            format!("`{}` is no milestone", other.id()),
            format!("`hito tree {}` shows the milestones below a node", other.id()),
        )),
        _ => Err(error),
    }
}

/// Finds what a text names among some things, as [`resolve`] does among all.
pub(super) fn resolve_among<'p>(
    all: &[Resolved<'p>],
    text: &str,
) -> Result<Resolved<'p>, CliError> {
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
        [] => Err(no_id(all, text)),
        _ => Err(CliError::Plain {
            message: format!("`{text}` could mean {}", messages::count(found.len(), "thing")),
            help: choices(&found),
        }),
    }
}

fn no_id(all: &[Resolved<'_>], text: &str) -> CliError {
    let ids = || all.iter().map(|target| target.id().as_str());
    if text.contains(',') {
        let help = "leave a blank between ids, and no comma: `hito show I.1 I.2`";
        return CliError::new(format!("the plan has no id `{text}`"), help);
    }
    // The last part of an id is what people remember.
    let ends = ids().filter_map(|id| id.rsplit('.').next());
    let near = messages::nearest(text, ids()).or_else(|| messages::nearest(text, ends));
    CliError::new(
        format!("the plan has no id `{text}`"),
        near.map_or("`hito tree` shows every id".to_owned(), messages::did_you_mean),
    )
}

/// The ids that an ambiguous text could mean, as many as can be read at a glance.
fn choices(found: &[&Resolved<'_>]) -> Vec<String> {
    const MOST: usize = 12;
    let mut ids: Vec<String> = found.iter().take(MOST).map(|t| t.id().to_string()).collect();
    if found.len() > MOST {
        ids.push(format!("… and {} more", found.len() - MOST));
    }
    ids
}

/// Everything that an id leads to.
pub(super) fn targets(plan: &Plan) -> Vec<Resolved<'_>> {
    let sides = plan.head.sides.iter().map(|side| &side.id);
    std::iter::once(Resolved::Node(&plan.head.id))
        .chain(plan.sections.iter().map(|section| Resolved::Node(&section.id)))
        .chain(plan.milestones.iter().map(|milestone| Resolved::Node(&milestone.id)))
        .chain(sides.chain(plan.parties.iter().map(|party| &party.id)).map(Resolved::Party))
        .chain(plan.records.iter().map(|record| Resolved::Record(&record.id)))
        .collect()
}
