//! The result of merging containers.

use super::data::MergeValue;
use super::line::SourceLine;
use super::output::Out;

/// The result of merging two sides.
pub(super) struct Joined {
    pub(super) out: Vec<Out>,
    /// The data if our version of each conflict is taken.
    pub(super) ours: MergeValue,
    /// The data if their version of each conflict is taken.
    pub(super) theirs: MergeValue,
}

/// An error about two sides that cannot be merged at this level. What contains them becomes a
/// conflict as a whole.
pub(super) struct Conflict;

/// Returns lines that both sides have.
pub(super) fn as_is(lines: Vec<SourceLine>, data: &MergeValue) -> Joined {
    let out = lines.into_iter().map(Out::Line).collect();
    Joined { out, ours: data.clone(), theirs: data.clone() }
}

/// A container whose entries are merged one by one.
pub(super) struct JoinBuilder {
    is_list: bool,
    pub(super) out: Vec<Out>,
    ours: Vec<(String, MergeValue)>,
    theirs: Vec<(String, MergeValue)>,
}

impl JoinBuilder {
    pub(super) fn new(is_list: bool) -> Self {
        Self { is_list, out: Vec::new(), ours: Vec::new(), theirs: Vec::new() }
    }

    pub(super) fn add(&mut self, name: &str, joined: Joined) {
        self.out.extend(joined.out);
        self.add_data(name, Some(&joined.ours), Some(&joined.theirs));
    }

    pub(super) fn add_data(
        &mut self,
        name: &str,
        ours: Option<&MergeValue>,
        theirs: Option<&MergeValue>,
    ) {
        self.ours.extend(ours.map(|data| (name.to_owned(), data.clone())));
        self.theirs.extend(theirs.map(|data| (name.to_owned(), data.clone())));
    }

    /// Adds a conflict, with the lines of the base and of both sides and the data of both sides.
    pub(super) fn add_conflict(
        &mut self,
        name: &str,
        (base, ours, theirs): (Vec<SourceLine>, Vec<SourceLine>, Vec<SourceLine>),
        (our_data, their_data): (Option<&MergeValue>, Option<&MergeValue>),
    ) {
        self.out.push(Out::Conflict { base, ours, theirs });
        self.add_data(name, our_data, their_data);
    }

    pub(super) fn finish(self) -> Result<Joined, Conflict> {
        // A map without entries would read as null.
        if !self.is_list && (self.ours.is_empty() || self.theirs.is_empty()) {
            return Err(Conflict);
        }
        let collect_parts = |parts: Vec<(String, MergeValue)>| {
            if self.is_list {
                MergeValue::List(parts.into_iter().map(|(_, data)| data).collect())
            } else {
                MergeValue::Map(parts.into_iter().collect())
            }
        };
        Ok(Joined {
            ours: collect_parts(self.ours),
            theirs: collect_parts(self.theirs),
            out: self.out,
        })
    }
}
