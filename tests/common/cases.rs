//! Cases of what is typed and what is shown, as files.

use super::common::TODAY;

/// The cases of a glob. `TRYCMD=overwrite` writes them anew.
pub fn cases(glob: &str) -> trycmd::TestCases {
    let trycmd = trycmd::TestCases::new();
    trycmd.case(glob).env("HITO_LANG", "en").env("HITO_AS_OF", TODAY).env("NO_COLOR", "1");
    // Those of whoever runs the tests count for nothing: what is empty is not set.
    for name in ["HITO_PLAN", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"] {
        trycmd.env(name, "");
    }
    trycmd
}
