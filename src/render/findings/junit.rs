//! `--format junit`: a test report in XML, as test runners write it and CI servers read it. There
//! is no standard; what is written here is what the schemas in use have in common
//! (<https://github.com/testmoapp/junitxml>).

use std::io::{self, Write};

use super::format::{FindingFormat, Findings, line, message};
use crate::domain::Severity;
use crate::render::Xml;
use crate::source::Located;

pub(super) const FORMAT: FindingFormat = FindingFormat {
    name: "junit",
    meaning: "a test report that CI servers read: errors fail, warnings do not",
    write,
};

fn write(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let failures = findings.of(Severity::Deny).count();
    // Readers take a report without tests for a run that failed.
    let tests = findings.located.len().max(1).to_string();
    let failures = failures.to_string();
    let counts = [("tests", &*tests), ("failures", &*failures), ("errors", "0"), ("time", "0")];
    let mut xml = Xml::new(out)?;
    xml.open("testsuites", &[&[("name", "hito check")], &counts[..]].concat())?;
    xml.open("testsuite", &[&[("name", &*findings.frame.plan)], &counts[..]].concat())?;
    if findings.located.is_empty() {
        xml.empty(
            "testcase",
            &[("name", "no findings"), ("classname", "hito check"), ("time", "0")],
        )?;
    }
    for located in findings.located {
        case(&mut xml, located)?;
    }
    xml.close()?;
    xml.close()
}

fn case(xml: &mut Xml<'_>, located: &Located) -> io::Result<()> {
    let finding = &located.finding;
    let path = located.path_in_repository.as_str();
    let about = finding.id.as_deref().unwrap_or(path);
    let name = format!("{}: {about}", finding.rule);
    let line = line(located).to_string();
    let attributes =
        [("name", &*name), ("classname", path), ("time", "0"), ("file", path), ("line", &line)];
    xml.open("testcase", &attributes)?;
    let text = format!("{path}:{line}: {}", message(finding));
    if finding.severity == Severity::Deny {
        let about = [("message", &*finding.message), ("type", finding.rule)];
        xml.text("failure", &about, &text)?;
    } else {
        xml.text("system-out", &[], &format!("warning: {text}"))?;
    }
    xml.close()
}
