//! The objects of a repository, read through one process of git for all of them.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Mutex, PoisonError};

use super::command::Git;
use super::error::GitError;
use crate::limits::LARGEST_FILE;

/// `git cat-file --batch`: one request a line, one answer each, in order. Many threads may ask.
#[derive(Debug)]
pub(super) struct Objects {
    process: Mutex<Process>,
}

#[derive(Debug)]
struct Process {
    child: Child,
    requests: ChildStdin,
    answers: Answers,
}

/// What git answers.
#[derive(Debug)]
struct Answers(BufReader<ChildStdout>);

/// Many objects in an order that is known beforehand: git need not wait for one to be taken before
/// it finds the next.
#[derive(Debug)]
pub struct Blobs {
    child: Child,
    answers: Answers,
}

/// What a name leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Object {
    /// The content of a file.
    Blob(Vec<u8>),
    /// A folder: its id and its entries as git keeps them.
    Tree(String, Vec<u8>),
    /// A commit, as git keeps it.
    Commit(Vec<u8>),
    /// An annotated tag.
    Tag,
    /// More bytes than are read: how many.
    TooLarge(u64),
    /// Nothing, or nothing in this clone.
    Missing,
    /// A link that leads out of the repository.
    Outside,
    /// A link that leads back to itself.
    Loop,
}

/// An entry of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TreeEntry {
    /// Its name.
    pub name: String,
    /// What it is.
    pub mode: EntryMode,
    /// The id of its object.
    pub id: String,
}

/// What an entry of a folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryMode {
    /// A file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A commit of another repository.
    Submodule,
}

impl EntryMode {
    /// Returns what git writes for it.
    pub fn of(written: &str) -> Self {
        match written {
            "40000" => Self::Folder,
            "120000" => Self::Link,
            "160000" => Self::Submodule,
            _ => Self::File,
        }
    }
}

impl Objects {
    pub(super) fn open(git: &Git) -> Result<Self, GitError> {
        let mut command = git.command(&["cat-file", "--batch", "--follow-symlinks"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| GitError::not_run(&error))?;
        let (Some(requests), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(GitError::not_run(&io::ErrorKind::BrokenPipe.into()));
        };
        let process = Process { child, requests, answers: Answers(BufReader::new(answers)) };
        Ok(Self { process: Mutex::new(process) })
    }

    /// Reads what a name leads to: an object's id, or `ID:path` with links followed.
    pub(super) fn read(&self, name: &str) -> io::Result<Object> {
        // What cannot be asked for in a line was never listed.
        if name.contains('\n') {
            return Ok(Object::Missing);
        }
        let mut process = self.process.lock().unwrap_or_else(PoisonError::into_inner);
        process.requests.write_all(format!("{name}\n").as_bytes())?;
        process.answers.next()
    }
}

impl Blobs {
    pub(super) fn open(git: &Git, ids: Vec<String>) -> Result<Self, GitError> {
        let mut command = git.command(&["cat-file", "--batch", "--buffer"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(|error| GitError::not_run(&error))?;
        let (Some(requests), Some(answers)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(GitError::not_run(&io::ErrorKind::BrokenPipe.into()));
        };
        // By itself: git stops reading while nobody takes what it writes. It ends with the list, or
        // with git.
        std::thread::spawn(move || {
            let mut requests = BufWriter::new(requests);
            let _ = ids.iter().try_for_each(|id| writeln!(requests, "{id}"));
        });
        Ok(Self { child, answers: Answers(BufReader::with_capacity(1 << 16, answers)) })
    }

    /// Returns the next of the objects.
    ///
    /// # Errors
    /// Returns an error if git ends before it answers.
    pub fn read_next(&mut self) -> io::Result<Object> {
        self.answers.next()
    }
}

impl Drop for Blobs {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

impl Answers {
    fn next(&mut self) -> io::Result<Object> {
        let mut line = Vec::new();
        self.0.read_until(b'\n', &mut line)?;
        let line = String::from_utf8_lossy(&line);
        let Some(line) = line.strip_suffix('\n') else {
            return Err(io::ErrorKind::UnexpectedEof.into());
        };
        if line.ends_with(" missing") || line.ends_with(" ambiguous") {
            return Ok(Object::Missing);
        }
        let words: Vec<&str> = line.split(' ').collect();
        let number =
            |text: &str| text.parse().map_err(|_| io::Error::from(io::ErrorKind::InvalidData));
        match words[..] {
            // What the link says, or the name that was asked for, follows on a line.
            ["symlink", size] => self.content(number(size)?).map(|_| Object::Outside),
            ["loop", size] => self.content(number(size)?).map(|_| Object::Loop),
            ["dangling" | "notdir", size] => self.content(number(size)?).map(|_| Object::Missing),
            [id, kind, size] => {
                let size = number(size)?;
                let Some(content) = self.content(size)? else { return Ok(Object::TooLarge(size)) };
                Ok(match kind {
                    "blob" => Object::Blob(content),
                    "tree" => Object::Tree(id.to_owned(), content),
                    "commit" => Object::Commit(content),
                    _ => Object::Tag,
                })
            }
            _ => Err(io::ErrorKind::InvalidData.into()),
        }
    }

    /// Returns the bytes of an answer, without the line feed behind them, or `None` if they are too
    /// many.
    fn content(&mut self, size: u64) -> io::Result<Option<Vec<u8>>> {
        if size > LARGEST_FILE {
            io::copy(&mut (&mut self.0).take(size + 1), &mut io::sink())?;
            return Ok(None);
        }
        let mut content = vec![0; usize::try_from(size).unwrap_or_default()];
        self.0.read_exact(&mut content)?;
        self.0.read_exact(&mut [0])?;
        Ok(Some(content))
    }
}

/// Kills git, so that no thread waits for it.
impl Drop for Process {
    fn drop(&mut self) {
        end(&mut self.child);
    }
}

fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}

/// Returns the entries of a folder as git keeps them: `mode name NUL id`, the id in bytes, as many
/// as the repository's ids have (gitformat-pack).
pub(super) fn split_tree(content: &[u8], id_digits: usize) -> Vec<TreeEntry> {
    use std::fmt::Write as _;
    let mut entries = Vec::new();
    let mut rest = content;
    while let Some(end) = rest.iter().position(|byte| *byte == 0) {
        let head = String::from_utf8_lossy(&rest[..end]);
        let (id, after) = rest[end + 1..].split_at((id_digits / 2).min(rest.len() - end - 1));
        let Some((mode, name)) = head.split_once(' ') else { break };
        let mode = EntryMode::of(mode);
        let mut hex = String::with_capacity(id_digits);
        for byte in id {
            let _ = write!(hex, "{byte:02x}");
        }
        entries.push(TreeEntry { name: name.to_owned(), mode, id: hex });
        rest = after;
    }
    entries
}
