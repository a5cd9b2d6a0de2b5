//! A line on the terminal that shows the progress of long work.

use std::io::Write;
use std::time::{Duration, Instant};

/// A line on the terminal that is overwritten as work goes on, and cleared when it is dropped.
pub(super) struct ProgressLine<'w> {
    out: Option<&'w mut (dyn Write + 'w)>,
    /// When the line is written next; work that ends before the first time shows nothing.
    next: Instant,
    is_shown: bool,
}

/// The time before the line appears.
const PATIENCE: Duration = Duration::from_secs(1);

/// The time between two updates of the line.
const PAUSE: Duration = Duration::from_millis(100);

/// Moves to the beginning of the line and clears it (ECMA-48, EL).
const CLEAR: &[u8] = b"\r\x1b[K";

impl<'w> ProgressLine<'w> {
    /// Creates a line on `out`, or one that shows nothing if that is `None`.
    pub(super) fn new(out: Option<&'w mut (dyn Write + 'w)>) -> Self {
        Self { out, next: Instant::now() + PATIENCE, is_shown: false }
    }

    /// Reports that `done` of `all` commits are done.
    pub(super) fn tell(&mut self, done: usize, all: usize) {
        let Some(out) = &mut self.out else { return };
        let now = Instant::now();
        if now < self.next {
            return;
        }
        self.next = now + PAUSE;
        self.is_shown = true;
        let _ = out.write_all(CLEAR);
        let _ = write!(out, "{done} of {all} commits");
        let _ = out.flush();
    }
}

impl Drop for ProgressLine<'_> {
    fn drop(&mut self) {
        if let Some(out) = self.out.as_mut().filter(|_| self.is_shown) {
            let _ = out.write_all(CLEAR);
            let _ = out.flush();
        }
    }
}
