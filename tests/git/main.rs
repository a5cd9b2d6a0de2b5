//! Plans in git: every test makes its repositories and runs hito in them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod check;
mod diff;
mod history;
mod hostile;
mod ids;
mod kinds;
mod merge;
mod node;
mod numbers;
mod places;
mod revisions;
mod support;
mod versions;
