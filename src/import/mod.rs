//! Rows of strangers' sheets → changes to a plan, stage by stage:
//!
//! 1. [`Table::read`]: bytes → a header and rows of cells, from CSV, TSV or a workbook;
//! 2. [`Columns::of`]: the header → the field that each column holds;
//! 3. [`SheetRows::read`]: cells → typed values, each row with what is wrong with it;
//! 4. [`propose`]: rows → nodes that the plan does not have and updates of those that it has, laid
//!    out as one [`PlanChange`](crate::record::PlanChange), with an [`ImportSummary`].
//!
//! Knows nothing of arguments and prints nothing.

mod columns;
mod errors;
mod existing;
mod fields;
mod headers;
mod lay_out;
mod lookup;
mod names;
mod new_plan;
mod nodes;
#[cfg(feature = "xlsx")]
mod number_format;
mod policy;
mod proposal;
mod propose;
mod read_table;
mod row_cells;
mod sheet_row;
mod sections;
mod sheet_rows;
mod similar;
mod summary;
mod table;
mod updates;
#[cfg(feature = "xlsx")]
mod workbook;

pub use columns::{ColumnMeaning, ColumnOptions, Columns};
pub use errors::rejected_rows;
pub use fields::FIELDS;
pub use new_plan::NewPlan;
pub use nodes::{Difference, ValueDifference};
pub use policy::{ExistingRows, ImportPolicy};
pub use propose::propose;
pub use sheet_rows::SheetRows;
pub use summary::{ImportSummary, PreviewRow};
pub use table::Table;
