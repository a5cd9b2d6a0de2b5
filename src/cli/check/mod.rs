//! `hito check`

mod base;

use crate::check::{Allowances, Severities};
use crate::domain::Severity;
use crate::render::{FINDING_FORMATS, FindingFormat, Findings};
use crate::source::{Folder, Located, Reading, allowances, locate, sort};
use crate::wording;

use super::Outcome;
use super::failure::Failure;
use super::session::Session;
use base::Older;

/// All findings about the plan's files, each with its place
///
/// Exits with 1 when there is a finding at error level, whatever the format: `human`, `json`,
/// `ndjson`, `github` (annotations of a pull request), `sarif`, `junit` or `gitlab` (Code Quality).
/// `hito explain rules` lists the rules. A comment `# hito: allow(RULE) reason` beside a line, or
/// above an entry, allows a rule there.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito check
  hito check --deny overdue --allow uncovered-text
  hito check --base origin/main --changed-only
  hito check --format sarif --output hito.sarif")]
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

    /// Judge the change since a revision, by the rules about what a change may do
    ///
    /// The plan is compared with the newest commit that both descend from, so that what was
    /// added to the other branch meanwhile is not taken for removed.
    #[arg(long, value_name = "REV")]
    base: Option<String>,

    /// Report only what the change touched; needs --base
    #[arg(long, requires = "base")]
    changed_only: bool,
}

impl Check {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let format = format(session)?;
        let today = session.as_of()?;
        let folder = session.folder()?;
        let older = match &self.base {
            Some(typed) => Older::read(session, typed)?,
            None => None,
        };
        let Reading { plan, files, findings } = session.read(&folder)?;
        // The options are checked even where no plan can be.
        let mut severities = plan.as_ref().map(Severities::of_plan).unwrap_or_default();
        self.set(&mut severities)?;
        let is_whole = plan.is_some() && findings.is_empty();
        let (findings, touched) = match &plan {
            None => (findings, None),
            Some(plan) => base::run((&folder, plan), findings, &severities, today, older.as_ref()),
        };
        let mut located = locate(&folder, &files, findings);
        let comments = allowances(&folder, &files);
        let mut allowances = Allowances::new(&comments);
        located = allowances.apply(located);
        // With a mistake in the plan, an allowance may only seem not to be needed.
        if is_whole {
            located.extend(locate(&folder, &files, allowances.judge(&severities)));
            sort(&mut located);
        }
        if let Some(touched) = touched.filter(|_| self.changed_only) {
            located.retain(|located| touched.answers_for(located));
        }
        let plan_id = plan.as_ref().map_or(String::new(), |plan| plan.head.id.to_string());
        let mut frame = session.frame(&plan_id, today)?;
        frame.base = older.map(|older| older.id);
        let found = Findings { located: &located, frame: &frame };
        if format.name == FINDING_FORMATS[0].name {
            session.write_text(|out| (format.write)(found, out))?;
            // A folder without a plan stands among the files by an empty name.
            let named = files.iter().filter(|file| !file.is_empty()).count();
            let sources = plan.as_ref().map_or(0, |plan| plan.head.sources.len());
            session.say(&summary(&located, named.saturating_sub(sources), &folder));
        } else {
            session.write(|out| (format.write)(found, out))?;
        }
        Ok(outcome(&located))
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

/// The format that was asked for.
fn format(session: &Session<'_, '_>) -> Result<&'static FindingFormat, Failure> {
    let name = match session.format_name() {
        None | Some("table") => return Ok(FINDING_FORMATS[0]),
        Some(name) => name,
    };
    FINDING_FORMATS.iter().copied().find(|format| format.name == name).ok_or_else(|| {
        let names = FINDING_FORMATS.iter().map(|format| format.name);
        let help = format!("findings are written as {}", wording::list(names, "or"));
        Failure::new(format!("--format: `check` does not write `{name}`"), help)
    })
}

fn outcome(findings: &[Located]) -> Outcome {
    let is_denied = |located: &Located| located.finding.severity == Severity::Deny;
    if findings.iter().any(is_denied) { Outcome::No } else { Outcome::Done }
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
