//! `hito merge-driver`

mod install;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

pub(super) use install::attribute;

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::git::{conflict_style, merge_lines};
use crate::messages;
use crate::render::visible;
use crate::source::format::KEY_RULES;
use crate::store;
use crate::yaml::merge::{self, ConflictStyle, Labels, Merged};

/// Joins two branches' versions of a plan's file, run by git
///
/// Where git joins lines, this joins entries and items: both sides' updates are kept, ours first;
/// changes to different fields both hold; comments and order stay. What both sides changed becomes
/// a conflict around just that. Files that are no plain YAML are joined line by line.
///
/// Exits with 0 when all was joined, 1 when conflicts are left, and 129 when nothing could be
/// done, which git understands as a failure.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "hito merge-driver [OPTIONS] <BASE> <OURS> <THEIRS> <PATH>\n       \
        hito merge-driver --install [--dry-run]",
    after_help = "Set it up, once in every clone:
  hito merge-driver --install

And once in the repository, in `.gitattributes`, which `hito init` writes:
  plan/**/*.yaml merge=hito"
)]
pub(super) struct MergeDriverArgs {
    /// The file as it was when the branches parted (%O)
    #[arg(required_unless_present = "install")]
    base: Option<PathBuf>,

    /// Our version, which the outcome is written to (%A)
    #[arg(required_unless_present = "install")]
    ours: Option<PathBuf>,

    /// Their version (%B)
    #[arg(required_unless_present = "install")]
    theirs: Option<PathBuf>,

    /// The file's path in the repository (%P); for the messages
    #[arg(required_unless_present = "install")]
    path: Option<PathBuf>,

    /// How long the markers of conflicts are (%L)
    #[arg(long, value_name = "N", default_value_t = MARKER_SIZE)]
    size: usize,

    /// The name beside our side of a conflict (%X)
    #[arg(long = "ours", value_name = "NAME", default_value = "ours")]
    ours_name: String,

    /// The name beside the base, where `merge.conflictStyle` has git show it (%S)
    #[arg(long = "base", value_name = "NAME", default_value = "base")]
    base_name: String,

    /// The name beside their side (%Y)
    #[arg(long = "theirs", value_name = "NAME", default_value = "theirs")]
    theirs_name: String,

    /// Have git call this for the plan's files, in this clone
    #[arg(long, conflicts_with_all = ["base", "size", "ours_name", "base_name", "theirs_name"])]
    install: bool,

    /// With --install: write nothing, show the commands of git that would be run
    #[arg(long, requires = "install")]
    dry_run: bool,
}

/// The name of the command.
pub(super) const NAME: &str = "merge-driver";

/// The exit code if nothing could be merged. Git takes codes up to 128 for conflicts with markers in
/// the file (gitattributes(5)).
const FAILED: u8 = 129;

/// The default length of conflict markers.
const MARKER_SIZE: usize = 7;

/// Returns the exit code of a run that could not do its work.
pub(super) fn failed(args: &[OsString]) -> u8 {
    if args.iter().any(|arg| arg == "--install") { 2 } else { FAILED }
}

impl MergeDriverArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let (Some(base), Some(ours), Some(theirs), Some(path)) =
            (&self.base, &self.ours, &self.theirs, &self.path)
        else {
            return install::install(session, self.dry_run);
        };
        let [base, ours, theirs] = [base, ours, theirs].map(|file| session.env.dir.join(file));
        let read = |file: &Path| {
            fs::read(file).map_err(|error| {
                let (name, reason) = (file.display(), messages::reason(&error));
                CliError::new(format!("`{name}` cannot be read: {reason}"), "git names the files")
            })
        };
        let versions = [read(&base)?, read(&ours)?, read(&theirs)?];
        let labels = Labels {
            ours: name(&self.ours_name, "%X", "ours"),
            base: name(&self.base_name, "%S", "base"),
            theirs: name(&self.theirs_name, "%Y", "theirs"),
            size: self.size.clamp(1, 1000),
            style: ConflictStyle::Merge,
        };
        let mut merged = united(path, &versions, &labels);
        if merged.as_ref().is_some_and(|merged| merged.conflicts > 0) {
            // The style is read from git only if there is a conflict to show.
            let style = match conflict_style(&session.env.dir, &session.env.vars).as_deref() {
                Some("diff3") => ConflictStyle::Diff3,
                Some("zdiff3") => ConflictStyle::Zdiff3,
                _ => ConflictStyle::Merge,
            };
            merged = united(path, &versions, &Labels { style, ..labels.clone() });
        }
        let (text, conflicts) = match merged {
            Some(Merged { text, conflicts }) => (text.into_bytes(), conflicts),
            None => {
                let names = [&*labels.ours, &*labels.base, &*labels.theirs];
                let files = [&*ours, &*base, &*theirs];
                let (text, is_clean) = merge_lines(files, names, labels.size, &session.env.vars)
                    .map_err(CliError::from)?;
                (text, usize::from(!is_clean))
            }
        };
        store::replace(&ours, |out| out.write_all(&text))?;
        if conflicts == 0 {
            return Ok(Outcome::Done);
        }
        let path = visible(&path.to_string_lossy()).into_owned();
        let places = messages::count(conflicts, "place");
        session.say(&format!("{path}: both sides changed {places}; `hito check` shows the lines"));
        Ok(Outcome::No)
    }
}

/// Merges the versions entry by entry. Returns `None` if they are not plain YAML.
fn united(path: &Path, versions: &[Vec<u8>; 3], labels: &Labels) -> Option<Merged> {
    let is_yaml = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    let [base, ours, theirs] = versions.each_ref().map(|bytes| str::from_utf8(bytes).ok());
    if is_yaml { merge::merge(base?, ours?, theirs?, labels, KEY_RULES) } else { None }
}

/// Returns a name that git passes, or `otherwise` if it is empty or, from an older git, still the
/// placeholder.
fn name(given: &str, placeholder: &str, otherwise: &str) -> String {
    let is_given = !given.is_empty() && given != placeholder;
    if is_given { given } else { otherwise }.to_owned()
}
