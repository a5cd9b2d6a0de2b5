//! What a workbook's number format shows of a cell's value.

/// What is shown of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// A day with its year, or with nothing that is a date at all.
    All,
    Month,
    Year,
    /// A day or a month without a year.
    WithoutYear,
    /// Hundredths.
    Percent,
}

/// Reads a number format as ECMA-376, part 1, 18.8.31 has it.
pub(super) fn shows(format: &str) -> Shows {
    // A word, not signs.
    if format.eq_ignore_ascii_case("general") {
        return Shows::All;
    }
    let letters = letters(format);
    let has = |letter| letters.contains(&letter);
    let (year, day) = (has('y') || has('e') || has('b'), has('d'));
    let month = months(&letters);
    match (year, month, day) {
        _ if has('%') => Shows::Percent,
        (true, true, false) => Shows::Month,
        (true, false, false) => Shows::Year,
        (false, _, true) | (false, true, _) => Shows::WithoutYear,
        _ => Shows::All,
    }
}

/// The signs of a format's first section that stand for parts of a value, in lower case, each run
/// once.
fn letters(format: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    let mut signs = format.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign.to_ascii_lowercase() {
            ';' => break,
            // The next sign is shown as it is, or is as wide as a space.
            '\\' | '_' | '*' => {
                signs.next();
            }
            '"' => while signs.next().is_some_and(|sign| sign != '"') {},
            '[' => {
                let inside: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                // A length of time, rather than a colour, a condition or a country.
                let inside = inside.to_ascii_lowercase();
                if !inside.is_empty() && inside.chars().all(|sign| "hms".contains(sign)) {
                    letters.push('h');
                }
            }
            // Behind digits it is a power of ten, not a year.
            'e' if matches!(signs.peek(), Some('+' | '-')) => {}
            // `AM/PM` and `A/P`.
            'a' => {
                while signs.peek().is_some_and(|next| "mpMP/".contains(*next)) {
                    signs.next();
                }
            }
            letter @ ('y' | 'e' | 'b' | 'm' | 'd' | 'h' | 's' | '%')
                if letters.last() != Some(&letter) =>
            {
                letters.push(letter);
            }
            _ => {}
        }
    }
    letters
}

/// Whether an `m` is a month: between hours and seconds it is minutes.
fn months(letters: &[char]) -> bool {
    letters.iter().enumerate().any(|(at, letter)| {
        let before = at.checked_sub(1).and_then(|at| letters.get(at));
        *letter == 'm' && before != Some(&'h') && letters.get(at + 1) != Some(&'s')
    })
}

#[cfg(test)]
mod tests {
    use super::{Shows, shows};

    #[test]
    fn formats_of_spreadsheets() {
        for (format, expected) in [
            ("General", Shows::All),
            ("0.00E+00", Shows::All),
            ("mm-dd-yy", Shows::All),
            ("d mmm yyyy", Shows::All),
            ("[$-409]mmmm d, yyyy;@", Shows::All),
            ("yyyy-mm-dd\\ hh:mm:ss", Shows::All),
            ("m/d/yy h:mm", Shows::All),
            ("h:mm AM/PM", Shows::All),
            ("mm:ss.0", Shows::All),
            ("[h]:mm:ss", Shows::All),
            ("[mm]", Shows::All),
            ("mmm-yy", Shows::Month),
            ("mmmm yyyy", Shows::Month),
            ("[$-C0A]mmmm\\ \"de\"\\ yyyy", Shows::Month),
            ("MM/YYYY", Shows::Month),
            ("yyyy\"年\"m\"月\"", Shows::Month),
            ("yyyy", Shows::Year),
            ("\"FY \"yyyy", Shows::Year),
            ("[Red]yyyy;General", Shows::Year),
            ("d-mmm", Shows::WithoutYear),
            ("mmmm", Shows::WithoutYear),
            ("dddd", Shows::WithoutYear),
            ("0%", Shows::Percent),
            ("0.0 %;[Red]-0.0 %", Shows::Percent),
            ("0\"%\"", Shows::All),
        ] {
            assert_eq!(shows(format), expected, "{format}");
        }
    }
}
