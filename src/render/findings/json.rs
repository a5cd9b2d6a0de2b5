//! `--format json`: the findings as rows of the contract for programs.

use std::io::{self, Write};

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::format::{FindingFormat, Findings};
use crate::render::envelope;
use crate::source::Located;

pub(super) const FORMAT: FindingFormat =
    FindingFormat { name: "json", meaning: "one object with the findings, for programs", write };

fn write(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    envelope(findings.frame, findings.located.iter().map(FindingRow), out)
}

/// Returns a finding as an object, without a line if it is about a whole file.
pub(super) struct FindingRow<'f>(pub &'f Located);

impl Serialize for FindingRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Located { finding, path, spot, .. } = self.0;
        let spot = spot.as_ref();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", finding.id.as_deref().unwrap_or_default())?;
        map.serialize_entry("rule", finding.rule)?;
        map.serialize_entry("severity", finding.severity.code())?;
        map.serialize_entry("file", path)?;
        map.serialize_entry("line", &spot.map(|spot| spot.line))?;
        map.serialize_entry("column", &spot.map(|spot| spot.column))?;
        map.serialize_entry("end_line", &spot.map(|spot| spot.end_line))?;
        map.serialize_entry("end_column", &spot.map(|spot| spot.end_column))?;
        map.serialize_entry("message", &finding.message)?;
        map.serialize_entry("help", &finding.help)?;
        map.serialize_entry("fixable", &finding.fix.is_some())?;
        map.end()
    }
}
