//! The folder of a plan: which files belong to it, and what may be read. It stands on disk or at
//! a revision of a repository, and whoever reads it need not know which.

mod listing;
mod commit;
mod disk;
mod origin;
mod overlay;

pub(crate) use listing::is_yaml;
pub(crate) use listing::{FolderError, Listing};

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::slice::ParallelSliceMut;

use crate::domain::FileId;
use crate::git::{Repository, Revision};
use crate::text::{natural, normalize};

use commit::AtCommit;
use disk::OnDisk;
use origin::Origin;
use overlay::Overlay;

pub(crate) use commit::content as blob;

/// A plan's folder.
#[derive(Clone, Debug)]
pub struct Folder {
    /// The folder, absolute, links resolved. At a revision it need not exist on disk.
    root: PathBuf,
    /// Where paths are shown from, absolute.
    shown_from: PathBuf,
    origin: Arc<dyn Origin>,
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
        let origin: Arc<dyn Origin> = Arc::new(OnDisk::new(&root));
        Ok(Self { root, shown_from: shown_from.canonicalize()?, origin })
    }

    /// The folder of a plan that is only begun, at an absolute path whose links are resolved. It
    /// may be missing: then it holds nothing.
    pub fn begun(root: &Path, shown_from: &Path) -> Self {
        let origin: Arc<dyn Origin> = Arc::new(OnDisk::new(root));
        let shown_from = shown_from.canonicalize().unwrap_or(shown_from.to_owned());
        Self { root: root.to_owned(), shown_from, origin }
    }

    /// The folder at a path of a repository's tree, as a revision has it.
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

    /// The folder as it would be with some files written anew: it can be read before they are.
    #[must_use]
    pub fn with<'f>(&self, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Self {
        let origin: Arc<dyn Origin> = Arc::new(Overlay::new(Arc::clone(&self.origin), files));
        Self { root: self.root.clone(), shown_from: self.shown_from.clone(), origin }
    }

    /// The revision that it is read at; none on disk.
    pub fn revision(&self) -> Option<&Revision> {
        self.origin.revision()
    }

    /// The folder, and what its files may not leave, for whoever writes; both absolute, links
    /// resolved. None at a revision and of drafts, which cannot be written to.
    pub fn on_disk(&self) -> Option<(&Path, &Path)> {
        self.origin.is_on_disk().then(|| (self.root.as_path(), self.origin.top()))
    }

    /// A file's path as people should see it: relative to where they are.
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

    /// A file's path from the top of the repository, `/` between names.
    pub fn in_repository(&self, file: &str) -> String {
        let path = normalize(&self.root.join(file));
        let names = path.strip_prefix(self.top()).unwrap_or(&path).components();
        names.map(|name| name.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// The top of the repository, or what stands for it where there is none.
    pub(super) fn top(&self) -> &Path {
        self.origin.top()
    }

    /// The plan's folder as people should see it.
    pub fn shown_root(&self) -> String {
        let shown = self.shown("");
        if shown.is_empty() { ".".to_owned() } else { shown }
    }

    /// Whether a file stands at its root, readable or not.
    pub fn holds(&self, file: &str) -> bool {
        self.origin.holds(file)
    }

    /// Reads a file that a plan names.
    ///
    /// # Errors
    /// When it cannot be read, is too large, or leads out of the repository.
    pub fn read(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        self.origin.read(file)
    }

    /// Reads a file that [`Folder::list`] has found, and so knows to be in the repository.
    ///
    /// # Errors
    /// When it cannot be read or is too large.
    pub fn read_listed(&self, file: &str) -> Result<Vec<u8>, FolderError> {
        self.origin.read_listed(file)
    }

    /// Lists the plan's files: every `.yaml` and `.yml` below the folder, names that begin with
    /// a dot skipped.
    pub fn list(&self) -> Listing {
        let mut listing = self.origin.list();
        listing.files.par_sort_by(|a, b| natural(a, b));
        listing
    }
}

/// A file that a plan's file names, relative to it; both relative to the plan's folder.
pub(crate) fn beside(file: &str, named: &str) -> String {
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    normalize(&Path::new(folder).join(named)).to_string_lossy().into_owned()
}

/// The files that places speak of, and how a new one gets its number.
pub(crate) fn file_id(position: usize) -> FileId {
    FileId(u32::try_from(position).unwrap_or(u32::MAX))
}
