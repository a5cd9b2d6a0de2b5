//! The sheets and records that commands, pages, reports and exports have in common, so that their
//! numbers agree.

mod cells;
mod changes;
mod counts;
mod coverage;
mod deadlines;
mod history;
mod log;
mod record;
mod rows;
mod time;
mod tree;

pub use cells::{
    deadline_cell, declarations, milestone_cell, milestones, owners, owners_cell, speaker,
    status_cell,
};
pub use changes::{
    ChangeEntry, Described, Sign, columns as change_columns, of_node as node_rows,
    rows as change_rows, unreadable as unreadable_row,
};
pub use counts::{Counter, counters, counts, tally};
pub use coverage::{Coverage, context_sheet, coverage, coverage_in_words, uncovered_sheet};
pub use deadlines::{
    OverdueSheet, due_by, due_in, late_by, overdue, overdue_in_words, sheet_by_deadline,
};
pub use history::{most, series_rows, series_table};
pub use log::{log_sheet, milestone_of, update_of};
pub use record::{RecordView, node_record};
pub use rows::rows_for_programs;
pub use time::{completion, period_begins, placed_by_day, time_remark};
pub use tree::{TreeNode, tree_nodes, tree_remark, tree_sheet};
