//! Commands and their output, in files.

use super::TODAY;

/// Returns the cases of the files that a glob names. `TRYCMD=overwrite` rewrites their outputs.
pub fn cases(glob: &str) -> trycmd::TestCases {
    let trycmd = trycmd::TestCases::new();
    trycmd.case(glob).env("HITO_LANG", "en").env("HITO_AS_OF", TODAY).env("NO_COLOR", "1");
    // An empty variable counts as unset: those of whoever runs the tests do not matter.
    for name in ["HITO_PLAN", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"] {
        trycmd.env(name, "");
    }
    trycmd
}
