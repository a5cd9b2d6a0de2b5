//! Natural order of names.

use std::cmp::Ordering;

/// Compares paths name by name. Runs of digits are compared by their value: `2-x` comes before
/// `10-x`.
pub fn natural(a: &str, b: &str) -> Ordering {
    // Most names that are compared have a long common prefix, which is skipped up to the start of a
    // run of digits.
    let pairs = a.bytes().zip(b.bytes());
    let mut prefix = pairs.take_while(|(x, y)| x == y).count();
    while prefix > 0 && !a.is_char_boundary(prefix) {
        prefix -= 1;
    }
    prefix = a[..prefix].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (mut a_rest, mut b_rest) = (&a[prefix..], &b[prefix..]);
    loop {
        match (a_rest.chars().next(), b_rest.chars().next()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, x_rest) = split_number(a_rest);
                let (y, y_rest) = split_number(b_rest);
                match x.len().cmp(&y.len()).then_with(|| x.cmp(y)) {
                    Ordering::Equal => (a_rest, b_rest) = (x_rest, y_rest),
                    other => return other,
                }
            }
            (Some(x), Some(y)) if x == y => {
                a_rest = &a_rest[x.len_utf8()..];
                b_rest = &b_rest[y.len_utf8()..];
            }
            (Some('/'), Some(_)) => return Ordering::Less,
            (Some(_), Some('/')) => return Ordering::Greater,
            (Some(x), Some(y)) => return x.cmp(&y),
        }
    }
}

/// Returns the number at the start of a text without leading zeros, and the rest.
fn split_number(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(end);
    (number.trim_start_matches('0'), rest)
}
