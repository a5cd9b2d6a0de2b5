//! hito keeps the books of public promises: plans of pillars, commitments and milestones, in
//! YAML files kept in git.
//!
//! The modules stand in the order of their dependencies: each uses only those above it. This
//! list is the architecture; a test keeps it true.

// Not in Cargo.toml: what the files of a test share is `pub` and leaves no crate.
#![warn(unreachable_pub)]

pub mod limits;
pub mod text;
pub mod domain;
pub mod messages;
pub mod i18n;
pub mod yaml;
pub mod git;
pub mod source;
pub mod change;
pub mod store;
pub mod query;
pub mod check;
pub mod history;
pub mod record;
pub mod import;
pub mod render;
pub mod schema;
pub mod sheets;
pub mod pages;
pub mod export;
pub mod report;
pub mod cli;
