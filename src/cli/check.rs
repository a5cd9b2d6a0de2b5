//! `hito check`

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use super::write::{no_diff_in, show};
use crate::check::{BasePlan, CheckResult, Checker, Severities};
use crate::domain::Severity;
use crate::messages;
use crate::record::{PreparedFixes, fix_findings};
use crate::render::{ChangedFile, FINDING_FORMATS, FindingFormat, Findings, visible_lines};
use crate::source::{self, Folder, Located};
use crate::store::transact;

/// The most fixes that are shown one by one.
const MOST_FIXES: usize = 20;

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
        let base = match &self.base {
            Some(typed) => base_plan(session, typed)?,
            None => None,
        };
        let checker = Checker {
            overrides: self.overrides()?,
            today,
            base: base.as_ref(),
            changed_only: self.changed_only,
        };
        if self.fix {
            let left = self.fix(session, &folder, &checker)?;
            if self.dry_run {
                session.say(&summary(&left, &folder, "would remain"));
                return Ok(outcome(&left.located));
            }
        }
        let checked = checker.check(&folder, source::read(&folder));
        let mut frame = session.frame(&checked.plan, today)?;
        frame.base = base.map(|base| base.id);
        let found = Findings { located: &checked.located, frame: &frame };
        if format.name == FINDING_FORMATS[0].name {
            session.write_text(|out| (format.write)(found, out))?;
            let count = checked.located.iter().filter(|l| l.finding.fix.is_some()).count();
            let fixes = match count {
                // What was just refused, or belongs to a commit, is not offered.
                _ if self.fix || folder.revision().is_some() => String::new(),
                0 => String::new(),
                1 => "; `hito check --fix` fixes 1".to_owned(),
                count => format!("; `hito check --fix` fixes {count}"),
            };
            session.say(&(summary(&checked, &folder, "") + &fixes));
        } else {
            session.write(|out| (format.write)(found, out))?;
        }
        Ok(outcome(&checked.located))
    }

    /// Returns the severities that the options set.
    fn overrides(&self) -> Result<Severities, CliError> {
        let mut severities = Severities::default();
        // Where an option contradicts another, the stricter one holds.
        let options = [
            ("--allow", &self.allow, Severity::Allow),
            ("--warn", &self.warn, Severity::Warn),
            ("--deny", &self.deny, Severity::Deny),
        ];
        for (option, rules, severity) in options {
            for rule in rules {
                severities.set(rule, severity).map_err(|unknown| {
                    CliError::new(format!("{option}: {}", unknown.message), unknown.help)
                })?;
            }
        }
        Ok(severities)
    }

    /// Fixes the plan's files under its lock, or shows what would change. Returns what is left.
    fn fix(
        &self,
        session: &mut Session<'_, '_>,
        folder: &Folder,
        checker: &Checker<'_>,
    ) -> anyhow::Result<CheckResult> {
        let attempt = || {
            let PreparedFixes { replacements, fixed, refused, left } =
                fix_findings(folder, checker)?;
            Ok((replacements, (fixed, refused, left)))
        };
        let (fixed, refused, left) = if self.dry_run {
            let (replacements, done) = attempt()?;
            let changed = replacements.iter().map(|file| ChangedFile::new(folder, file));
            show(session, &changed.collect::<Vec<_>>())?;
            done
        } else {
            transact(folder, &mut |notice| session.say(notice), attempt)?
        };
        let done = if self.dry_run { "would mend" } else { "mended" };
        for Located { finding, path, spot, .. } in fixed.iter().take(MOST_FIXES) {
            let line = spot.as_ref().map_or(String::new(), |spot| format!(":{}", spot.line));
            let text = format!("{path}{line}: {}", finding.message);
            session.say(&format!("{done}[{}]: {}", finding.rule, visible_lines(&text)));
        }
        if let Some(more @ 1..) = fixed.len().checked_sub(MOST_FIXES) {
            session.say(&format!("… and {} more", messages::count(more, "finding")));
        }
        for file in &refused {
            let (name, reason, line) = (&file.file, &file.reason, file.line);
            let text = format!(
                "nothing was mended in `{name}`: {reason}; see line {line}, and mend it by hand"
            );
            session.say(&format!("warning: {}", visible_lines(&text)));
        }
        Ok(left)
    }

    fn refuse_to_fix(
        &self,
        session: &Session<'_, '_>,
        format: &FindingFormat,
    ) -> Result<(), CliError> {
        session.reads_no_revision("what a commit holds cannot be mended", "leave `--at` out")?;
        if self.dry_run && format.name != FINDING_FORMATS[0].name {
            return Err(no_diff_in(format.name));
        }
        Ok(())
    }
}

/// Reads the plan where a change began; `None` if the repository had none then, so that all of the
/// plan is new.
fn base_plan(session: &mut Session<'_, '_>, typed: &str) -> anyhow::Result<Option<BasePlan>> {
    let Some(folder) = session.place().base(typed)? else {
        session.say("there was no plan where this change began: nothing to compare with");
        return Ok(None);
    };
    let name = folder.revision().map_or("the base", |revision| revision.short()).to_owned();
    let (plan, mistakes) = BasePlan::read(folder);
    if mistakes > 0 {
        let mistakes = messages::count(mistakes, "mistake");
        session.say(&format!(
            "the plan at {name} has {mistakes}: compared with what of it can be read"
        ));
    }
    Ok(plan)
}

fn format(session: &Session<'_, '_>) -> Result<&'static FindingFormat, CliError> {
    let name = match session.shared.format.as_deref() {
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
fn summary(checked: &CheckResult, folder: &Folder, remain: &str) -> String {
    let of = |severity| {
        checked.located.iter().filter(|located| located.finding.severity == severity).count()
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
    let (files, root) = (messages::count(checked.count, "file"), folder.shown_root());
    format!("{found} in {files} of `{root}`{}", at.unwrap_or_default())
}
