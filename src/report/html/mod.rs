//! A report as one HTML page that needs nothing else: no network, no script to be read.

mod chart;
mod fill;
mod page;
mod table;

pub use page::html;
