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
    /// A date among words that may say something else of it: `"Q3" yyyy`.
    Words,
    /// Hundredths, with so many digits behind the point.
    Percent(i32),
}

/// Words and signs that say nothing of a date but its parts.
const PLAIN: &[&str] = &[
    "de", "del", "of", "t", "z", "h", "m", "s", "le", "er", "st", "nd", "rd", "th", "年", "月",
    "日", "时", "時", "分", "秒", "년", "월", "일", "시", "분", "초", "г",
];

/// Reads a number format as ECMA-376, part 1, 18.8.31 has it.
pub(super) fn shows(format: &str) -> Shows {
    // A word, not signs.
    if format.eq_ignore_ascii_case("general") {
        return Shows::All;
    }
    let (letters, words) = letters(format);
    let has = |letter| letters.contains(&letter);
    let (year, day) = (has('y') || has('e') || has('b'), has('d'));
    let month = months(&letters);
    let words = words.to_lowercase();
    let mut words =
        words.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    match (year, month, day) {
        _ if has('%') => Shows::Percent(digits(format)),
        _ if (year || month || day) && words.any(|word| !PLAIN.contains(&word)) => Shows::Words,
        (true, true, false) => Shows::Month,
        (true, false, false) => Shows::Year,
        (false, _, true) | (false, true, _) => Shows::WithoutYear,
        _ => Shows::All,
    }
}

/// How many digits a format's first section shows behind the point.
fn digits(format: &str) -> i32 {
    let section = format.split(';').next().unwrap_or_default();
    let behind = section.split_once('.').map_or("", |(_, behind)| behind);
    let digits = behind.chars().take_while(|sign| matches!(sign, '0' | '#' | '?'));
    i32::try_from(digits.count()).unwrap_or(i32::MAX)
}

/// The signs of a format's first section that stand for parts of a value, in lower case, each run
/// once; and the words that are shown as they are.
fn letters(format: &str) -> (Vec<char>, String) {
    let mut letters: Vec<char> = Vec::new();
    let mut words = String::new();
    let mut signs = format.chars().peekable();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            words.push(' ');
        }
        match sign.to_ascii_lowercase() {
            ';' => break,
            '\\' => words.extend(signs.next()),
            // As wide as the next sign, or filled with it.
            '_' | '*' => {
                signs.next();
            }
            '"' => words.extend(signs.by_ref().take_while(|sign| *sign != '"')),
            // No parts of a date, as far as every spreadsheet is concerned.
            sign @ ('q' | 'w' | '1'..='9') => words.push(sign),
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
    (letters, words)
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
            ("\"FY \"yyyy", Shows::Words),
            ("\"Q3\" yyyy", Shows::Words),
            ("\\Q\\3 yyyy", Shows::Words),
            ("QQ yyyy", Shows::Words),
            ("\\T3 yyyy", Shows::Words),
            ("yyyy\"年\"m\"月\"d\"日\"", Shows::All),
            ("\"before \"d mmm yyyy", Shows::Words),
            ("yyyy-mm-dd\"T\"hh:mm:ss\"Z\"", Shows::All),
            ("d \"de\" mmmm \"de\" yyyy", Shows::All),
            ("0 \"days\"", Shows::All),
            ("[Red]yyyy;General", Shows::Year),
            ("d-mmm", Shows::WithoutYear),
            ("mmmm", Shows::WithoutYear),
            ("dddd", Shows::WithoutYear),
            ("0%", Shows::Percent(0)),
            ("0.0 %;[Red]-0.00 %", Shows::Percent(1)),
            ("0\"%\"", Shows::All),
        ] {
            assert_eq!(shows(format), expected, "{format}");
        }
    }
}
