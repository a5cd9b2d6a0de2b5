//! The folder of a plan: lists the files that belong to it and reads them.
//!
//! A folder is on disk or at a revision of a repository, and its readers need not know which. This
//! module knows nothing of the contents of files.

mod listing;
mod commit;
mod disk;
mod origin;
mod overlay;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use commit::AtCommit;
pub(crate) use commit::content as blob;
use disk::OnDisk;
pub(crate) use listing::{FolderError, Listing, is_yaml};
use origin::Origin;
use overlay::Overlay;
use rayon::slice::ParallelSliceMut;

use crate::domain::FileId;
use crate::git::{Repository, Revision};
use crate::text::{natural, normalize};

/// A plan's folder.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The absolute path of the folder, with links resolved. At a revision the folder may be
    /// missing on disk.
    root: PathBuf,
    /// The absolute path that shown paths are relative to.
    shown_from: PathBuf,
    origin: Arc<dyn Origin>,
}

impl Folder {
    /// Opens the folder at a path. Its files are shown relative to `shown_from`.
    ///
    /// # Errors
    ///
    /// Returns an error if the folder does not exist, is not a folder, or cannot be entered.
    pub fn open(path: &Path, shown_from: &Path) -> std::io::Result<Self> {
        let root = shown_from.join(path).canonicalize()?;
        if !root.is_dir() {
            return Err(std::io::ErrorKind::NotADirectory.into());
        }
        let origin: Arc<dyn Origin> = Arc::new(OnDisk::new(&root));
        Ok(Self { root, shown_from: shown_from.canonicalize()?, origin })
    }

    /// Returns the folder of a new plan at an absolute path whose links are resolved. If the folder
    /// does not exist, it contains no files.
    pub fn for_new_plan(root: &Path, shown_from: &Path) -> Self {
        let origin: Arc<dyn Origin> = Arc::new(OnDisk::new(root));
        let shown_from = shown_from.canonicalize().unwrap_or(shown_from.to_owned());
        Self { root: root.to_owned(), shown_from, origin }
    }

    /// Returns the folder at a path of a repository's tree, at a revision.
    pub fn at(
        repository: &Repository,
        revision: &Arc<Revision>,
        path: &str,
        shown_from: &Path,
    ) -> Self {
        let root = normalize(&repository.top().join(path));
        let shown_from = shown_from.canonicalize().unwrap_or(shown_from.to_owned());
        let origin: Arc<dyn Origin> = Arc::new(AtCommit::new(revision, repository.top(), path));
        Self { root, shown_from, origin }
    }

    /// Returns the folder with the content of some files replaced or added, without writing them.
    #[must_use]
    pub fn with<'f>(&self, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Self {
        let origin: Arc<dyn Origin> = Arc::new(Overlay::new(Arc::clone(&self.origin), files));
        Self { root: self.root.clone(), shown_from: self.shown_from.clone(), origin }
    }

    /// Returns the revision that the folder is read at, or `None` if it is on disk.
    pub fn revision(&self) -> Option<&Revision> {
        self.origin.revision()
    }

    /// Returns the folder and the repository that its files must be in, both absolute with links
    /// resolved. Returns `None` for folders that cannot be written to, which are those at a
    /// revision or with replaced files.
    pub fn on_disk(&self) -> Option<(&Path, &Path)> {
        self.origin.is_on_disk().then(|| (self.root.as_path(), self.origin.top()))
    }

    /// Returns the path of a file as it is shown to users, relative to `shown_from`.
    pub fn shown(&self, file: &str) -> String {
        let path = normalize(&self.root.join(file));
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

    /// Returns the path of a file from the root of the repository, with `/` between names.
    pub fn in_repository(&self, file: &str) -> String {
        let path = normalize(&self.root.join(file));
        let names = path.strip_prefix(self.top()).unwrap_or(&path).components();
        names.map(|name| name.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// Returns the root of the repository, or of the folder that takes its place if there is none.
    pub(super) fn top(&self) -> &Path {
        self.origin.top()
    }

    /// Returns the path of the plan's folder as it is shown to users.
    pub fn shown_root(&self) -> String {
        let shown = self.shown("");
        if shown.is_empty() { ".".to_owned() } else { shown }
    }

    /// Returns whether the folder has a file at a path, readable or not.
    pub fn holds(&self, file: &str) -> bool {
        self.origin.holds(file)
    }

    /// Reads a file that a plan names.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read, is too large, or is outside the repository.
    pub fn read(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        self.origin.read(file)
    }

    /// Reads a file that [`Folder::list`] returned, without checking again that it is in the
    /// repository.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read or is too large.
    pub fn read_listed(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        self.origin.read_listed(file)
    }

    /// Lists the plan's files: every `.yaml` and `.yml` file below the folder, except where a name
    /// starts with a dot.
    pub fn list(&self) -> Listing {
        let mut listing = self.origin.list();
        listing.files.par_sort_by(|a, b| natural(a, b));
        listing
    }
}

/// Returns the path of a file that a plan file names. `named` is relative to that file, the result
/// to the plan's folder.
pub(crate) fn beside(file: &str, named: &str) -> String {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    normalize(&Path::new(folder).join(named)).to_string_lossy().into_owned()
}

/// Returns the id of the file at a position of the list of files.
pub(crate) fn file_id(position: usize) -> FileId {
    FileId(u32::try_from(position).unwrap_or(u32::MAX))
}
