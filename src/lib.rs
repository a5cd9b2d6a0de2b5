//! hito keeps the books of public promises: plans of pillars, commitments and milestones, in
//! YAML files kept in git.
//!
//! The command line is one face of this library. Another one needs these modules:
//!
//! - [`domain`]: what a plan is, and what its ledgers amount to on a day;
//! - [`source`]: the files of a folder or a revision → a plan, or all mistakes at once;
//! - [`query`]: words → a query → the nodes that it finds, and sheets of their fields;
//! - [`check`]: rules about a plan, and about what a change did to it;
//! - [`record`]: changes to a plan as data; its page has an example that reads a plan, asks it,
//!   marks a milestone and shows the diff.
//!
//! The other modules are public for these, for the binary and for the tests. Until version 1.0 all
//! of the library may change with any minor version; the formats of plans and of answers
//! (`docs/FORMAT.md`, `docs/OUTPUTS.md`) are stable by their own numbers.
//!
//! The modules are listed in the order of their dependencies: each uses only those above it. This
//! list is the architecture; a test enforces it.

// Not in Cargo.toml: what the files of a test share is `pub` and leaves no crate.
#![warn(unreachable_pub)]

#[doc(hidden)]
pub mod limits;
#[doc(hidden)]
pub mod text;
pub mod domain;
#[doc(hidden)]
pub mod messages;
#[doc(hidden)]
pub mod i18n;
#[doc(hidden)]
pub mod yaml;
#[doc(hidden)]
pub mod git;
pub mod source;
#[doc(hidden)]
pub mod change;
#[doc(hidden)]
pub mod store;
pub mod query;
pub mod check;
#[doc(hidden)]
pub mod history;
pub mod record;
#[doc(hidden)]
pub mod import;
#[doc(hidden)]
pub mod render;
#[doc(hidden)]
pub mod schema;
#[doc(hidden)]
pub mod sheets;
#[doc(hidden)]
pub mod pages;
#[doc(hidden)]
pub mod export;
#[doc(hidden)]
pub mod report;
#[doc(hidden)]
pub mod cli;
