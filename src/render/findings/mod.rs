//! Findings → formats: one file a format, one ordered list. A format knows findings that have a
//! place, and rules; never plans.

mod format;
mod fingerprint;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod ndjson;
mod sarif;

pub use format::{FindingFormat, Findings};
pub use human::human;

/// Every format of findings, the default first.
pub const FINDING_FORMATS: &[&FindingFormat] = &[
    &human::FORMAT,
    &json::FORMAT,
    &ndjson::FORMAT,
    &github::FORMAT,
    &sarif::FORMAT,
    &junit::FORMAT,
    &gitlab::FORMAT,
];
