//! The bounds of what is read, in one list.

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 << 20;

/// The longest value of a plan file, in bytes.
pub const LONGEST_TEXT: usize = 1 << 20;

/// How deep the lists and maps of a file may be nested.
pub const DEEPEST: usize = 64;
