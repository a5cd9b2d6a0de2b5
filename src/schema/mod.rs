//! JSON Schemas (draft-07) of plan files and of answers.
//!
//! The keys and words that the decoder and the queries have in registries are taken from these, so
//! that the schemas agree with what is accepted.

mod draft;
mod answers;
mod patterns;
mod plan;

pub use answers::answers;
pub use plan::plan;
use serde_json::Value;

/// Returns the first line of a file that tells YAML editors where its schema is. `place` is a URL,
/// or a path relative to the file.
pub fn editor_line(place: &str) -> String {
    format!("# yaml-language-server: $schema={place}")
}

/// Returns a schema as it is printed and stored.
pub fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}
