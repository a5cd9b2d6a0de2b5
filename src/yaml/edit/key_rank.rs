//! The order of keys.

/// The rank of a key in the map under another key, from 0; `None` if the order of the keys there is
/// free. The first argument is the key that the map or its list stands under, or the first key of a
/// file.
pub type KeyRank = fn(&str, &str) -> Option<usize>;
