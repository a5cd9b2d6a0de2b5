//! Regular expressions (ECMA 262) of the values in plans. Each accepts at least what the decoder
//! accepts.

/// An id, without anchors.
const ID: &str = r"[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9][A-Za-z0-9-]*)*";

/// A number of calendar units, from 1 to 9999.
const COUNT: &str = "0*[1-9][0-9]{0,3}";

/// A calendar unit.
const UNIT: &str = "(?:d|days?|w|weeks?|m|months?|y|years?)";

/// A language tag. Its length, at most eight characters, is checked by `maxLength`.
pub(super) const LANG: &str = "^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$";

/// An HTTP or HTTPS URL with a host.
pub(super) const URL: &str =
    r"^https?://[^\s\u0000-\u001f\u007f-\u009f/?#][^\s\u0000-\u001f\u007f-\u009f]*$";

/// A SHA-256 checksum.
pub(super) const SHA256: &str = "^[0-9A-Fa-f]{64}$";

/// A percentage, from 0 to 100.
pub(super) const PERCENTAGE: &str = r"^\s*\+?0*(?:100|[0-9]{1,2})\s*%$";

/// Returns the pattern of a calendar period. Days are those of their month, leap years included.
fn period() -> String {
    let leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
    let days = [
        "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])", "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
        "02-(?:0[1-9]|1[0-9]|2[0-8])",
    ];
    let month = "(?:0[1-9]|1[0-2])";
    format!("(?:[0-9]{{4}}(?:-[Qq][1-4]|-{month}|-(?:{}))?|{leap}-02-29)", days.join("|"))
}

fn date_part() -> String {
    let period = period();
    format!(r"(?:before \s*{period}\s*|{period})")
}

/// Returns the pattern of an id.
pub(super) fn id() -> String {
    format!("^{ID}$")
}

/// Returns the pattern of a date.
pub(super) fn date() -> String {
    format!("^{}$", date_part())
}

/// Returns the pattern of a term, two dates.
pub(super) fn term() -> String {
    let date = date_part();
    format!("^{date}/{date}$")
}

/// Returns the pattern of a length of time.
pub(super) fn span() -> String {
    format!(r"^{COUNT}\s*{UNIT}$")
}

/// Returns the pattern of a deadline.
pub(super) fn deadline() -> String {
    let every = format!(r"every \s*(?:{COUNT}\s*)?{UNIT}\s*(?: from \s*{}\s*)?", period());
    let after = format!(r"\s*{COUNT}\s*{UNIT}\s* after \s*{ID}\s*");
    format!("^(?:{}|{every}|{after}|ongoing)$", date_part())
}

/// The pattern of a day.
pub(super) const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
