//! `hito check`

mod base;
mod fix;
mod checker;

use crate::domain::Severity;
use crate::messages;
use crate::render::{FINDING_FORMATS, FindingFormat, Findings};
use crate::source::{self, Folder, Located};

use super::Outcome;
use super::error::CliError;
use super::session::Session;
use super::write;
use base::BasePlan;
use checker::{CheckResult, Checker};

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

    /// Fix what can be mended for certain, and report what remains
    ///
    /// `hito explain rules` tells what is mended of which rule. What the files say stays the same,
    /// or becomes what it can only have meant; comments and layout stay.
    #[arg(long)]
    fix: bool,

    /// With --fix, write nothing: show what would change, as a diff that `git apply` takes
    #[arg(long, requires = "fix")]
    dry_run: bool,
}

impl CheckArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let format = format(session)?;
        if self.fix {
            self.refuse_to_fix(session, format)?;
        }
        let today = session.as_of()?;
        let folder = session.folder()?;
        let older = match &self.base {
            Some(typed) => BasePlan::read(session, typed)?,
            None => None,
        };
        let judge = Checker { check: self, today, older: older.as_ref() };
        if self.fix {
            let left = fix::carry_out(session, &folder, &judge)?;
            if self.dry_run {
                session.say(&summary(&left, &folder, "would remain"));
                return Ok(outcome(&left.located));
            }
        }
        let judged = judge.judge(&folder, source::read(&folder))?;
        let mut frame = session.frame(&judged.plan, today)?;
        frame.base = older.map(|older| older.id);
        let found = Findings { located: &judged.located, frame: &frame };
        if format.name == FINDING_FORMATS[0].name {
            session.write_text(|out| (format.write)(found, out))?;
            let count = judged.located.iter().filter(|l| l.finding.fix.is_some()).count();
            let fixes = match count {
                // What was just refused, or belongs to a commit, is not offered.
                _ if self.fix || folder.revision().is_some() => String::new(),
                0 => String::new(),
                1 => "; `hito check --fix` fixes 1".to_owned(),
                count => format!("; `hito check --fix` fixes {count}"),
            };
            session.say(&(summary(&judged, &folder, "") + &fixes));
        } else {
            session.write(|out| (format.write)(found, out))?;
        }
        Ok(outcome(&judged.located))
    }

    fn refuse_to_fix(
        &self,
        session: &Session<'_, '_>,
        format: &FindingFormat,
    ) -> Result<(), CliError> {
        session.reads_no_revision("what a commit holds cannot be mended", "leave `--at` out")?;
        if self.dry_run && format.name != FINDING_FORMATS[0].name {
            return Err(write::no_diff_in(format.name));
        }
        Ok(())
    }
}

/// The format that was asked for.
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

fn outcome(findings: &[Located]) -> Outcome {
    let is_denied = |located: &Located| located.finding.severity == Severity::Deny;
    if findings.iter().any(is_denied) { Outcome::No } else { Outcome::Done }
}

/// `2 errors, 1 warning in 31 files of `plan``
fn summary(judged: &CheckResult, folder: &Folder, remain: &str) -> String {
    let of = |severity| {
        judged.located.iter().filter(|located| located.finding.severity == severity).count()
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
    let (files, root) = (messages::count(judged.count, "file"), folder.shown_root());
    format!("{found} in {files} of `{root}`{}", at.unwrap_or_default())
}
