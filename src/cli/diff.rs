//! `hito diff`

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::change::Changes;
use crate::i18n::{self, Lang, phrases};
use crate::pages::{changes_markdown, changes_page};
use crate::query::{Cell, Column, LoadedPlan, Row, Shape, Sheet};
use crate::sheets::{Described, change_rows};

/// What changed in the plan's own terms, not in lines of YAML
///
/// Compares the last commit with the files on disk; with one revision, that one with the files on
/// disk; with two, the first with the second. `A..B` is the same as `A B`; `A...B` compares B with
/// the newest commit that both descend from, as a pull request does. What stands in another file
/// or is only written differently is no change. Both sides are asked for the same day.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito diff
  hito diff HEAD~3
  hito diff v1.0 v2.0 --format json
  hito diff main...HEAD --format markdown --exit-code")]
pub(super) struct DiffArgs {
    /// The revisions to compare
    #[arg(value_name = "REV", num_args = 0..=2)]
    revisions: Vec<String>,

    /// Exit with 1 when something changed, for scripts
    #[arg(long)]
    exit_code: bool,
}

/// The revision that is compared with by default.
const LAST: &str = "HEAD";

/// The two sides of a comparison; `None` stands for the files on disk.
#[derive(Debug, PartialEq, Eq)]
struct Ends {
    old: String,
    new: Option<String>,
    /// Whether the old side is the fork point of both.
    from_fork: bool,
}

impl DiffArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let help = "name what to compare: `hito diff REV`, `hito diff REV REV`";
        session.reads_no_revision("`diff` takes its revisions as arguments", help)?;
        let format = session.format()?;
        let Ends { mut old, new, from_fork } = ends(&self.revisions)?;
        if from_fork {
            old = session.place().fork(&old, new.as_deref().unwrap_or(LAST))?;
        }
        // Both folders are located before either is read, so that errors come early.
        let (before, after) = (session.folder_at(Some(&old))?, session.folder_at(new.as_deref())?);
        let before = session.open_folder(before, None)?;
        let after = session.open_folder(after, None)?;
        let (old, new) = (before.snapshot(), after.snapshot());
        let changes = Changes::new(&old, &new);
        let lang = after.lang;
        let described = Described::new(&changes, lang);
        let head = sentence(&before, &after, &described, lang);
        let mut context = session.frame(after.plan.head.id.as_str(), after.as_of)?;
        let id = |loaded: &LoadedPlan| loaded.folder.revision().map(|revision| revision.id.clone());
        (context.revision, context.base) = (id(&after), id(&before));
        match format.name {
            "table" => {
                let text = changes_page(&described, &head, lang, &context);
                session.write(|out| out.write_all(text.as_bytes()))?;
            }
            "markdown" => {
                let text = changes_markdown(&described, &head, lang);
                session.write(|out| out.write_all(text.as_bytes()))?;
            }
            _ => {
                let sheet = if format.for_people {
                    sheet(&described, lang)
                } else {
                    change_rows(&changes, lang)
                };
                session.write(|out| (format.write)(&sheet, &context, out))?;
            }
        }
        let differs = !changes.changes.is_empty();
        Ok(if self.exit_code && differs { Outcome::No } else { Outcome::Done })
    }
}

/// Parses revisions and ranges as git does (gitrevisions(7)).
fn ends(revisions: &[String]) -> Result<Ends, CliError> {
    let or_last = |text: &str| if text.is_empty() { LAST } else { text }.to_owned();
    let (old, new, from_fork) = match revisions {
        [] => (LAST.to_owned(), None, false),
        [one] => match one.split_once("...") {
            Some((old, new)) => (or_last(old), Some(or_last(new)), true),
            None => match one.split_once("..") {
                Some((old, new)) => (or_last(old), Some(or_last(new)), false),
                None => (one.clone(), None, false),
            },
        },
        [old, new, ..] if old.contains("..") || new.contains("..") => {
            let message = format!("`{old}` and `{new}` are more than two revisions");
            return Err(CliError::new(message, "compare two: `hito diff A B`, `hito diff A..B`"));
        }
        [old, new, ..] => (old.clone(), Some(new.clone()), false),
    };
    Ok(Ends { old, new, from_fork })
}

/// Returns a sentence that names both sides and counts the differences.
fn sentence(
    before: &LoadedPlan,
    after: &LoadedPlan,
    described: &Described<'_>,
    lang: Lang,
) -> String {
    let end = |loaded: &LoadedPlan| match loaded.folder.revision() {
        Some(revision) => format!("{} ({})", revision.short(), i18n::day(revision.day, lang)),
        None => phrases::DIFF_WORK_TREE.to(lang).to_owned(),
    };
    let counts = described.counts();
    let parts = [&*end(before), &*end(after), &*counts];
    let phrase = if counts.is_empty() { phrases::DIFF_NOTHING } else { phrases::DIFF_ENDS };
    phrase.fill(lang, &parts)
}

/// Returns the differences as a table of few columns.
fn sheet(described: &Described<'_>, lang: Lang) -> Sheet<'static> {
    let columns = vec![
        Column::new("id", phrases::ID.to(lang), Shape::Id, 0),
        Column::new("sign", "", Shape::Word, 0),
        Column::new("title", phrases::NODE.to(lang), Shape::Text, 1),
        Column::new("changes", phrases::DIFF_AFTER.to(lang), Shape::Text, 0),
    ];
    let (mut groups, mut rows) = (Vec::new(), Vec::new());
    for (group, (heading, entries)) in described.groups().enumerate() {
        groups.push(Cell::text(heading));
        rows.extend(entries.into_iter().map(|entry| {
            let lines: Vec<String> = entry.lines.into_iter().map(|(_, line)| line).collect();
            let cells = vec![
                Cell::text(&*entry.id),
                Cell::text(entry.sign.mark()),
                Cell::text(entry.title),
                Cell::text(lines.join("; ")),
            ];
            Row { group, ..Row::new(entry.id, cells) }
        }));
    }
    Sheet { groups, ..Sheet::new(columns, rows) }
}

#[cfg(test)]
mod tests {
    use super::{Ends, ends};

    #[test]
    fn revisions_are_read_as_git_reads_them() {
        for (words, old, new, from_fork) in [
            ("", "HEAD", None, false),
            ("a", "a", None, false),
            ("a b", "a", Some("b"), false),
            ("a..b", "a", Some("b"), false),
            ("a..", "a", Some("HEAD"), false),
            ("..b", "HEAD", Some("b"), false),
            ("a...b", "a", Some("b"), true),
            ("a...", "a", Some("HEAD"), true),
        ] {
            let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
            let expected = Ends { old: old.to_owned(), new: new.map(str::to_owned), from_fork };
            assert_eq!(ends(&words).ok(), Some(expected), "{words:?}");
        }
        assert!(ends(&["a..b".to_owned(), "c".to_owned()]).is_err());
    }
}
