//! A file to write.

/// A file of the plan before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// Its path relative to the plan's folder, `/` between names.
    pub file: String,
    /// Its bytes as they were read, or `None` for a new file.
    pub before: Option<Vec<u8>>,
    /// Its new bytes.
    pub after: Vec<u8>,
}
