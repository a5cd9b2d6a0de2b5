//! Files that are not written yet, laid over those of a folder.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::listing::{FolderError, Listing, is_yaml};
use super::origin::Origin;

/// Files that are not written yet, laid over those of another origin.
#[derive(Debug)]
pub(super) struct Overlay {
    under: Arc<dyn Origin>,
    files: HashMap<String, Vec<u8>>,
}

impl Overlay {
    pub(super) fn new<'f>(
        under: Arc<dyn Origin>,
        files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    ) -> Self {
        let files = files.into_iter().map(|(file, bytes)| (file.to_owned(), bytes.to_vec()));
        Self { under, files: files.collect() }
    }
}

impl Origin for Overlay {
    fn top(&self) -> &Path {
        self.under.top()
    }

    fn holds(&self, file: &str) -> bool {
        self.files.contains_key(file) || self.under.holds(file)
    }

    fn read(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        self.files.get(file).map_or_else(|| self.under.read(file), |bytes| Ok(bytes.clone()))
    }

    fn read_listed(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        self.files.get(file).map_or_else(|| self.under.read_listed(file), |bytes| Ok(bytes.clone()))
    }

    fn list(&self) -> Listing {
        let mut listing = self.under.list();
        let new = self.files.keys().filter(|file| is_yaml(file) && !self.under.holds(file));
        listing.files.extend(new.cloned());
        listing
    }
}
