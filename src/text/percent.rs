//! Percent-encoding (RFC 3986, section 2.1).

use std::fmt::Write as _;

/// Returns the text with every byte percent-encoded, except the unreserved characters of RFC 3986,
/// section 2.3, and the bytes in `unescaped`.
pub fn percent_encode(text: &str, unescaped: &[u8]) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || unescaped.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
