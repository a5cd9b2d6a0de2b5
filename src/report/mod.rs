//! The status report for readers: a model of sections, and its Markdown, HTML and brief forms.
//!
//! A report is sections of blocks; its counts come from the sheets that commands show.

mod model;
mod brief;
mod html;
mod markdown;
mod scope;
mod sections;

pub use brief::brief;
pub use html::html;
pub use markdown::markdown;
pub use model::{
    Bars, Block, Chart, Download, News, Report, ReportSection, ReportSource, ReportTable,
    ReportTimeline, Sibling,
};
pub use scope::Scope;

/// Returns the report of a scope.
pub fn report(scope: &Scope<'_>) -> Report {
    Report {
        lang: scope.lang(),
        title: scope.title(),
        facts: scope.facts(),
        sections: sections::ALL.iter().map(|section| section(scope)).collect(),
    }
}
