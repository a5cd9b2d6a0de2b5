//! `--format sarif`: the Static Analysis Results Interchange Format, version 2.1.0
//! (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), with what code scanning
//! services want of it.

use std::collections::HashMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::fingerprint::Fingerprints;
use super::format::{FindingFormat, Findings, message};
use crate::check::rules;
use crate::domain::{Rule, Severity};
use crate::render::{write_value, write_values};
use crate::source::Located;
use crate::text::percent_encode;

pub(super) const FORMAT: FindingFormat =
    FindingFormat { name: "sarif", meaning: "SARIF 2.1.0, for code scanning", write };

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What paths are relative to: the top of the repository (SARIF, 3.14.14).
const BASE: &str = "%SRCROOT%";

fn write(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let driver = json!({
        "name": "hito",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules().map(descriptor).collect::<Vec<_>>(),
    });
    let bases = json!({ BASE: { "description": { "text": "The top of the repository." } } });
    write!(out, "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":")?;
    write_value(&json!({ "driver": driver }), out)?;
    out.write_all(b",\"columnKind\":\"unicodeCodePoints\",\"originalUriBaseIds\":")?;
    write_value(&bases, out)?;
    out.write_all(b",\"results\":[")?;
    let positions: HashMap<&str, usize> =
        rules().enumerate().map(|(position, rule)| (rule.name, position)).collect();
    let mut fingerprints = Fingerprints::default();
    let results = findings.located.iter().map(|located| {
        let mut result = result(located, &fingerprints.next(located));
        if let Some(index) = positions.get(located.finding.rule) {
            result["ruleIndex"] = json!(index);
        }
        result
    });
    write_values(results, out)?;
    writeln!(out, "\n]}}]}}")
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Deny => "error",
        Severity::Warn => "warning",
        Severity::Allow => "none",
    }
}

fn descriptor(rule: &Rule) -> Value {
    let configuration = match rule.severity {
        // A rule that is off by default is a warning if it is turned on.
        Severity::Allow => json!({ "enabled": false, "level": "warning" }),
        severity => json!({ "level": level(severity) }),
    };
    let help = format!("{} {}", rule.summary, rule.why);
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.why },
        "help": { "text": help, "markdown": help },
        "defaultConfiguration": configuration,
    })
}

fn result(located: &Located, fingerprint: &str) -> Value {
    let finding = &located.finding;
    let mut place = json!({
        "artifactLocation": { "uri": percent_encode(&located.path_in_repository, b"/"), "uriBaseId": BASE },
    });
    if let Some(spot) = &located.spot {
        place["region"] = json!({
            "startLine": spot.line,
            "startColumn": spot.column,
            "endLine": spot.end_line,
            "endColumn": spot.end_column,
        });
    }
    json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": unlinked(&message(finding)) },
        "locations": [{ "physicalLocation": place }],
        "partialFingerprints": { "hito/v1": fingerprint },
    })
}

/// Returns a text in which a plan cannot put a link (SARIF, 3.11.6).
fn unlinked(text: &str) -> String {
    text.replace("](", "] (")
}
