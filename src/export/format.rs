//! The form of an export format.

use std::io::{self, Write};

use super::tables::DataTable;
use crate::query::{Query, View};
use crate::render::RenderContext;

/// The data and options of an export.
#[derive(Debug)]
pub struct Material<'a> {
    /// The plan as of a day, with the language of texts that are written in one language only.
    pub view: View<'a>,
    /// The query that selects milestones, and with them their updates, evidence and parties.
    pub query: &'a Query,
    /// The plan's id, the day and the revision.
    pub frame: &'a RenderContext,
    /// The number of days before a deadline at which a calendar gives an alarm.
    pub alarm: Option<u32>,
    /// The organisation that publishes, for formats that require it.
    pub reporter: Option<Reporter>,
}

/// A publishing organisation, as the IATI standard requires it.
#[derive(Clone, Debug)]
pub struct Reporter {
    /// The identifier, such as `XM-DAC-41114`.
    pub reference: String,
    /// The type of organisation, a code of the codelist `OrganisationType`.
    pub kind: String,
    pub name: String,
}

#[derive(Debug)]
pub struct Export {
    /// The value of `--format`.
    pub name: &'static str,
    /// The description, as a clause.
    pub meaning: &'static str,
    pub makes: Makes,
    /// Returns remarks to print beside the export, such as what the format cannot contain.
    pub remarks: fn(&Material<'_>) -> Vec<String>,
}

/// The output of a format.
#[derive(Clone, Copy, Debug)]
pub enum Makes {
    /// One text file.
    File(fn(&Material<'_>, &mut dyn Write) -> io::Result<()>),
    /// One binary file, not to be printed on a terminal.
    Binary(fn(&Material<'_>, &mut dyn Write) -> io::Result<()>),
    /// One file with one table.
    Table(fn(&Material<'_>, &DataTable, &mut dyn Write) -> io::Result<()>),
    /// A folder of files: their names in the order in which they are written, and a function that
    /// writes the one with a name.
    Folder(fn() -> Vec<String>, fn(&Material<'_>, &str, &mut dyn Write) -> io::Result<()>),
}

pub(super) fn nothing(_: &Material<'_>) -> Vec<String> {
    Vec::new()
}
