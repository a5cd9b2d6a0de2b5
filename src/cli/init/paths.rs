//! Paths of files that may not exist yet.

use std::path::{Path, PathBuf};

/// Returns a path with symbolic links resolved in the part of it that exists.
pub(in crate::cli) fn resolved(path: &Path) -> PathBuf {
    let mut missing = Vec::new();
    for above in path.ancestors() {
        if let Ok(real) = above.canonicalize() {
            return missing.iter().rev().fold(real, |path, name| path.join(name));
        }
        missing.extend(above.file_name());
    }
    path.to_owned()
}

/// Returns a path relative to a folder. Both must be absolute.
pub(super) fn relative(from: &Path, to: &Path) -> String {
    let mut up = from;
    let mut out = PathBuf::new();
    while !to.starts_with(up) {
        let Some(parent) = up.parent() else { break };
        up = parent;
        out.push("..");
    }
    out.push(to.strip_prefix(up).unwrap_or(to));
    out.to_string_lossy().into_owned()
}
