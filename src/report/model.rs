//! What a report is made of.

use crate::domain::{Day, LangTag};
use crate::i18n::Lang;
use crate::query::Sheet;
use crate::sheets::TimelineRow;

/// A report in one language.
#[derive(Debug)]
pub struct Report {
    pub lang: Lang,
    /// Its title: the plan, and the day.
    pub title: String,
    /// What it is made from: the day, the period, the revision, how much was assessed.
    pub facts: Vec<String>,
    pub sections: Vec<ReportSection>,
}

/// A link to the same report in another language.
#[derive(Clone, Debug)]
pub struct Sibling {
    pub lang: Lang,
    pub file: String,
}

#[derive(Debug)]
pub struct ReportSection {
    /// Its name in links, the same in every language.
    pub id: &'static str,
    pub heading: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug)]
pub enum Block {
    Paragraph(String),
    /// A table, with the chart that is drawn from it.
    Table(ReportTable),
    /// Updates with their evidence.
    News(Vec<News>),
    /// Words and what they mean, under a heading of their own.
    Terms(String, Vec<(String, String)>),
    /// Data to download.
    Data(Vec<Download>),
}

#[derive(Debug)]
pub struct ReportTable {
    /// Its name in links.
    pub id: &'static str,
    /// What it shows.
    pub caption: String,
    pub sheet: Sheet<'static>,
    /// What is drawn above it.
    pub chart: Option<Chart>,
}

/// An update, for readers.
#[derive(Clone, Debug)]
pub struct News {
    /// When it was said, who says it, what it declares.
    pub head: Vec<String>,
    /// The milestone's title.
    pub title: String,
    /// The milestone's id.
    pub id: String,
    /// What was noted.
    pub notes: Vec<String>,
    pub evidence: Vec<ReportSource>,
}

/// A piece of evidence, as a link.
#[derive(Clone, Debug)]
pub struct ReportSource {
    /// Where it is.
    pub url: String,
    /// Its title as published, or its publisher, or its address.
    pub title: String,
    /// Who published it, if that is not the title.
    pub publisher: Option<String>,
    /// The language of the title and the publisher's name, if it is not the report's.
    pub lang: Option<LangTag>,
    /// Its kind, and when it was published.
    pub details: Vec<String>,
}

/// Data to download.
#[derive(Clone, Debug)]
pub struct Download {
    pub title: String,
    /// The name of the file.
    pub file: String,
    /// Its text, comma-separated values.
    pub csv: String,
}

/// A chart: numbers and days, drawn by each format.
#[derive(Clone, Debug)]
pub enum Chart {
    /// Bars of several parts.
    Bars(Bars),
    /// Deadlines and completions along an axis of time.
    Timeline(ReportTimeline),
}

/// Bars of several parts, end to end.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What it shows.
    pub title: String,
    /// The parts, each with its code, the same in every language, and its name.
    pub parts: Vec<(&'static str, String)>,
    /// The bars, each with its label and the size of each part.
    pub bars: Vec<(String, Vec<usize>)>,
}

/// Milestones along an axis of time.
#[derive(Clone, Debug)]
pub struct ReportTimeline {
    /// What it shows.
    pub title: String,
    /// The day of the report.
    pub today: Day,
    /// The rows.
    pub tracks: Vec<TimelineRow>,
}
