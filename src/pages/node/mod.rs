//! One node in full, as a page for people.

mod details;
mod ledger;
mod page;

pub use details::NodePages;
pub use page::labels;
