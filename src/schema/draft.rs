//! The draft of JSON Schema that schemas are written in.

/// The draft that both schemas are written in: the newest that editors read in full.
pub(super) const DRAFT: &str = "http://json-schema.org/draft-07/schema#";
