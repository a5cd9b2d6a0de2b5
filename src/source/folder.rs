//! The folder of a plan: which files belong to it, and what may be read.

use std::cmp::Ordering;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::domain::FileId;
use crate::wording;

use super::bytes::LARGEST_FILE;
use super::mistakes;

/// A plan's folder.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The folder, absolute, links resolved.
    root: PathBuf,
    /// What its files and sources may not leave, absolute, links resolved.
    repository: PathBuf,
    /// Where paths are shown from, absolute.
    shown_from: PathBuf,
}

/// A file or folder that cannot be taken in.
#[derive(Clone, Debug)]
pub struct Refused {
    /// Its path relative to the plan's folder.
    pub path: String,
    /// The rule of [`mistakes`].
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
}

/// The files of a folder, in natural order, and those refused.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// Paths relative to the plan's folder, `/` between names.
    pub files: Vec<String>,
    /// What could not be taken in.
    pub refused: Vec<Refused>,
}

impl Folder {
    /// The folder at a path, whose files are shown relative to `shown_from`.
    ///
    /// # Errors
    /// When the folder does not exist, is none, or cannot be entered.
    pub fn open(path: &Path, shown_from: &Path) -> std::io::Result<Self> {
        let root = shown_from.join(path).canonicalize()?;
        if !root.is_dir() {
            return Err(std::io::ErrorKind::NotADirectory.into());
        }
        let with_git = root.ancestors().find(|folder| folder.join(".git").exists());
        let repository = with_git.or(root.parent()).unwrap_or(&root).to_owned();
        let shown_from = shown_from.canonicalize()?;
        Ok(Self { root, repository, shown_from })
    }

    /// A file's path as people should see it: relative to where they are.
    pub fn shown(&self, file: &str) -> String {
        let path = tidy(&self.root.join(file));
        let mut up = self.shown_from.as_path();
        let mut out = PathBuf::new();
        while !path.starts_with(up) {
            let Some(parent) = up.parent() else { break };
            up = parent;
            out.push("..");
        }
        out.push(path.strip_prefix(up).unwrap_or(&path));
        out.to_string_lossy().into_owned()
    }

    /// The plan's folder as people should see it.
    pub fn shown_root(&self) -> String {
        let shown = self.shown("");
        if shown.is_empty() { ".".to_owned() } else { shown }
    }

    /// Whether a file stands at its root, readable or not.
    pub fn holds(&self, file: &str) -> bool {
        self.root.join(file).symlink_metadata().is_ok()
    }

    /// Reads a file that a plan names.
    ///
    /// # Errors
    /// When it cannot be read, is too large, or leads out of the repository.
    pub fn read(&self, file: &str) -> Result<Vec<u8>, Refused> {
        match self.root.join(file).canonicalize() {
            Ok(path) if !path.starts_with(&self.repository) => Err(outside(file)),
            // What cannot be resolved cannot be read either, and that says why.
            _ => self.read_listed(file),
        }
    }

    /// Reads a file that [`Folder::list`] has found, and so knows to be in the repository.
    ///
    /// # Errors
    /// When it cannot be read or is too large.
    pub fn read_listed(&self, file: &str) -> Result<Vec<u8>, Refused> {
        let refuse = |rule, message: String| Refused { path: file.to_owned(), rule, message };
        let unreadable = |error: std::io::Error| {
            let reason = wording::reason(&error);
            refuse(mistakes::UNREADABLE_FILE, format!("this file cannot be read: {reason}"))
        };
        let path = self.root.join(file);
        let meta = fs::metadata(&path).map_err(unreadable)?;
        if !meta.is_file() {
            let message = "this is not a regular file".to_owned();
            return Err(refuse(mistakes::UNREADABLE_FILE, message));
        }
        if meta.len() > LARGEST_FILE {
            let message = format!("this file has {} bytes, more than 64 MiB", meta.len());
            return Err(refuse(mistakes::FILE_TOO_LARGE, message));
        }
        fs::read(&path).map_err(unreadable)
    }

    /// Lists the plan's files: every `.yaml` and `.yml` below the folder, names that begin with
    /// a dot skipped.
    pub fn list(&self) -> Listing {
        let mut listing = Listing::default();
        self.list_into("", &mut vec![self.root.clone()], &mut listing);
        listing.files.sort_by(|a, b| natural(a, b));
        listing
    }

    fn leads_out(&self, link: &Path) -> bool {
        link.canonicalize().is_ok_and(|real| !real.starts_with(&self.repository))
    }

    fn list_into(&self, folder: &str, above: &mut Vec<PathBuf>, listing: &mut Listing) {
        let unreadable = |what: &str, error: &std::io::Error| {
            format!("this {what} cannot be read: {}", wording::reason(error))
        };
        let entries = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) => {
                let (path, rule) = (folder.to_owned(), mistakes::UNREADABLE_FILE);
                let message = unreadable("folder", &error);
                return listing.refused.push(Refused { path, rule, message });
            }
        };
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') {
                continue;
            }
            let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let is_yaml = Path::new(&name).extension().is_some_and(|e| e == "yaml" || e == "yml");
            let mut refuse = |rule, message: String| {
                listing.refused.push(Refused { path: path.clone(), rule, message });
            };
            // Follows links, of which the file type of the entry itself knows nothing.
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            let kind = if is_link {
                fs::metadata(entry.path()).map(|meta| meta.file_type())
            } else {
                entry.file_type()
            };
            match kind {
                Err(error) => refuse(mistakes::UNREADABLE_FILE, unreadable("link", &error)),
                Ok(kind) if kind.is_dir() => match entry.path().canonicalize() {
                    Err(error) => refuse(mistakes::UNREADABLE_FILE, unreadable("folder", &error)),
                    Ok(real) if above.contains(&real) => {
                        let message = "this link leads back to a folder above it".to_owned();
                        refuse(mistakes::SYMLINK_LOOP, message);
                    }
                    Ok(real) if !real.starts_with(&self.repository) => {
                        let message = "this link leads out of the repository".to_owned();
                        refuse(mistakes::OUTSIDE_REPOSITORY, message);
                    }
                    Ok(real) => {
                        above.push(real);
                        self.list_into(&path, above, listing);
                        above.pop();
                    }
                },
                Ok(_) if is_yaml && is_link && self.leads_out(&entry.path()) => {
                    listing.refused.push(outside(&path));
                }
                Ok(_) if is_yaml => listing.files.push(path),
                _ => {}
            }
        }
    }
}

fn outside(file: &str) -> Refused {
    let (path, rule) = (file.to_owned(), mistakes::OUTSIDE_REPOSITORY);
    Refused { path, rule, message: "this file is outside the repository".to_owned() }
}

/// A file that a plan's file names, relative to it; both relative to the plan's folder.
pub fn beside(file: &str, named: &str) -> String {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    tidy(&Path::new(folder).join(named)).to_string_lossy().into_owned()
}

/// A path without `.` and, where it can be told from the names alone, without `..`.
fn tidy(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        let last = tidy.components().next_back();
        match (part, last) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                tidy.pop();
            }
            (part, _) => tidy.push(part),
        }
    }
    tidy
}

/// Compares paths name by name, runs of digits by their value: `2-x` before `10-x`.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut a_rest, mut b_rest) = (a, b);
    loop {
        match (a_rest.chars().next(), b_rest.chars().next()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, x_rest) = split_number(a_rest);
                let (y, y_rest) = split_number(b_rest);
                match x.len().cmp(&y.len()).then_with(|| x.cmp(y)) {
                    Ordering::Equal => (a_rest, b_rest) = (x_rest, y_rest),
                    other => return other,
                }
            }
            (Some(x), Some(y)) if x == y => {
                a_rest = &a_rest[x.len_utf8()..];
                b_rest = &b_rest[y.len_utf8()..];
            }
            (Some('/'), Some(_)) => return Ordering::Less,
            (Some(_), Some('/')) => return Ordering::Greater,
            (Some(x), Some(y)) => return x.cmp(&y),
        }
    }
}

/// A leading number without its zeros, and what follows it.
fn split_number(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(end);
    (number.trim_start_matches('0'), rest)
}

/// The files that places speak of, and how a new one gets its number.
pub(super) fn file_id(position: usize) -> FileId {
    FileId(u32::try_from(position).unwrap_or(u32::MAX))
}
