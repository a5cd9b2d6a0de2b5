//! What the commands that write to a plan share: values as they are given, what is refused, and
//! the one way in which files are changed.

mod bulk;
mod change;
mod encode;
mod given;
mod pieces;
mod record;
mod refused;
mod said;
mod texts;
mod told;

pub(super) use bulk::rows;
pub(super) use change::{Change, carry_out, no_diff_in, show};
pub(super) use encode::{id_node, text_node, word_node};
pub(super) use given::{Given, Names};
pub(super) use record::{Entry, Recorded, record, spoken};
pub(super) use said::{DryRun, Said};
pub(super) use texts::{Told, text};
pub(super) use told::tell;
