//! Reads files, on disk or at a revision, into YAML trees and then into a plan, and collects every
//! mistake.
//!
//! This is the only module that reads plan files. It knows nothing of queries, checks or output.

mod allowances;
pub(crate) mod assemble;
mod bytes;
pub(crate) mod decode;
mod directive;
pub(crate) mod folder;
mod locate;
mod mistake;
pub(crate) mod references;
mod texts;

pub mod format;
pub mod mistakes;

pub use allowances::{Allowance, allowances};
pub use assemble::PLAN_FILE;
use decode::{FileContents, decode};
pub use folder::Folder;
use folder::{FolderError, Listing, file_id};
pub use format::{FieldDoc, NODES, NodeDoc, fields_under};
pub use locate::{ID, Located, Spot, line_of, lines_of, locate, sort};
use mistake::Mistake;
use rayon::prelude::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};
pub use texts::{Texts, sha256_with_lf};

use crate::domain::{FileId, Finding, Place, Plan};
use crate::yaml::parse;

/// The result of reading a folder.
#[derive(Debug)]
pub struct Reading {
    /// The plan. If there are findings, the parts that they are about may be missing.
    pub plan: Option<Plan>,
    /// The files, if there is no plan to contain them.
    files: Vec<String>,
    /// The mistakes of all files.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// Returns the files that the places of findings refer to.
    pub fn files(&self) -> &[String] {
        self.plan.as_ref().map_or(&self.files, |plan| &plan.files)
    }

    /// Returns the plan.
    ///
    /// # Errors
    ///
    /// Returns every mistake, located, if there is one.
    pub fn into_plan(self, folder: &Folder) -> Result<Plan, Vec<Located>> {
        match self {
            Self { plan: Some(plan), findings, .. } if findings.is_empty() => Ok(plan),
            reading => Err(locate(folder, reading.files(), reading.findings.clone())),
        }
    }
}

/// Reads all plan files in a folder, in parallel, and collects every mistake.
///
/// If the folder has no [`PLAN_FILE`], nothing below it is read, since it may be a whole disk.
pub fn read(folder: &Folder) -> Reading {
    if !folder.holds(PLAN_FILE) {
        let message = format!("there is no `{PLAN_FILE}` in this folder");
        let finding = Finding::new(mistakes::MISSING_PLAN, Place::file(file_id(0)), message);
        let help = "begin one with `plan: ID`, or name the folder that holds one";
        let files = vec![String::new()];
        return Reading { plan: None, files, findings: vec![finding.help(help)] };
    }
    let Listing { mut files, refused } = folder.list();
    let read = |(position, file): (_, &String)| read_file(folder, file_id(position), file);
    let pieces = files.par_iter().enumerate().map(read).collect();
    let mut findings = Vec::new();
    for refused in refused {
        findings.push(refusal(file_id(files.len()), &refused));
        files.push(refused.path);
    }
    let plan = assemble::assemble(files.clone(), pieces, &mut findings);
    Reading { plan, files, findings }
}

fn refusal(file: FileId, refused: &FolderError) -> Finding {
    Finding::new(refused.rule, Place::file(file), refused.message.clone())
}

fn read_file(folder: &Folder, file: FileId, name: &str) -> FileContents {
    match folder.read_listed(name) {
        Ok(bytes) => decode_file(file, &bytes),
        Err(refused) => unread(file, &refused),
    }
}

/// Returns the contents of a file that could not be read.
pub(crate) fn unread(file: FileId, refused: &FolderError) -> FileContents {
    let findings = vec![refusal(file, refused)];
    FileContents { findings, incomplete: true, ..FileContents::default() }
}

/// Decodes the bytes of a file.
pub(crate) fn decode_file(file: FileId, bytes: &[u8]) -> FileContents {
    let text = match bytes::text(bytes) {
        Ok(text) => text,
        Err(mistakes) => return decode(file, None, mistakes),
    };
    let (tree, errors) = parse(text);
    let mut found: Vec<Mistake> = errors.into_iter().map(Mistake::from).collect();
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
