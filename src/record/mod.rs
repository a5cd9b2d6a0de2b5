//! Changes to a plan: what was given → a change as data → new texts of files, and what would be
//! found in the plan. Nothing here writes: [`store`](crate::store) does.
//!
//! A plan is read, asked what is overdue, and one milestone of the answer marked:
//!
//! ```
//! use std::path::Path;
//!
//! use hito::i18n::Lang;
//! use hito::query::{LoadedPlan, compile, matching};
//! use hito::record::{RawUpdate, UpdateEntry, ValueNames, record_updates};
//! use hito::render::{ChangedFile, patch};
//! use hito::source::Folder;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let folder = Folder::open(Path::new("tests/fixtures/small-plan/plan"), Path::new("."))?;
//! let plan = LoadedPlan::read(&folder, "2026-05-01".parse()?, Lang::En)?;
//!
//! let snapshot = plan.snapshot();
//! let overdue = matching(&plan.view(&snapshot), &compile("is:overdue", &snapshot)?);
//! assert_eq!(plan.plan.milestones[overdue[0]].id.as_str(), "I.1.bridge-treaty");
//!
//! let text = |text: &str| Some(text.to_owned());
//! let given = RawUpdate { by: text("joint"), status: text("in-progress"), ..RawUpdate::default() };
//! let entry = UpdateEntry::new(&plan.plan, overdue[0], given);
//! let (change, _) = record_updates(&plan, None, ValueNames::Options, &[entry], Vec::new())?;
//! let prepared = change.prepare(&plan)?;
//!
//! let file = ChangedFile::new(&folder, &prepared.replacements[0]);
//! assert!(patch(&[file]).ends_with(
//!     " \
//!              parties: [north, south]
//! +            updates:
//! +              - {date: 2026-05-01, by: joint, status: in-progress}
//!            - id: I.1.bridge-opening
//!              title: The bridge opens to carts
//!              kind: event
//! "
//! ));
//! # Ok(())
//! # }
//! ```
//!
//! [`transact`](crate::store::transact) writes the replacements, all or none, if the files are still
//! as they were read.

mod change;
mod contradictions;
mod csv_table;
mod encode;
mod error;
mod evidence_reader;
mod fix;
mod id_history;
mod layout;
mod new_node;
mod node_entries;
mod pending;
mod prepare;
mod raw_node;
mod raw_text;
mod raw_update;
mod rows;
mod speaker_reader;
mod update_reader;
mod updates;
mod value_names;
mod value_reader;

pub use change::PlanChange;
pub use csv_table::{CsvTable, read_csv, utf8};
pub use encode::{
    NodeEntries, entries, id_node, list_node, speaker_code, text_node, update_node, word_node,
};
pub use error::{InputError, RecordError};
pub use fix::{PreparedFixes, UnfixedFile, fix_findings};
pub use id_history::IdHistory;
pub use layout::{Layout, NodeLevel, file_name, folder_of, in_folder, slug};
pub use new_node::{add_node, add_party, unused_id};
pub use prepare::Prepared;
pub use raw_node::{RawNode, RawNodeKind, RawParty, RawPromise};
pub use raw_text::{RawText, read_text};
pub use raw_update::{RawEvidence, RawUpdate};
pub use rows::read_entries;
pub use updates::{CheckedUpdates, RecordSummary, UpdateEntry, check_updates, record_updates};
pub use value_names::ValueNames;
