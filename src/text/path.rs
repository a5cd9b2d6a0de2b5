//! Lexical operations on paths.

use std::path::{Component, Path, PathBuf};

/// Returns the path without `.`, and without `..` where the path alone, without the file system,
/// decides what it means.
pub fn normalize(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        let last = normal.components().next_back();
        match (part, last) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                normal.pop();
            }
            (part, _) => normal.push(part),
        }
    }
    normal
}
