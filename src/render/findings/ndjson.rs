//! `--format ndjson`: a finding a line, for streams.

use std::io::{self, Write};

use super::format::{FindingFormat, Findings};
use super::json::FindingRow;
use crate::render::write_value;

pub(super) const FORMAT: FindingFormat = FindingFormat {
    name: "ndjson",
    meaning: "one finding a line, for streams and databases",
    write,
};

fn write(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    for located in findings.located {
        write_value(&FindingRow(located), out)?;
        writeln!(out)?;
    }
    Ok(())
}
