//! What a row says, before the plan is asked.

use crate::domain::{Deadline, Kind, Strength};
use crate::record::{RawText, RawUpdate};

/// A milestone as a row has it.
pub(super) struct SheetRow {
    /// Where the row is: `line 3`.
    pub label: String,
    pub id: Option<String>,
    pub title: Vec<RawText>,
    pub pillar: SectionCells,
    pub commitment: SectionCells,
    pub kind: Option<Kind>,
    pub strength: Option<Strength>,
    pub quote: Option<String>,
    pub due: Option<Deadline>,
    pub done_when: Vec<RawText>,
    /// Names or ids.
    pub parties: Vec<String>,
    /// Milestones, as the row names them.
    pub after: Vec<String>,
    pub tags: Vec<String>,
    /// The deadline as it is now.
    pub amended: Option<Deadline>,
    /// The update that moves the deadline.
    pub amendment: Option<RawUpdate>,
    /// The update that tells how it stands.
    pub said: Option<RawUpdate>,
    /// The fields that the row's own cells hold, rather than the command line.
    pub in_cells: Vec<&'static str>,
}

/// What a row says of a section above it.
#[derive(Default)]
pub(super) struct SectionCells {
    pub id: Option<String>,
    pub title: Vec<RawText>,
    /// Whether cells of it are empty where those above are filled, of another section.
    pub is_apart: bool,
}

impl SectionCells {
    pub(super) fn is_named(&self) -> bool {
        self.id.is_some() || !self.title.is_empty()
    }
}
