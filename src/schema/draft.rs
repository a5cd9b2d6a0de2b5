//! The draft of JSON Schema.

/// The draft of both schemas: the newest that editors support in full.
pub(super) const DRAFT: &str = "http://json-schema.org/draft-07/schema#";
