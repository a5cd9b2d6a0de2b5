//! A folder as it would be.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Folder, FolderError, Listing, is_yaml};

/// A folder with some files as they would be, in front of those that are there.
#[derive(Clone, Debug)]
pub(super) struct Overlay {
    under: Arc<Folder>,
    files: Arc<HashMap<String, Vec<u8>>>,
}

impl Overlay {
    pub(super) fn new<'f>(
        under: &Folder,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> Self {
        let files = files.into_iter().map(|(file, bytes)| (file.to_owned(), bytes.to_vec()));
        Self { under: Arc::new(under.clone()), files: Arc::new(files.collect()) }
    }

    /// The folder behind it.
    pub(super) fn under(&self) -> &Folder {
        &self.under
    }

    pub(super) fn holds(&self, file: &str) -> bool {
        self.files.contains_key(file) || self.under.holds(file)
    }

    pub(super) fn read(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        self.files.get(file).map_or_else(|| self.under.read(file), |bytes| Ok(bytes.clone()))
    }

    pub(super) fn read_listed(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        self.files.get(file).map_or_else(|| self.under.read_listed(file), |bytes| Ok(bytes.clone()))
    }

    pub(super) fn list(&self) -> Listing {
        let mut listing = self.under.list();
        let new = self.files.keys().filter(|file| is_yaml(file) && !self.under.holds(file));
        listing.files.extend(new.cloned());
        listing
    }
}
