//! How far a long piece of work has come, for whoever waits at a terminal.

use std::io::Write;
use std::time::{Duration, Instant};

/// A line on the terminal that is written again and again, and is gone at the end.
pub(super) struct ProgressLine<'w> {
    out: Option<&'w mut (dyn Write + 'w)>,
    /// When it is to be written next. Work that is done before the first time shows nothing.
    next: Instant,
    is_shown: bool,
}

/// How long nobody minds waiting.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long a line stands.
const PAUSE: Duration = Duration::from_millis(100);

/// Back to the beginning of the line, which is cleared.
const CLEAR: &[u8] = b"\r\x1b[K";

impl<'w> ProgressLine<'w> {
    /// Progress that is shown, where somebody is there to see it.
    pub(super) fn new(out: Option<&'w mut (dyn Write + 'w)>) -> Self {
        Self { out, next: Instant::now() + PATIENCE, is_shown: false }
    }

    /// So many commits of so many are done.
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
