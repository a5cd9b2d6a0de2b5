//! Replaces files that `--output` names.

use std::io::{self, Write};
use std::path::Path;

use super::error::CliError;
use crate::messages;
use crate::store;

/// Replaces a file, relative to `dir`, in one step once all of it is written.
pub(super) fn replace(
    dir: &Path,
    file: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<()> {
    Ok(store::replace(&dir.join(file), write).map_err(|error| {
        let (name, reason) = (file.display(), messages::reason(&error));
        CliError::new(
            format!("--output: `{name}` cannot be written: {reason}"),
            "name a file in a folder that exists and that you may write to",
        )
    })?)
}
