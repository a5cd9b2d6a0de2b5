//! What a report is made of.

use crate::domain::{Day, LangTag};
use crate::i18n::Lang;
use crate::query::Sheet;

/// A report in one language.
#[derive(Debug)]
pub struct Report {
    /// The language it is in.
    pub lang: Lang,
    /// Its title: the plan, and the day.
    pub title: String,
    /// What it is made from: the day, the period, the revision, how much was assessed.
    pub facts: Vec<String>,
    /// Its sections.
    pub sections: Vec<ReportSection>,
}

/// The same report in another language, as a link finds it.
#[derive(Clone, Debug)]
pub struct Sibling {
    /// The language.
    pub lang: Lang,
    /// The file, beside this one.
    pub file: String,
}

/// A section.
#[derive(Debug)]
pub struct ReportSection {
    /// Its name in links, the same in every language.
    pub id: &'static str,
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// A table, with the chart that is drawn from it.
    Table(ReportTable),
    /// Updates with their evidence.
    News(Vec<News>),
    /// Words and what they mean, under a heading of their own.
    Terms(String, Vec<(String, String)>),
    /// The data to download.
    Data(Vec<Download>),
}

/// A table.
#[derive(Debug)]
pub struct ReportTable {
    /// Its name in links.
    pub id: &'static str,
    /// What it shows.
    pub caption: String,
    /// Its cells.
    pub sheet: Sheet<'static>,
    /// What is drawn above it.
    pub chart: Option<Chart>,
}

/// An update, as readers are told of it.
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
    /// What it rests on.
    pub evidence: Vec<ReportSource>,
}

/// A piece of evidence, as a link.
#[derive(Clone, Debug)]
pub struct ReportSource {
    /// Where it is.
    pub url: String,
    /// Its title as published, else its publisher, else its address.
    pub title: String,
    /// Who published it, where that is not the title.
    pub publisher: Option<String>,
    /// The language of the title and the publisher's name, where it is not the report's.
    pub lang: Option<LangTag>,
    /// Of what kind it is, and when it was published.
    pub details: Vec<String>,
}

/// Data to download.
#[derive(Clone, Debug)]
pub struct Download {
    /// What it holds.
    pub title: String,
    /// The name of the file.
    pub file: String,
    /// Its text, comma-separated values.
    pub csv: String,
}

/// A chart: numbers and days, drawn by whoever shows it.
#[derive(Clone, Debug)]
pub enum Chart {
    /// Bars of several parts.
    Bars(Bars),
    /// Deadlines and completions along an axis of time.
    Timeline(ReportTimeline),
}

/// Bars whose parts add up.
#[derive(Clone, Debug)]
pub struct Bars {
    /// What it shows.
    pub title: String,
    /// What each part is: its code, which never changes, and its name.
    pub parts: Vec<(&'static str, String)>,
    /// Each bar: its label, and how much of each part.
    pub bars: Vec<(String, Vec<usize>)>,
}

/// Tracks along an axis of time.
#[derive(Clone, Debug)]
pub struct ReportTimeline {
    /// What it shows.
    pub title: String,
    /// The day that everything is worked out for.
    pub today: Day,
    /// The tracks.
    pub tracks: Vec<TimelineRow>,
}

/// A milestone along an axis of time.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// Its label.
    pub label: String,
    /// Where its time begins: the plan's issue.
    pub begins: Option<Day>,
    /// The first day of the period that its deadline names, where it names no day.
    pub period: Option<Day>,
    /// The last day of its current deadline.
    pub due: Option<Day>,
    /// The last day of the deadline as promised, where it is another.
    pub baseline: Option<Day>,
    /// Whether it is past its deadline.
    pub overdue: bool,
    /// When it was completed, and whether that is the day or the latest possible one.
    pub completed: Option<(Day, bool)>,
    /// When it is expected.
    pub forecast: Option<Day>,
    /// What a reader would ask next, in words.
    pub remark: String,
}
