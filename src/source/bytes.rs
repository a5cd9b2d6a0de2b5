//! Converts the bytes of a file into text and rejects what cannot be a plan file before YAML is
//! parsed.

use memchr::{memchr, memmem};

use super::mistake::Mistake;
use super::mistakes;

/// Returns the bytes of a file as text.
///
/// # Errors
///
/// Returns the mistakes if the bytes are not UTF-8, contain a NUL, or contain the markers of a
/// merge conflict.
pub(super) fn text(bytes: &[u8]) -> Result<&str, Vec<Mistake>> {
    if let Some(at) = memchr(0, bytes) {
        let message = "a NUL character cannot stand in a YAML file";
        let mistake = Mistake::new(mistakes::NUL_CHARACTER, at..at + 1, message);
        return Err(vec![mistake.help("save the file as UTF-8 text")]);
    }
    let text = simdutf8::compat::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let message = format!("the byte 0x{:02x} is not UTF-8", bytes[at]);
        let mistake = Mistake::new(mistakes::NOT_UTF8, at..at + 1, message);
        vec![mistake.help("save the file as UTF-8")]
    })?;
    let conflicts = conflicts(text);
    if conflicts.is_empty() { Ok(text) } else { Err(conflicts) }
}

/// Reports each line that git writes at the start of a conflict.
fn conflicts(text: &str) -> Vec<Mistake> {
    const MARKER: &str = "<<<<<<< ";
    let at_line_start = |at: &usize| *at == 0 || text.as_bytes()[at - 1] == b'\n';
    let conflict = |at: usize| {
        let end = text[at..].find(['\r', '\n']).map_or(text.len(), |end| at + end);
        let message = "a merge conflict begins here";
        Mistake::new(mistakes::MERGE_CONFLICT, at..end, message)
            .help("choose one version or join the two, and remove the markers")
    };
    memmem::find_iter(text.as_bytes(), MARKER).filter(at_line_start).map(conflict).collect()
}
