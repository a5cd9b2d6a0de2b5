//! `hito check`

use crate::check::{self, Context, Severities};
use crate::domain::snapshot::Snapshot;
use crate::domain::{Finding, Severity};
use crate::query::{Cell, Column, Data, Row, Shape, Sheet};
use crate::render::{self, human};
use crate::source::{self, Folder, Located, Reading, Texts, locate};
use crate::wording;

use super::Outcome;
use super::failure::Failure;
use super::session::Session;

/// All findings about the plan's files, each with its place
///
/// Exits with 1 when there is a finding at error level. Findings are written as `human` text,
/// `json` or `ndjson`. `hito explain rules` lists the rules.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito check
  hito check --deny overdue --allow uncovered-text
  hito check --format json")]
pub(super) struct Check {
    /// Report a rule as an error; may be given several times
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    deny: Vec<String>,

    /// Report a rule as a warning
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    warn: Vec<String>,

    /// Do not report a rule
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    allow: Vec<String>,
}

/// The formats of findings.
pub(super) const FORMATS: [&str; 3] = ["human", "json", "ndjson"];

impl Check {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let format = match session.format_name() {
            None | Some("table") => FORMATS[0],
            Some(name) => FORMATS.into_iter().find(|known| *known == name).ok_or_else(|| {
                let help =
                    format!("findings are written as {}", wording::list(FORMATS.into_iter(), "or"));
                Failure::new(format!("--format: `check` does not write `{name}`"), help)
            })?,
        };
        let today = session.as_of()?;
        let folder = session.folder()?;
        let Reading { plan, files, findings } = source::read(&folder);
        // The options are checked even where no plan can be.
        let mut severities = plan.as_ref().map(Severities::of_plan).unwrap_or_default();
        self.set(&mut severities)?;
        let findings = match &plan {
            None => findings,
            Some(plan) => {
                let snapshot = Snapshot::new(plan, today);
                let texts = Texts::read(&folder, plan);
                let context = Context { snapshot: &snapshot, texts: &texts };
                check::run(&context, findings, &severities)
            }
        };
        let outcome = outcome(&findings);
        let plan_id = plan.as_ref().map_or(String::new(), |plan| plan.head.id.to_string());
        let sources = plan.as_ref().map_or(0, |plan| plan.head.sources.len());
        let located = locate(&folder, &files, findings);
        let frame = session.frame(&plan_id, today)?;
        if format == "human" {
            // A folder without a plan stands among the files by an empty name.
            let named = files.iter().filter(|file| !file.is_empty()).count();
            let checked = named.saturating_sub(sources);
            let summary = summary(&located, checked, &folder);
            session.write_text(|out| {
                for finding in &located {
                    writeln!(out, "{}\n", human(finding, frame.paint, frame.width))?;
                }
                Ok(())
            })?;
            session.say(&summary);
        } else if let Some(format) = render::find(format) {
            session.write(|out| (format.write)(&sheet(&located), &frame, out))?;
        }
        Ok(outcome)
    }

    fn set(&self, severities: &mut Severities) -> Result<(), Failure> {
        // Where an option contradicts another, the stricter one holds.
        let options = [
            ("--allow", &self.allow, Severity::Allow),
            ("--warn", &self.warn, Severity::Warn),
            ("--deny", &self.deny, Severity::Deny),
        ];
        for (option, rules, severity) in options {
            for rule in rules {
                severities.set(rule, severity).map_err(|unknown| {
                    Failure::new(format!("{option}: {}", unknown.message), unknown.help)
                })?;
            }
        }
        Ok(())
    }
}

fn outcome(findings: &[Finding]) -> Outcome {
    let denied = findings.iter().any(|finding| finding.severity == Severity::Deny);
    if denied { Outcome::No } else { Outcome::Done }
}

/// `2 errors, 1 warning in 31 files`
fn summary(findings: &[Located], files: usize, folder: &Folder) -> String {
    let of = |severity| findings.iter().filter(|l| l.finding.severity == severity).count();
    let (errors, warnings) = (of(Severity::Deny), of(Severity::Warn));
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(wording::count(errors, "error"));
    }
    if warnings > 0 {
        parts.push(wording::count(warnings, "warning"));
    }
    let found = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
    let at = folder.revision().map(|revision| format!(" at {}", revision.short()));
    let (files, root) = (wording::count(files, "file"), folder.shown_root());
    format!("{found} in {files} of `{root}`{}", at.unwrap_or_default())
}

/// Findings as rows, for programs.
fn sheet(findings: &[Located]) -> Sheet {
    let keys =
        ["rule", "severity", "file", "line", "column", "end_line", "end_column", "message", "help"];
    let columns = keys.iter().map(|key| Column::new(*key, *key, Shape::Text, 0));
    let number = |number: Option<usize>| Cell {
        data: number.map_or(Data::Null, |n| Data::Number(i64::try_from(n).unwrap_or(i64::MAX))),
        ..Cell::default()
    };
    let rows = findings.iter().map(|located| {
        let finding = &located.finding;
        let spot = located.spot.as_ref();
        let cells = vec![
            Cell::text(finding.rule),
            Cell::text(finding.severity.code()),
            Cell::text(located.path.clone()),
            number(spot.map(|spot| spot.line)),
            number(spot.map(|spot| spot.column)),
            number(spot.map(|spot| spot.end_line)),
            number(spot.map(|spot| spot.end_column)),
            Cell::text(finding.message.clone()),
            finding.help.clone().map_or(Cell::default(), Cell::text),
        ];
        Row::new(finding.id.clone().unwrap_or_default(), cells)
    });
    Sheet::new(columns.collect(), rows)
}
