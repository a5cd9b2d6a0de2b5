//! Ids as people type them → ids of the plan.

use crate::domain::{Id, Plan};
use crate::wording;

use super::failure::Failure;

/// What an id on the command line leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target<'p> {
    /// The plan, a section or a milestone.
    Node(&'p Id),
    /// A party or side.
    Party(&'p Id),
    /// An evidence record.
    Record(&'p Id),
}

impl<'p> Target<'p> {
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
pub(super) fn resolve<'p>(plan: &'p Plan, text: &str) -> Result<Target<'p>, Failure> {
    let all = targets(plan);
    if let Some(exact) = all.iter().find(|target| target.id().is(text)) {
        return Ok(exact.clone());
    }
    let wanted = text.to_ascii_lowercase();
    let is_part = |target: &&Target<'p>| {
        let id = target.id().as_str().to_ascii_lowercase();
        let last = id.rsplit('.').next().unwrap_or_default();
        let begins = id.starts_with(&wanted) || last.starts_with(&wanted);
        !wanted.is_empty() && (begins || id.ends_with(&wanted))
    };
    let found: Vec<&Target<'p>> = all.iter().filter(is_part).collect();
    match found[..] {
        [one] => Ok(one.clone()),
        [] => {
            let ids = || all.iter().map(|target| target.id().as_str());
            // The last part of an id is what people remember.
            let ends = ids().filter_map(|id| id.rsplit('.').next());
            let near = wording::nearest(text, ids()).or_else(|| wording::nearest(text, ends));
            Err(Failure::new(
                format!("the plan has no id `{text}`"),
                near.map_or("`hito tree` shows every id".to_owned(), wording::did_you_mean),
            ))
        }
        _ => Err(Failure::Plain {
            message: format!("`{text}` could mean {}", wording::count(found.len(), "thing")),
            help: choices(&found),
        }),
    }
}

/// The ids that an ambiguous text could mean, as many as can be read at a glance.
fn choices(found: &[&Target<'_>]) -> Vec<String> {
    const MOST: usize = 12;
    let mut ids: Vec<String> = found.iter().take(MOST).map(|t| t.id().to_string()).collect();
    if found.len() > MOST {
        ids.push(format!("… and {} more", found.len() - MOST));
    }
    ids
}

/// Everything that an id leads to.
pub(super) fn targets(plan: &Plan) -> Vec<Target<'_>> {
    let sides = plan.head.sides.iter().map(|side| &side.id);
    std::iter::once(Target::Node(&plan.head.id))
        .chain(plan.sections.iter().map(|section| Target::Node(&section.id)))
        .chain(plan.milestones.iter().map(|milestone| Target::Node(&milestone.id)))
        .chain(sides.chain(plan.parties.iter().map(|party| &party.id)).map(Target::Party))
        .chain(plan.records.iter().map(|record| Target::Record(&record.id)))
        .collect()
}
