//! `hito check`

mod base;
mod fix;
mod checker;

use crate::domain::Severity;
use crate::messages;
use crate::render::{FINDING_FORMATS, FindingFormat, Findings};
use crate::source::{self, Folder, Located};

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use super::write;
use base::BasePlan;
use checker::{CheckOptions, CheckResult, Checker};

/// All findings about the plan's files, each with its place
///
/// Exits with 1 when there is a finding at error level, whatever the format: `human`, `json`,
/// `ndjson`, `github` (annotations of a pull request), `sarif`, `junit` or `gitlab` (Code Quality).
/// `hito explain rules` lists the rules. A comment `# hito: allow(RULE) reason` beside a line, or
/// above an entry, allows a rule there. `--fix` fixes what can only be meant in one way, and never
/// touches what a promise or its ledger says.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito check
  hito check --deny overdue --allow uncovered-text
  hito check --base origin/main --changed-only
  hito check --fix --dry-run
  hito check --format sarif --output hito.sarif")]
pub(super) struct CheckArgs {
    #[command(flatten)]
    options: CheckOptions,
}

impl CheckArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let options = &self.options;
        let format = format(session)?;
        if options.fix {
            self.refuse_to_fix(session, format)?;
        }
        let today = session.as_of()?;
        let folder = session.folder()?;
        let older = match &options.base {
            Some(typed) => BasePlan::read(session, typed)?,
            None => None,
        };
        let checker = Checker { check: options, today, older: older.as_ref() };
        if options.fix {
            let left = fix::carry_out(session, &folder, &checker)?;
            if options.dry_run {
                session.say(&summary(&left, &folder, "would remain"));
                return Ok(outcome(&left.located));
            }
        }
        let result = checker.judge(&folder, source::read(&folder))?;
        let mut context = session.frame(&result.plan, today)?;
        context.base = older.map(|older| older.id);
        let found = Findings { located: &result.located, frame: &context };
        if format.name == FINDING_FORMATS[0].name {
            session.write_text(|out| (format.write)(found, out))?;
            let count = result.located.iter().filter(|l| l.finding.fix.is_some()).count();
            let fixes = match count {
                // Fixes that were just refused, or of files in a commit, are not offered.
                _ if options.fix || folder.revision().is_some() => String::new(),
                0 => String::new(),
                1 => "; `hito check --fix` fixes 1".to_owned(),
                count => format!("; `hito check --fix` fixes {count}"),
            };
            session.say(&(summary(&result, &folder, "") + &fixes));
        } else {
            session.write(|out| (format.write)(found, out))?;
        }
        Ok(outcome(&result.located))
    }

    fn refuse_to_fix(
        &self,
        session: &Session<'_, '_>,
        format: &FindingFormat,
    ) -> Result<(), CliError> {
        session.reads_no_revision("what a commit holds cannot be mended", "leave `--at` out")?;
        if self.options.dry_run && format.name != FINDING_FORMATS[0].name {
            return Err(write::no_diff_in(format.name));
        }
        Ok(())
    }
}

/// Returns the format that is asked for.
fn format(session: &Session<'_, '_>) -> Result<&'static FindingFormat, CliError> {
    let name = match session.format_name() {
        None | Some("table") => return Ok(FINDING_FORMATS[0]),
        Some(name) => name,
    };
    FINDING_FORMATS.iter().copied().find(|format| format.name == name).ok_or_else(|| {
        let names = FINDING_FORMATS.iter().map(|format| format.name);
        let help = format!("findings are written as {}", messages::list(names, "or"));
        CliError::new(format!("--format: `check` does not write `{name}`"), help)
    })
}

/// Returns whether findings at error level remain.
fn outcome(findings: &[Located]) -> Outcome {
    let is_denied = |located: &Located| located.finding.severity == Severity::Deny;
    if findings.iter().any(is_denied) { Outcome::No } else { Outcome::Done }
}

/// Returns a line such as ``2 errors, 1 warning in 31 files of `plan` ``.
fn summary(result: &CheckResult, folder: &Folder, remain: &str) -> String {
    let of = |severity| {
        result.located.iter().filter(|located| located.finding.severity == severity).count()
    };
    let (errors, warnings) = (of(Severity::Deny), of(Severity::Warn));
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(messages::count(errors, "error"));
    }
    if warnings > 0 {
        parts.push(messages::count(warnings, "warning"));
    }
    let mut found = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
    if !remain.is_empty() {
        found = format!("{found} {remain}");
    }
    let at = folder.revision().map(|revision| format!(" at {}", revision.short()));
    let (files, root) = (messages::count(result.count, "file"), folder.shown_root());
    format!("{found} in {files} of `{root}`{}", at.unwrap_or_default())
}
