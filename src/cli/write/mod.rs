//! What the commands that write to a plan share: values as they are given, what is refused, and
//! the one way in which files are changed.

mod bulk;
mod cells;
mod change;
mod earlier;
mod encode;
mod given;
mod layout;
mod ledger;
mod names;
mod pieces;
mod record;
mod refused;
mod said;
mod texts;
mod told;

pub(super) use bulk::rows;
pub(super) use cells::{head, records, utf8};
pub(super) use change::{Change, Done, carry_out, draft, found, mistakes, no_diff_in, show};
pub(super) use earlier::Earlier;
pub(super) use encode::{id_node, text_node, update_node, word_node};
pub(super) use given::Given;
pub(super) use layout::{
    append, file, file_name, folder_of, for_names, in_folder, is_alone, own_file, pillar_file, slug,
};
pub(super) use names::Names;
pub(super) use record::{Entry, Judged, Recorded, judge, record, spoken};
pub(super) use said::{DryRun, Said};
pub(super) use texts::{Told, text};
pub(super) use told::tell;
