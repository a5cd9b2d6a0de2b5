//! Regular expressions (ECMA 262) of the values that plans write, as far as an expression can
//! tell: each accepts what the reader of the value does.

/// An id, without anchors.
const ID: &str = r"[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9][A-Za-z0-9-]*)*";

/// A count of calendar units, from 1 to 9999.
const COUNT: &str = "0*[1-9][0-9]{0,3}";

/// A unit of the calendar.
const UNIT: &str = "(?:d|days?|w|weeks?|m|months?|y|years?)";

/// A language tag; that it has at most eight characters is said beside it.
pub(super) const LANG: &str = "^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$";

/// A web address with a host.
pub(super) const URL: &str =
    r"^https?://[^\s\u0000-\u001f\u007f-\u009f/?#][^\s\u0000-\u001f\u007f-\u009f]*$";

/// A SHA-256 sum.
pub(super) const SHA256: &str = "^[0-9A-Fa-f]{64}$";

/// Per cent, from 0 to 100.
pub(super) const PERCENTAGE: &str = r"^\s*\+?0*(?:100|[0-9]{1,2})\s*%$";

/// A period of the calendar: the days that months have, in leap years too.
fn period() -> String {
    let leap = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
    let days = [
        "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
        "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
        "02-(?:0[1-9]|1[0-9]|2[0-8])",
    ];
    let month = "(?:0[1-9]|1[0-2])";
    format!("(?:[0-9]{{4}}(?:-[Qq][1-4]|-{month}|-(?:{}))?|{leap}-02-29)", days.join("|"))
}

fn date_part() -> String {
    let period = period();
    format!(r"(?:before \s*{period}\s*|{period})")
}

/// An id.
pub(super) fn id() -> String {
    format!("^{ID}$")
}

/// A date.
pub(super) fn date() -> String {
    format!("^{}$", date_part())
}

/// Two dates.
pub(super) fn term() -> String {
    let date = date_part();
    format!("^{date}/{date}$")
}

/// A length of time.
pub(super) fn span() -> String {
    format!(r"^{COUNT}\s*{UNIT}$")
}

/// A deadline.
pub(super) fn deadline() -> String {
    let every = format!(r"every \s*(?:{COUNT}\s*)?{UNIT}\s*(?: from \s*{}\s*)?", period());
    let after = format!(r"\s*{COUNT}\s*{UNIT}\s* after \s*{ID}\s*");
    format!("^(?:{}|{every}|{after}|ongoing)$", date_part())
}

/// A day.
pub(super) const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
