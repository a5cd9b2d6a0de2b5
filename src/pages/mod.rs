//! Answers laid out as text for people, where a table would not do: each page is made from a sheet
//! or a plan, and knows neither arguments nor where it is written to.

mod changes;
mod changes_markdown;
mod chart;
mod counts;
mod log;
mod node;
mod timeline;
mod tree;

pub use changes::changes_page;
pub use changes_markdown::changes_markdown;
pub use counts::{counts_notes, counts_page};
pub use log::log_page;
pub use node::{NodePages, labels};
pub use timeline::timeline;
pub use tree::tree;
