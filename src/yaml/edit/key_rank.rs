//! The order of keys.

/// Returns the rank of a key in the map under another key, from 0, or `None` if the order of keys
/// there is free. The first argument is the key of the map or of the list that contains it, or the
/// first key of a file.
pub type KeyRank = fn(&str, &str) -> Option<usize>;
