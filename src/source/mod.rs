//! Files → trees of nodes → a plan. The only module that reads the plan's files, on disk or at a
//! revision of its repository.

mod allowances;
mod assemble;
mod bytes;
mod cache;
mod decode;
mod directive;
mod folder;
mod locate;
mod references;
mod syntax;
mod texts;
mod versions;

pub mod format;
pub mod git;
pub mod mistakes;
pub(crate) mod tree;

use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::domain::{FileId, Finding, Place, Plan};

pub use allowances::{Allowance, allowances};
pub use assemble::PLAN_FILE;
use cache::Found;
pub use cache::{Cache, Lost, Whole};
pub use folder::{Folder, natural};
pub use format::{FieldDoc, NODES, NodeDoc, fields_under};
pub use locate::{ID, Located, Spot, line_of, lines_of, locate, sort};
pub use texts::{Texts, sha256_with_lf};
pub use versions::{Moved, Touched, Unreadable, Version, Versions};

use decode::{Pieces, decode};
use folder::{Listing, Refused, file_id};
use tree::Mistake;

/// What reading a folder came to.
#[derive(Debug)]
pub struct Reading {
    /// The plan. With findings beside it, it may lack what they are about.
    pub plan: Option<Plan>,
    /// The files, where no plan has them.
    files: Vec<String>,
    /// The mistakes of all files.
    pub findings: Vec<Finding>,
    /// The plan's files as the cache has them, where it has all of them and there is no mistake.
    pub whole: Option<Whole>,
}

impl Reading {
    /// The files that findings speak of.
    pub fn files(&self) -> &[String] {
        self.plan.as_ref().map_or(&self.files, |plan| &plan.files)
    }

    /// The plan, and its files as the cache has them.
    ///
    /// # Errors
    /// Where there is a mistake: all of them, located.
    pub fn faultless(self, folder: &Folder) -> Result<(Plan, Option<Whole>), Vec<Located>> {
        match self {
            Self { plan: Some(plan), findings, whole, .. } if findings.is_empty() => {
                Ok((plan, whole))
            }
            reading => Err(locate(folder, reading.files(), reading.findings.clone())),
        }
    }
}

/// Reads the plan in a folder: all its files, in parallel, collecting every mistake. Where the
/// folder holds no plan, nothing below it is read: it may be somebody's whole disk. With a cache,
/// files that have not changed are not read again; what comes of it is the same.
pub fn read(folder: &Folder, cache: Option<&Cache>) -> Reading {
    if !folder.holds(PLAN_FILE) {
        let message = format!("there is no `{PLAN_FILE}` in this folder");
        let finding = Finding::new(mistakes::MISSING_PLAN, Place::file(file_id(0)), message);
        let help = "begin one with `plan: ID`, or name the folder that holds one";
        return Reading {
            plan: None,
            files: vec![String::new()],
            findings: vec![finding.help(help)],
            whole: None,
        };
    }
    let Listing { mut files, refused } = folder.list();
    let cache = cache.filter(|_| refused.is_empty());
    let found = cache.and_then(|cache| cache.find(folder, &mut files));
    let (pieces, seated) = match found {
        Some(Found::Plan(plan, whole)) => {
            let (plan, whole) = (Some(*plan), Some(whole));
            return Reading { plan, files, findings: Vec::new(), whole };
        }
        Some(Found::Pieces(pieces, seated)) => (pieces, seated),
        None => {
            let files = files.par_iter().enumerate();
            let read = |(position, file): (_, &String)| read_file(folder, file_id(position), file);
            (files.map(read).collect(), None)
        }
    };
    let listed = files.len();
    let mut findings = Vec::new();
    for refused in refused {
        findings.push(refusal(file_id(files.len()), &refused));
        files.push(refused.path);
    }
    let plan = assemble::assemble(files.clone(), pieces, &mut findings);
    let seated = seated.filter(|_| findings.is_empty());
    let whole = plan.as_ref().zip(seated).and_then(|(plan, seated)| seated.keep(plan, listed));
    Reading { plan, files, findings, whole }
}

fn refusal(file: FileId, refused: &Refused) -> Finding {
    Finding::new(refused.rule, Place::file(file), refused.message.clone())
}

fn read_file(folder: &Folder, file: FileId, name: &str) -> Pieces {
    match folder.read_listed(name) {
        Ok(bytes) => decode_file(file, &bytes),
        Err(refused) => unread(file, &refused),
    }
}

/// What a file holds that could not be read.
fn unread(file: FileId, refused: &Refused) -> Pieces {
    let findings = vec![refusal(file, refused)];
    Pieces { findings, incomplete: true, ..Pieces::default() }
}

/// What a file's bytes hold.
fn decode_file(file: FileId, bytes: &[u8]) -> Pieces {
    let text = match bytes::text(bytes) {
        Ok(text) => text,
        Err(mistakes) => return decode(file, None, mistakes),
    };
    let (tree, mut found) = tree::parse(text);
    if tree.is_none() && found.is_empty() {
        let is_empty = text.trim_start_matches('\u{feff}').trim().is_empty();
        let message =
            if is_empty { "the file is empty" } else { "the file holds nothing but comments" };
        let mistake = Mistake::new(mistakes::EMPTY_FILE, 0..0, message);
        found.push(
            mistake.help("begin it with what it holds, such as `commitment: I.4`, or delete it"),
        );
    }
    decode(file, tree, found)
}
