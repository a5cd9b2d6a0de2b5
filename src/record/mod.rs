//! Changes to a plan: what was given → a change as data → new texts of files, and what would be
//! found in the plan. Nothing here writes: `store` does.

mod change;
mod contradictions;
mod csv_table;
mod encode;
mod error;
mod fix;
mod id_history;
mod layout;
mod new_node;
mod pending;
mod prepare;
mod raw_text;
mod raw_update;
mod rows;
mod updates;
mod value_names;

pub use change::PlanChange;
pub use csv_table::{CsvTable, csv_header, read_csv, utf8};
pub use encode::{id_node, speaker_code, text_node, update_node, word_node};
pub use error::{InputError, RecordError};
pub use fix::{PreparedFixes, UnfixedFile, fix_findings};
pub use id_history::IdHistory;
pub use layout::{
    file_name, folder_of, for_names, in_folder, is_alone, own_file, pillar_file, slug,
};
pub use new_node::{RawNode, RawNodeKind, RawPlacement, RawPromise, add_node, unused_id};
pub use prepare::Prepared;
pub use raw_text::{RawText, read_text};
pub use raw_update::{RawEvidence, RawUpdate};
pub use rows::{UpdateRow, read_rows};
pub use updates::{CheckedUpdates, RecordSummary, UpdateEntry, check_updates, record_updates};
pub use value_names::ValueNames;
