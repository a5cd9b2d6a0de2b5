//! `hito merge-driver`

use std::fs;
use std::path::{Path, PathBuf};

use crate::merge::{self, Labels, Merged};
use crate::source::git::merge_lines;
use crate::store;
use crate::wording;

use super::Outcome;
use super::failure::Failure;
use super::session::Session;

/// Joins two branches' versions of a plan's file, run by git
///
/// Where git joins lines, this joins entries and items: both sides' updates are kept, ours first;
/// changes to different fields both hold; comments and order stay. What both sides changed becomes
/// a conflict around just that. Files that are no plain YAML are joined line by line.
///
/// Exits with 0 when all was joined, 1 when conflicts are left, and 129 when nothing could be
/// done, which git understands as a failure.
#[derive(Debug, clap::Args)]
#[command(after_help = "Set it up, once in every clone:
  git config merge.hito.name 'plans, entry by entry'
  git config merge.hito.driver 'hito merge-driver --size=%L --ours=%X --theirs=%Y -- %O %A %B %P'

And once in the repository, in `.gitattributes`:
  plan/**/*.yaml merge=hito
  plan/**/*.yml merge=hito")]
pub(super) struct MergeDriver {
    /// The file as it was when the branches parted (%O)
    base: PathBuf,

    /// Our version, which the outcome is written to (%A)
    ours: PathBuf,

    /// Their version (%B)
    theirs: PathBuf,

    /// The file's path in the repository (%P); for the messages
    path: PathBuf,

    /// How long the markers of conflicts are (%L)
    #[arg(long, value_name = "N", default_value_t = MARKER_SIZE)]
    size: usize,

    /// The name beside our side of a conflict (%X)
    #[arg(long = "ours", value_name = "NAME", default_value = "ours")]
    ours_name: String,

    /// The name beside their side (%Y)
    #[arg(long = "theirs", value_name = "NAME", default_value = "theirs")]
    theirs_name: String,
}

/// The command's name.
pub(super) const NAME: &str = "merge-driver";

/// The exit code when nothing could be done. Git takes all up to 128 for a conflict whose markers
/// are in the file.
pub(super) const FAILED: u8 = 129;

/// How long markers are unless git says otherwise.
const MARKER_SIZE: usize = 7;

impl MergeDriver {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let [base, ours, theirs] =
            [&self.base, &self.ours, &self.theirs].map(|file| session.dir().join(file));
        let read = |file: &Path| {
            fs::read(file).map_err(|error| {
                let (name, reason) = (file.display(), wording::reason(&error));
                Failure::new(format!("`{name}` cannot be read: {reason}"), "git names the files")
            })
        };
        let versions = [read(&base)?, read(&ours)?, read(&theirs)?];
        let labels = Labels {
            ours: name(&self.ours_name, "%X", "ours"),
            theirs: name(&self.theirs_name, "%Y", "theirs"),
            size: self.size.clamp(1, 1000),
        };
        let (text, conflicts) = match self.united(&versions, &labels) {
            Some(Merged { text, conflicts }) => (text.into_bytes(), conflicts),
            None => {
                let names = [labels.ours.as_str(), "base", labels.theirs.as_str()];
                let files = [&*ours, &*base, &*theirs];
                let (text, is_clean) = merge_lines(files, names, labels.size, session.vars())
                    .map_err(Failure::from)?;
                (text, usize::from(!is_clean))
            }
        };
        store::replace(&ours, |out| out.write_all(&text))?;
        if conflicts == 0 {
            return Ok(Outcome::Done);
        }
        let path = self.path.display();
        let places = wording::count(conflicts, "place");
        session.say(&format!("{path}: both sides changed {places}; `hito check` shows the lines"));
        Ok(Outcome::No)
    }

    /// The versions joined entry by entry, where they can be.
    fn united(&self, versions: &[Vec<u8>; 3], labels: &Labels) -> Option<Merged> {
        let is_yaml = self.path.extension().is_some_and(|end| end == "yaml" || end == "yml");
        let [base, ours, theirs] = versions.each_ref().map(|bytes| str::from_utf8(bytes).ok());
        if is_yaml { merge::merge(base?, ours?, theirs?, labels) } else { None }
    }
}

/// What git gave for a name; an older git gives the placeholder back.
fn name(given: &str, placeholder: &str, otherwise: &str) -> String {
    let is_given = !given.is_empty() && given != placeholder;
    if is_given { given } else { otherwise }.to_owned()
}
