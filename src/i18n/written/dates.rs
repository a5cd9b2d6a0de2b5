//! Dates and deadlines as people write them.

use super::calendar::{
    BEFORE, END, EVERY, FISCAL, MONTHS, NTH, ONGOING, ORDINALS, QUARTER, SMALL, UNITS, VAGUE,
    WITHIN,
};
use super::folded::folded;
use crate::domain::{Date, DateError, DateErrorKind, Deadline, Period, Span};

/// The order of day, month and year in dates written as numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum DateOrder {
    /// Day, month, year: 30/09/2020
    #[value(name = "dmy")]
    DayFirst,
    /// Month, day, year: 09/30/2020
    #[value(name = "mdy")]
    MonthFirst,
    // A leading year is read in every order; in this one, nothing else is.
    /// Year, month, day: 2020/09/30
    #[value(name = "ymd")]
    YearFirst,
}

const FORMS: &str = "write `2025`, `2025-Q3`, `2026-03`, `2026-03-31`, `before 2026-03-31`, or as \
    in `30 September 2020`, `September 30, 2020`, `Q3 2025`, `by March 2026`, `end of 2025`";

/// Reads a deadline: a date, a recurring duty or a continuing one.
///
/// # Errors
/// Returns an error if the text is no deadline, or could be two.
pub fn deadline(text: &str, order: Option<DateOrder>) -> Result<Deadline, DateError> {
    let text = text.trim();
    let exact = Deadline::parse(text);
    if exact.is_ok() {
        return exact;
    }
    let folded = folded(text);
    if ONGOING.contains(&folded.as_str()) {
        return Ok(Deadline::Ongoing);
    }
    let one_word = EVERY.iter().find(|(_, _, words)| words.contains(&folded.as_str()));
    if let Some((count, unit, _)) = one_word {
        return Ok(Deadline::Every(Span { count: *count, unit: *unit }, None));
    }
    if let Some(span) = every(&folded) {
        return Ok(Deadline::Every(span, None));
    }
    date(text, order).map(Deadline::On)
}

/// Reads a recurring duty: `every 6 months`, `cada 6 meses`, `tous les 6 mois`, `every year`.
fn every(folded: &str) -> Option<Span> {
    let words: Vec<&str> = folded.split_whitespace().collect();
    let (["every" | "cada", rest @ ..] | ["tous" | "toutes", "les", rest @ ..]) = &words[..] else {
        return None;
    };
    let (count, unit) = match rest {
        [unit] => ("1", unit),
        [count, unit] => (*count, unit),
        _ => return None,
    };
    let (unit, _) = UNITS.iter().find(|(_, words)| words.contains(unit))?;
    let count = count.parse().ok().filter(|count| (1..=Span::MOST).contains(count))?;
    Some(Span { count, unit: *unit })
}

/// Reads a date, which may be a day, a month, a quarter or a year.
///
/// # Errors
/// Returns an error if the text is no date, could be two, or is of a fiscal year.
pub fn date(text: &str, order: Option<DateOrder>) -> Result<Date, DateError> {
    let text = text.trim();
    let exact = Date::parse(text);
    let folded = folded(without_time(text));
    let reader = DateReader { text, order };
    if exact.is_ok() {
        return exact;
    }
    if let Some(result) = reader.numbers(&folded) {
        return result.map(Date::Within);
    }
    let tokens = tokens(&folded).ok_or_else(|| reader.no_date())?;
    let mut rest: Vec<&str> = tokens.into_iter().filter(|word| !SMALL.contains(word)).collect();
    if rest.iter().any(|word| FISCAL.contains(word)) {
        return Err(reader.fiscal());
    }
    let (mut before, mut end) = (false, false);
    while take(&mut rest, WITHIN) {}
    while take(&mut rest, BEFORE) {
        before = true;
    }
    while take(&mut rest, END) {
        end = true;
    }
    // A day after an operator may be in numbers too: `by 30/09/2020`.
    let last = folded.rsplit(' ').next().unwrap_or_default();
    let is_all = last.chars().filter(char::is_ascii_digit).eq(rest.concat().chars());
    let in_numbers = if is_all { reader.numbers(last) } else { None };
    let period = in_numbers.unwrap_or_else(|| reader.period(&rest))?;
    match (before, end, period) {
        (_, true, Period::Day(_)) => Err(reader.no_date()),
        (true, false, period) => Ok(Date::Before(period)),
        (_, _, period) => Ok(Date::Within(period)),
    }
}

/// Removes the time of day that spreadsheets add to a day; a time zone is not read.
fn without_time(text: &str) -> &str {
    let is_time = |time: &str| {
        let parts: Vec<&str> = time.split(':').collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|part| {
                let whole = part.split('.').next().unwrap_or_default();
                (1..=2).contains(&whole.len())
                    && part.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            })
    };
    match text.rsplit_once(['T', ' ']) {
        Some((day, time)) if is_time(time) => day.trim_end(),
        _ => text,
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Removes the first phrase that the words begin with.
fn take(rest: &mut Vec<&str>, phrases: &[&[&str]]) -> bool {
    let found = phrases.iter().find(|phrase| rest.starts_with(phrase));
    if let Some(phrase) = found {
        rest.drain(..phrase.len());
    }
    found.is_some()
}

/// Returns the words and numbers of a text. Returns `None` if there are signs with a meaning.
fn tokens(folded: &str) -> Option<Vec<&str>> {
    let mut tokens: Vec<&str> = Vec::new();
    let mut rest = folded;
    while let Some(first) = rest.chars().next() {
        if !first.is_alphanumeric() {
            if !first.is_whitespace() && !",.-/'\u{2019}".contains(first) {
                return None;
            }
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let digits = first.is_ascii_digit();
        let same = |c: char| c.is_alphanumeric() && c.is_ascii_digit() == digits;
        let end = rest.find(|c: char| !same(c)).unwrap_or(rest.len());
        let (token, behind) = rest.split_at(end);
        tokens.push(token);
        rest = behind;
        if digits {
            let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
            if ORDINALS.contains(&&rest[..end]) {
                rest = &rest[end..];
            }
        }
    }
    Some(tokens)
}

fn month(word: &str) -> Option<usize> {
    MONTHS.iter().position(|names| names.contains(&word)).map(|position| position + 1)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && is_number(word) && word.starts_with(['1', '2'])
}

fn is_day(word: &str) -> bool {
    (1..=2).contains(&word.len()) && is_number(word)
}

fn is_no_month(word: &str) -> bool {
    is_day(word) && word.parse().is_ok_and(|month: u32| month > 12)
}

fn quarter(word: &str) -> Option<usize> {
    let by_name = NTH.iter().position(|names| names.contains(&word)).map(|position| position + 1);
    by_name.or_else(|| word.parse().ok().filter(|_| word.len() == 1))
}

/// A text that is being read.
struct DateReader<'t> {
    text: &'t str,
    order: Option<DateOrder>,
}

impl DateReader<'_> {
    fn ambiguous(&self, message: String, help: impl Into<String>) -> DateError {
        DateError::new(DateErrorKind::Ambiguous, message, 0..self.text.len(), help)
    }

    fn no_date(&self) -> DateError {
        let message = format!("`{}` is not a date that can be read", self.text);
        DateError::new(DateErrorKind::Form, message, 0..self.text.len(), FORMS)
    }

    fn fiscal(&self) -> DateError {
        let help = "fiscal years begin on different days; write the day or month that it means";
        self.ambiguous(format!("`{}` is of a fiscal year, or of two years", self.text), help)
    }

    fn short_year(&self) -> DateError {
        let help = "write years with four digits";
        self.ambiguous(
            format!("`{}`: of which century is this year, if it is one?", self.text),
            help,
        )
    }

    /// Reads a period in the form of the format.
    fn exact(&self, form: &str) -> Result<Period, DateError> {
        Period::parse(form).map_err(|error| DateError { at: 0..self.text.len(), ..error })
    }

    fn day(&self, year: &str, month: usize, day: &str) -> Result<Period, DateError> {
        self.exact(&format!("{year}-{month:02}-{day:0>2}"))
    }

    /// Reads numbers with one kind of sign between them. Returns `None` for anything else.
    fn numbers(&self, folded: &str) -> Option<Result<Period, DateError>> {
        let sign = folded.chars().find(|c| !c.is_ascii_digit());
        let parts: Vec<&str> = match sign {
            Some(sign) if "/.-\u{2013}".contains(sign) => {
                folded.split(sign).map(str::trim).collect()
            }
            Some(_) => return None,
            None => vec![folded],
        };
        if parts.iter().any(|part| part.is_empty() || !is_number(part)) {
            return None;
        }
        Some(match parts[..] {
            [year, month, day] if is_year(year) && is_day(month) && is_day(day) => {
                self.exact(&format!("{year}-{month:0>2}-{day:0>2}"))
            }
            [one, other, year] if is_day(one) && is_day(other) && is_year(year) => {
                self.ordered(one, other, year)
            }
            [one, other, last] if is_day(one) && is_day(other) && is_day(last) => {
                Err(self.short_year())
            }
            [year, other] if is_year(year) && (is_year(other) || is_no_month(other)) => {
                Err(self.fiscal())
            }
            [year, month] | [month, year]
                if is_year(year) && is_day(month) && sign != Some('.') =>
            {
                self.exact(&format!("{year}-{month:0>2}"))
            }
            [year] if is_year(year) => self.exact(year),
            [number] if (5..=6).contains(&number.len()) => Err(self.serial()),
            _ => Err(self.no_date()),
        })
    }

    fn ordered(&self, one: &str, other: &str, year: &str) -> Result<Period, DateError> {
        let form = |month: &str, day: &str| format!("{year}-{month:0>2}-{day:0>2}");
        match self.order {
            Some(DateOrder::DayFirst) => self.exact(&form(other, one)),
            Some(DateOrder::MonthFirst) => self.exact(&form(one, other)),
            Some(DateOrder::YearFirst) => Err(self.no_date()),
            None => {
                let message = format!("`{}`: is the day first, or the month?", self.text);
                let help = "say it for the whole sheet: `--date-order dmy` or `--date-order mdy`";
                Err(self.ambiguous(message, help))
            }
        }
    }

    fn serial(&self) -> DateError {
        let help = "it may be a spreadsheet's number of a day; format its cells as dates";
        self.ambiguous(format!("`{}` is a number, not a date", self.text), help)
    }

    fn period(&self, words: &[&str]) -> Result<Period, DateError> {
        match *words {
            [year] if is_year(year) => self.exact(year),
            [name, year] | [year, name] if is_year(year) && month(name).is_some() => {
                self.exact(&format!("{year}-{:02}", month(name).unwrap_or_default()))
            }
            [day, name, year] | [name, day, year] | [year, name, day]
                if is_year(year) && is_day(day) && month(name).is_some() =>
            {
                self.day(year, month(name).unwrap_or_default(), day)
            }
            [word, number, year] | [year, word, number] | [number, word, year]
                if is_year(year) && QUARTER.contains(&word) && quarter(number).is_some() =>
            {
                self.exact(&format!("{year}-Q{}", quarter(number).unwrap_or_default()))
            }
            _ => Err(self.no_period(words)),
        }
    }

    /// Returns the error for words that are no period.
    fn no_period(&self, words: &[&str]) -> DateError {
        if words.iter().any(|word| VAGUE.contains(word)) || words.first() == Some(&"h") {
            let help = "write the period whose end still counts, such as `2025-Q2`, `2025-06` or \
                `before 2025-07-01`";
            return self.ambiguous(format!("`{}` has no certain last day", self.text), help);
        }
        let has_month = words.iter().any(|word| month(word).is_some());
        let numbers: Vec<&&str> = words.iter().filter(|word| is_number(word)).collect();
        match numbers[..] {
            [] if has_month => {
                self.ambiguous(format!("`{}` names no year", self.text), "write the year too")
            }
            [one] if has_month && is_day(one) => self.short_year(),
            [one, other] if has_month && is_day(one) && is_day(other) => self.short_year(),
            _ => self.no_date(),
        }
    }
}
