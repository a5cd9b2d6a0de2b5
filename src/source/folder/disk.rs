//! A folder on disk.

use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelRefIterator, ParallelIterator};

use super::listing::{FolderError, Listing, is_yaml, outside, too_large};
use super::origin::Origin;
use crate::limits::LARGEST_FILE;
use crate::messages;
use crate::source::mistakes;
use crate::text::natural;

/// A folder on disk.
#[derive(Clone, Debug)]
pub(super) struct OnDisk {
    /// The absolute path of the folder, with links resolved.
    root: PathBuf,
    /// The folder that files and sources must be in, absolute, with links resolved.
    repository: PathBuf,
}

impl OnDisk {
    /// Creates the folder at an absolute path whose links are resolved.
    pub(super) fn new(root: &Path) -> Self {
        let with_git = root.ancestors().find(|folder| folder.join(".git").exists());
        let repository = with_git.or(root.parent()).unwrap_or(root).to_owned();
        Self { root: root.to_owned(), repository }
    }

    fn leads_out(&self, link: &Path) -> bool {
        link.canonicalize().is_ok_and(|real| !real.starts_with(&self.repository))
    }

    /// Lists a folder and all folders below it. `above` are the folders that contain it, the last
    /// being the folder itself.
    fn list_folder(&self, folder: &str, above: &[PathBuf]) -> Listing {
        let mut listing = Listing::default();
        let unreadable = |what: &str, error: &io::Error| {
            format!("this {what} cannot be read: {}", messages::reason(error))
        };
        let entries = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) => {
                let (path, rule) = (folder.to_owned(), mistakes::UNREADABLE_FILE);
                let message = unreadable("folder", &error);
                listing.refused.push(FolderError { path, rule, message });
                return listing;
            }
        };
        // The resolved path of an entry that is not a link is that of its folder with its name
        // added.
        let real = |entry: &DirEntry, is_link: bool| match above.last().filter(|_| !is_link) {
            Some(above) => Ok(above.join(entry.file_name())),
            None => entry.path().canonicalize(),
        };
        let mut below: Vec<(String, Vec<PathBuf>)> = Vec::new();
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name.starts_with('.') {
                continue;
            }
            let path =
                if folder.is_empty() { name.to_string() } else { [folder, "/", &name].concat() };
            let is_yaml = is_yaml(&name);
            let mut refuse = |rule, message: String| {
                listing.refused.push(FolderError { path: path.clone(), rule, message });
            };
            // The file type of an entry does not follow links.
            let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
            let kind = if is_link {
                fs::metadata(entry.path()).map(|meta| meta.file_type())
            } else {
                entry.file_type()
            };
            match kind {
                Err(error) => refuse(mistakes::UNREADABLE_FILE, unreadable("link", &error)),
                Ok(kind) if kind.is_dir() => match real(&entry, is_link) {
                    Err(error) => refuse(mistakes::UNREADABLE_FILE, unreadable("folder", &error)),
                    Ok(real) if above.contains(&real) => {
                        let message = "this link leads back to a folder above it".to_owned();
                        refuse(mistakes::SYMLINK_LOOP, message);
                    }
                    Ok(real) if !real.starts_with(&self.repository) => {
                        let message = "this link leads out of the repository".to_owned();
                        refuse(mistakes::OUTSIDE_REPOSITORY, message);
                    }
                    Ok(real) => below.push((path, [above, &[real]].concat())),
                },
                Ok(_) if is_yaml && is_link && self.leads_out(&entry.path()) => {
                    listing.refused.push(outside(&path));
                }
                Ok(_) if is_yaml => listing.files.push(path),
                _ => {}
            }
        }
        // `Folder::list` sorts all files, which is fast when they are nearly in order.
        listing.files.sort_unstable_by(|a, b| natural(a, b));
        below.sort_unstable_by(|(a, _), (b, _)| natural(a, b));
        let lists = below.par_iter().map(|(path, above)| self.list_folder(path, above));
        for below in lists.collect::<Vec<_>>() {
            listing.files.extend(below.files);
            listing.refused.extend(below.refused);
        }
        listing
    }
}

impl Origin for OnDisk {
    fn top(&self) -> &Path {
        &self.repository
    }

    fn holds(&self, file: &str) -> bool {
        self.root.join(file).symlink_metadata().is_ok()
    }

    fn read(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        match self.root.join(file).canonicalize() {
            Ok(path) if !path.starts_with(&self.repository) => Err(outside(file)),
            // A path that cannot be resolved cannot be read either; reading it gives the reason.
            _ => self.read_listed(file),
        }
    }

    fn read_listed(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        let refuse = |rule, message: String| FolderError { path: file.to_owned(), rule, message };
        let unreadable = |error: io::Error| {
            let reason = messages::reason(&error);
            refuse(mistakes::UNREADABLE_FILE, format!("this file cannot be read: {reason}"))
        };
        let path = self.root.join(file);
        let meta = fs::metadata(&path).map_err(unreadable)?;
        if !meta.is_file() {
            let message = "this is not a regular file".to_owned();
            return Err(refuse(mistakes::UNREADABLE_FILE, message));
        }
        if meta.len() > LARGEST_FILE {
            return Err(too_large(file, meta.len()));
        }
        let size = usize::try_from(meta.len()).unwrap_or_default();
        read_whole(&path, size).map_err(unreadable)
    }

    fn list(&self) -> Listing {
        if self.root.symlink_metadata().is_err() {
            return Listing::default();
        }
        self.list_folder("", std::slice::from_ref(&self.root))
    }

    fn is_on_disk(&self) -> bool {
        true
    }
}

/// Reads a file of a known size. This takes one `read` call if the size is still right;
/// [`fs::read`] takes four.
fn read_whole(path: &Path, size: usize) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut bytes = vec![0; size];
    let mut filled = 0;
    while filled < size {
        match file.read(&mut bytes[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(filled);
    Ok(bytes)
}
