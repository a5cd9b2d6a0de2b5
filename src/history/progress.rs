//! Progress of long runs.

/// Told how much of the work is done: how many commits of how many.
pub type ProgressFn<'p> = &'p mut dyn FnMut(usize, usize);
