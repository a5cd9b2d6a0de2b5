//! The sheets that commands, reports and exports share, so that their numbers agree.
//!
//! This module turns snapshots into typed cells. It knows nothing of output formats, files or
//! arguments.

mod cells;
mod changes;
mod counts;
mod deadlines;
mod history;
mod time;

pub use cells::{
    deadline_cell, declarations, milestone_cell, milestones, owners, owners_cell, speaker,
    status_cell,
};
pub use changes::{
    ChangeEntry, Described, Sign, columns as change_columns, of_node as node_rows,
    rows as change_rows, unreadable as unreadable_row,
};
pub use counts::{Counter, counters, counts, tally};
pub use deadlines::{
    OverdueSheet, due_by, due_in, late_by, overdue, overdue_in_words, sheet_by_deadline,
};
pub use history::{most, series_rows, series_table};
pub use time::{completion, period_begins, time_remark};
