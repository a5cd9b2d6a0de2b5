//! A folder on disk.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Listing, Refused, is_yaml, outside};
use crate::source::bytes::LARGEST_FILE;
use crate::source::cache::Stamp;
use crate::source::mistakes;
use crate::wording;

/// A folder on disk.
#[derive(Clone, Debug)]
pub(super) struct OnDisk {
    /// The folder, absolute, links resolved.
    root: PathBuf,
    /// What its files and sources may not leave, absolute, links resolved.
    repository: PathBuf,
}

impl OnDisk {
    /// The folder at an absolute path whose links are resolved.
    pub(super) fn new(root: &Path) -> Self {
        let with_git = root.ancestors().find(|folder| folder.join(".git").exists());
        let repository = with_git.or(root.parent()).unwrap_or(root).to_owned();
        Self { root: root.to_owned(), repository }
    }

    pub(super) fn repository(&self) -> &Path {
        &self.repository
    }

    pub(super) fn holds(&self, file: &str) -> bool {
        self.root.join(file).symlink_metadata().is_ok()
    }

    pub(super) fn read(&self, file: &str) -> Result<Vec<u8>, Refused> {
        match self.root.join(file).canonicalize() {
            Ok(path) if !path.starts_with(&self.repository) => Err(outside(file)),
            // What cannot be resolved cannot be read either, and that says why.
            _ => self.read_listed(file),
        }
    }

    pub(super) fn read_listed(&self, file: &str) -> Result<Vec<u8>, Refused> {
        self.read_stamped(file).map(|(bytes, _)| bytes)
    }

    pub(super) fn stamp(&self, file: &str) -> Option<Stamp> {
        Stamp::of(&fs::metadata(self.root.join(file)).ok().filter(fs::Metadata::is_file)?)
    }

    pub(super) fn stamp_of_root(&self) -> Option<Stamp> {
        Stamp::of(&fs::metadata(&self.root).ok()?)
    }

    pub(super) fn read_stamped(&self, file: &str) -> Result<(Vec<u8>, Option<Stamp>), Refused> {
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
            return Err(super::too_large(file, meta.len()));
        }
        let mut file = File::open(&path).map_err(unreadable)?;
        let stamp = |file: &File| Stamp::of(&file.metadata().ok()?);
        let before = stamp(&file);
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(unreadable)?;
        let stamp = before.filter(|before| Some(*before) == stamp(&file));
        let stamp = stamp.filter(|stamp| stamp.size == bytes.len() as u64);
        Ok((bytes, stamp))
    }

    pub(super) fn list(&self) -> Listing {
        let mut listing = Listing::default();
        if self.root.symlink_metadata().is_err() {
            return listing;
        }
        self.list_into("", &mut vec![self.root.clone()], &mut listing);
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
            let is_yaml = is_yaml(&name);
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
