//! The sheets and records that commands, pages, reports and exports have in common, so that their
//! numbers agree.

mod cells;
mod changes;
mod counts;
mod coverage;
mod deadlines;
mod history;
mod log;
mod milestones;
mod record;
mod rows;
mod time;
mod tree;

pub use cells::{declarations, milestone_cell, milestones, owners, speaker};
pub use changes::{
    ChangeEntry, Described, Sign, columns as change_columns, of_node as node_rows,
    rows as change_rows, unreadable as unreadable_row,
};
pub use counts::{Counter, counters, counts, tally};
pub use coverage::{Coverage, context_sheet, coverage, coverage_in_words, uncovered_sheet};
pub use deadlines::{OverdueSheet, due_by, overdue, overdue_in_words};
pub use history::{most, series_rows, series_table};
pub use log::{log_sheet, update_of};
pub use milestones::{
    DUE, DUE_IN, MILESTONE, MilestoneColumn, OVERDUE, PARTY, STATUS, milestone_sheet,
};
pub use record::{RecordView, node_record};
pub use rows::{milestone_rows, rows_for_programs};
pub use time::{TimelineRow, completion, placed_by_day, timeline_row};
pub use tree::{TreeNode, tree_nodes, tree_remark, tree_sheet};
