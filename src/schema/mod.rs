//! JSON Schemas (draft-07) of plan files and of answers, from the registries that reading and
//! answering go by.

mod draft;
mod answers;
mod patterns;
mod plan;

use serde_json::Value;

pub use answers::answers;
pub use plan::plan;

/// The comment that tells YAML editors where the schema of a file is, as its first line. The
/// place is a path relative to the file, or an address.
pub fn editor_line(place: &str) -> String {
    format!("# yaml-language-server: $schema={place}")
}

/// A schema as it is printed and kept in files.
pub fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}
