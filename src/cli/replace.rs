//! Files that `--output` names, written in one step.

use std::io::{self, Write};
use std::path::Path;

use crate::messages;
use crate::store;

use super::error::CliError;

/// Replaces a file, named from a folder, when all of it has been written.
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
