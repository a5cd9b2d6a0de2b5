//! What a format of data is.

use super::tables::DataTable;
use crate::query::{Query, View};
use crate::render::RenderContext;
use std::io::{self, Write};

/// What is exported, and how.
#[derive(Debug)]
pub struct Material<'a> {
    /// The plan as of a day, in the language of what is in one language only.
    pub view: View<'a>,
    /// Which milestones, with their updates and evidence, and who owes them.
    pub query: &'a Query,
    /// The plan's id, the day, the revision.
    pub frame: &'a RenderContext,
    /// How many days before a deadline a calendar sounds an alarm.
    pub alarm: Option<u32>,
    /// Who publishes records that must say so.
    pub reporter: Option<Reporter>,
}

/// An organisation that publishes, as the IATI standard asks for it.
#[derive(Clone, Debug)]
pub struct Reporter {
    /// Its identifier, `XM-DAC-41114`.
    pub reference: String,
    /// What kind of organisation it is: a code of the list `OrganisationType`.
    pub kind: String,
    /// Its name.
    pub name: String,
}

/// A format of data.
#[derive(Debug)]
pub struct Export {
    /// The word of `--format`.
    pub name: &'static str,
    /// What it is, as a clause.
    pub meaning: &'static str,
    /// What it makes.
    pub makes: Makes,
    /// What readers of this export should be told beside it.
    pub remarks: fn(&Material<'_>) -> Vec<String>,
}

/// What a format makes.
#[derive(Clone, Copy, Debug)]
pub enum Makes {
    /// One file of text.
    File(fn(&Material<'_>, &mut dyn Write) -> io::Result<()>),
    /// One file that is no text, and not to be shown on a terminal.
    Binary(fn(&Material<'_>, &mut dyn Write) -> io::Result<()>),
    /// One file of one table.
    Table(fn(&Material<'_>, &DataTable, &mut dyn Write) -> io::Result<()>),
    /// A folder of files, in the order in which they are written.
    Folder(fn() -> Vec<ExportFile>),
}

/// A file of a folder.
#[derive(Clone, Debug)]
pub struct ExportFile {
    /// Its name.
    pub name: String,
    /// Writes it.
    pub write: PartWriter,
}

/// How a file of a folder is written.
#[derive(Clone, Copy, Debug)]
pub enum PartWriter {
    /// From the whole plan.
    Whole(fn(&Material<'_>, &mut dyn Write) -> io::Result<()>),
    /// From a table.
    Table(&'static DataTable, fn(&Material<'_>, &DataTable, &mut dyn Write) -> io::Result<()>),
}

pub(super) fn nothing(_: &Material<'_>) -> Vec<String> {
    Vec::new()
}
