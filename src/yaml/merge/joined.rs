//! What joining comes to.

use super::data::MergeValue;
use super::line::SourceLine;
use super::output::Out;

/// What the joining of two sides comes to.
pub(super) struct Joined {
    pub(super) out: Vec<Out>,
    /// What it says where ours is taken of what both changed.
    pub(super) ours: MergeValue,
    /// The same with theirs.
    pub(super) theirs: MergeValue,
}

/// Two sides that cannot be joined here; what contains them is a conflict as a whole.
pub(super) struct Conflict;

/// Lines that both sides have.
pub(super) fn as_is(lines: Vec<SourceLine>, data: &MergeValue) -> Joined {
    let out = lines.into_iter().map(Out::Line).collect();
    Joined { out, ours: data.clone(), theirs: data.clone() }
}

/// The parts of a container that have been joined.
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

    pub(super) fn add(&mut self, name: &str, united: Joined) {
        self.out.extend(united.out);
        self.data(name, Some(&united.ours), Some(&united.theirs));
    }

    pub(super) fn data(
        &mut self,
        name: &str,
        ours: Option<&MergeValue>,
        theirs: Option<&MergeValue>,
    ) {
        self.ours.extend(ours.map(|data| (name.to_owned(), data.clone())));
        self.theirs.extend(theirs.map(|data| (name.to_owned(), data.clone())));
    }

    /// Adds a conflict: the lines of the base and of both sides, and what both say.
    pub(super) fn contradict(
        &mut self,
        name: &str,
        (base, ours, theirs): (Vec<SourceLine>, Vec<SourceLine>, Vec<SourceLine>),
        (our_data, their_data): (Option<&MergeValue>, Option<&MergeValue>),
    ) {
        self.out.push(Out::Conflict { base, ours, theirs });
        self.data(name, our_data, their_data);
    }

    pub(super) fn united(self) -> Result<Joined, Conflict> {
        // Lines that would say nothing at all say something else than an empty list.
        if !self.is_list && (self.ours.is_empty() || self.theirs.is_empty()) {
            return Err(Conflict);
        }
        let whole = |parts: Vec<(String, MergeValue)>| {
            if self.is_list {
                MergeValue::List(parts.into_iter().map(|(_, data)| data).collect())
            } else {
                MergeValue::Map(parts.into_iter().collect())
            }
        };
        Ok(Joined { ours: whole(self.ours), theirs: whole(self.theirs), out: self.out })
    }
}
