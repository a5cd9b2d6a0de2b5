//! Plans in git: repositories of every kind are made, and asked.

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
