//! `--format gitlab`: a Code Quality report
//! (<https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>).

use std::io::{self, Write};

use serde_json::json;

use super::fingerprint::Fingerprints;
use super::format::{FindingFormat, Findings, line};
use crate::domain::Severity;
use crate::render::write_values;

pub(super) const FORMAT: FindingFormat =
    FindingFormat { name: "gitlab", meaning: "a Code Quality report for GitLab", write };

fn write(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut fingerprints = Fingerprints::default();
    out.write_all(b"[")?;
    let issues = findings.located.iter().map(|located| {
        let finding = &located.finding;
        let end = located.spot.as_ref().map_or(1, |spot| spot.end_line);
        json!({
            "description": finding.message,
            "check_name": finding.rule,
            "fingerprint": fingerprints.next(located),
            "severity": if finding.severity == Severity::Deny { "major" } else { "minor" },
            "location": {
                "path": located.path_in_repository,
                "lines": { "begin": line(located), "end": end },
            },
        })
    });
    write_values(issues, out)?;
    writeln!(out, "\n]")
}
