//! A folder at a revision, read from git objects without a checkout.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::listing::{FolderError, Listing, is_yaml, outside, too_large};
use super::origin::Origin;
use crate::git::{EntryMode, Object, Revision};
use crate::source::mistakes;
use crate::text::normalize;

/// A folder at a revision.
#[derive(Clone, Debug)]
pub(super) struct AtCommit {
    revision: Arc<Revision>,
    /// The absolute path of the root of the tree.
    top: PathBuf,
    /// The path of the folder in the tree.
    path: String,
    /// The object ids of the listed files, by path.
    ids: Arc<Mutex<HashMap<String, String>>>,
}

/// The message for an object that a partial clone does not contain.
const MISSING: &str = "its content is not in this clone, which is a partial one or damaged; \
    `git checkout` of the revision fetches it";

impl AtCommit {
    pub(super) fn new(revision: &Arc<Revision>, top: &Path, path: &str) -> Self {
        let (revision, top, path) = (Arc::clone(revision), top.to_owned(), path.to_owned());
        Self { revision, top, path, ids: Arc::default() }
    }

    /// Returns the object id of a listed file, or `None` if it was reached by a link.
    pub(super) fn object(&self, file: &str) -> Option<String> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner).get(file).cloned()
    }

    /// Returns the path in the tree of a file that is named relative to this folder, or `None` if
    /// it is outside the tree.
    fn in_tree(&self, file: &str) -> Option<String> {
        let path = normalize(&self.top.join(&self.path).join(file));
        let inside = path.strip_prefix(&self.top).ok()?;
        let names = inside.components().map(|name| name.as_os_str().to_str());
        Some(names.collect::<Option<Vec<&str>>>()?.join("/"))
    }
}

impl Origin for AtCommit {
    fn top(&self) -> &Path {
        &self.top
    }

    fn holds(&self, file: &str) -> bool {
        let Some(path) = self.in_tree(file) else { return false };
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let Ok(Object::Tree(_, content)) = self.revision.at(folder) else { return false };
        // The tree lists the file even if this clone does not contain its content.
        self.revision.entries(&content).iter().any(|entry| entry.name == name)
    }

    fn read(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        let Some(path) = self.in_tree(file) else { return Err(outside(file)) };
        match self.revision.at(&path) {
            Ok(Object::Missing) => {
                Err(unreadable(file, "this file cannot be read: no such file at this revision"))
            }
            found => content(file, found),
        }
    }

    fn read_listed(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        match self.object(file) {
            None => self.read(file),
            Some(id) => content(file, self.revision.object(&id)),
        }
    }

    fn list(&self) -> Listing {
        let mut walk = Walk { commit: self, listing: Listing::default(), ids: HashMap::new() };
        let root = self.revision.at(&self.path);
        walk.folder("", root, &mut Vec::new());
        let Walk { listing, ids, .. } = walk;
        *self.ids.lock().unwrap_or_else(PoisonError::into_inner) = ids;
        listing
    }

    fn revision(&self) -> Option<&Revision> {
        Some(&self.revision)
    }
}

/// The state of listing a folder recursively.
struct Walk<'c> {
    commit: &'c AtCommit,
    listing: Listing,
    ids: HashMap<String, String>,
}

impl Walk<'_> {
    /// Lists a folder. `above` are the object ids of the folders that contain it; a folder that
    /// contains itself is reached by a link.
    fn folder(&mut self, path: &str, found: io::Result<Object>, above: &mut Vec<String>) {
        let (id, content) = match found {
            Ok(Object::Tree(id, content)) => (id, content),
            found => return self.listing.refused.extend(content(path, found).err()),
        };
        if above.contains(&id) {
            let message = "this link leads back to a folder above it".to_owned();
            let (path, rule) = (path.to_owned(), mistakes::SYMLINK_LOOP);
            return self.listing.refused.push(FolderError { path, rule, message });
        }
        above.push(id);
        for entry in self.commit.revision.entries(&content) {
            if entry.name.starts_with('.') {
                continue;
            }
            let inside =
                if path.is_empty() { entry.name.clone() } else { format!("{path}/{}", entry.name) };
            match entry.mode {
                EntryMode::File if is_yaml(&entry.name) => self.file(inside, Some(entry.id)),
                EntryMode::File => {}
                EntryMode::Folder => {
                    let found = self.commit.revision.object(&entry.id);
                    self.folder(&inside, found, above);
                }
                EntryMode::Link => self.link(inside, is_yaml(&entry.name), above),
                EntryMode::Submodule => {
                    let message = "this folder belongs to another repository (a submodule)";
                    let refused = FolderError { message: message.to_owned(), ..outside(&inside) };
                    self.listing.refused.push(refused);
                }
            }
        }
        above.pop();
    }

    fn file(&mut self, path: String, id: Option<String>) {
        self.ids.extend(id.map(|id| (path.clone(), id)));
        self.listing.files.push(path);
    }

    fn link(&mut self, path: String, is_yaml: bool, above: &mut Vec<String>) {
        let target = self.commit.in_tree(&path).map(|path| self.commit.revision.at(&path));
        match target {
            Some(found @ Ok(Object::Tree(..))) => self.folder(&path, found, above),
            Some(Ok(Object::Blob(_) | Object::TooLarge(_))) if !is_yaml => {}
            Some(Ok(Object::Blob(_) | Object::TooLarge(_))) => self.file(path, None),
            Some(Ok(Object::Outside)) if !is_yaml => {}
            Some(Ok(Object::Missing)) => {
                let message = "this link cannot be read: it leads to nothing at this revision";
                self.listing.refused.push(unreadable(&path, message));
            }
            Some(found) => self.listing.refused.extend(content(&path, found).err()),
            None => self.listing.refused.push(outside(&path)),
        }
    }
}

/// Returns the content of a file.
///
/// # Errors
///
/// Returns why the file cannot be read, for example because it is too large or outside the
/// repository.
pub(crate) fn content(file: &str, found: io::Result<Object>) -> Result<Vec<u8>, FolderError> {
    Err(match found {
        Ok(Object::Blob(content)) => return Ok(content),
        Ok(Object::TooLarge(bytes)) => too_large(file, bytes),
        Ok(Object::Outside) => outside(file),
        Ok(Object::Missing) => unreadable(file, MISSING),
        Ok(Object::Loop) => {
            let refused = unreadable(file, "this link leads back to itself");
            FolderError { rule: mistakes::SYMLINK_LOOP, ..refused }
        }
        Ok(Object::Tree(..) | Object::Commit(_) | Object::Tag) => {
            unreadable(file, "this is not a regular file")
        }
        Err(_) => {
            let message = "git ended before it could be read; `git fsck` may tell why";
            unreadable(file, message)
        }
    })
}

fn unreadable(file: &str, message: &str) -> FolderError {
    let (path, rule) = (file.to_owned(), mistakes::UNREADABLE_FILE);
    FolderError { path, rule, message: message.to_owned() }
}
