//! What people write in sheets: `written.txt` is the table of deadlines; statuses are below.

use std::fmt::Write as _;

use hito::domain::{Date, Deadline, Outlook, Period, Status};
use hito::i18n::written::{DateOrder, StatedStatus, date as date_in, deadline, standing};
use proptest::prelude::{Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest};

use super::dates::any_date;

#[test]
fn deadlines_are_read_as_the_table_says() {
    let mut wrong = String::new();
    let mut cases = 0;
    for line in include_str!("written.txt").lines() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let [text, order, expected] = line.split('|').collect::<Vec<_>>()[..] else {
            unreachable!("three columns: {line}");
        };
        let order = match order.trim() {
            "dmy" => Some(DateOrder::DayFirst),
            "mdy" => Some(DateOrder::MonthFirst),
            "ymd" => Some(DateOrder::YearFirst),
            _ => None,
        };
        cases += 1;
        let found = match deadline(text, order) {
            Ok(deadline) => deadline.to_string(),
            Err(error) => format!("! {}", error.message),
        };
        let expected = expected.trim();
        let is_right = match expected.strip_prefix("! ") {
            Some(part) => found.starts_with("! ") && found.contains(part),
            None => found == expected,
        };
        if !is_right {
            writeln!(wrong, "{text}: {found}, not {expected}").unwrap();
        }
    }
    assert_eq!(wrong, "");
    assert!(cases > 130, "{cases}");
}

const MONTHS: [[&str; 3]; 12] = [
    ["January", "enero", "janvier"],
    ["February", "febrero", "février"],
    ["March", "marzo", "mars"],
    ["April", "abril", "avril"],
    ["May", "mayo", "mai"],
    ["June", "junio", "juin"],
    ["July", "julio", "juillet"],
    ["August", "agosto", "août"],
    ["September", "septiembre", "septembre"],
    ["October", "octubre", "octobre"],
    ["November", "noviembre", "novembre"],
    ["December", "diciembre", "décembre"],
];

/// A period in one of the ways in which people write it, in three languages.
fn in_words(period: Period, lang: usize, style: usize) -> String {
    let month = |month: u32| MONTHS[month as usize - 1][lang];
    let of = ["", "de ", ""][lang];
    match period {
        Period::Year(year) => format!("{year:04}"),
        Period::Quarter(year, quarter) => match (lang, style % 2) {
            (0, 0) => format!("Q{quarter} {year:04}"),
            (0, _) => format!("{year:04} Q{quarter}"),
            _ => format!("T{quarter} {of}{year:04}"),
        },
        Period::Month(year, number) => format!("{} {of}{year:04}", month(number)),
        Period::Day(day) => {
            let text = day.format("%d %m %Y").to_string();
            let parts: Vec<&str> = text.split(' ').collect();
            let name = month(parts[1].parse().unwrap());
            let number = parts[0].trim_start_matches('0');
            match (lang, style % 3) {
                (0, 0) => format!("{name} {number}, {}", parts[2]),
                (0, 1) => format!("{number} {} {}", name.to_uppercase(), parts[2]),
                _ => format!("{number} {of}{name} {of}{}", parts[2]),
            }
        }
    }
}

fn any_year() -> impl Strategy<Value = Date> {
    let is_read = |date: &Date| {
        let (Date::Within(period) | Date::Before(period)) = date;
        (1000..3000).contains(&chrono::Datelike::year(&period.first_day()))
    };
    any_date().prop_filter("years that plans have", is_read)
}

proptest! {
    #[test]
    fn what_is_written_in_words_is_read_back(date in any_year(), lang in 0..3usize, style in 0..6usize) {
        let (Date::Within(period) | Date::Before(period)) = date;
        let words = in_words(period, lang, style);
        let text = match date {
            Date::Within(_) if style % 2 == 0 => words,
            Date::Within(_) => format!("{} {words}", ["by", "a más tardar", "d'ici"][lang]),
            Date::Before(_) => format!("{} {words}", ["before", "antes de", "avant"][lang]),
        };
        prop_assert_eq!(deadline(&text, None), Ok(Deadline::On(date)), "{}", text);
    }

    #[test]
    fn numbers_are_read_in_the_order_that_was_said(date in any_year(), padded in proptest::bool::ANY) {
        let (Date::Within(period) | Date::Before(period)) = date;
        let day = period.first_day();
        let (dmy, mdy) = if padded { ("%d/%m/%Y", "%m/%d/%Y") } else { ("%-d/%-m/%Y", "%-m/%-d/%Y") };
        let expected = Ok(Date::from(day));
        let written = |form: &str| day.format(form).to_string();
        prop_assert_eq!(date_in(&written(dmy), Some(DateOrder::DayFirst)), expected.clone());
        prop_assert_eq!(date_in(&written(mdy), Some(DateOrder::MonthFirst)), expected);
        prop_assert!(date_in(&written(dmy), None).is_err());
    }

    /// Whatever is typed, a date that is read has no number that was not written, and none was
    /// left unread.
    #[test]
    fn nothing_is_invented(text in typed(), dmy in proptest::bool::ANY) {
        let order = if dmy { Some(DateOrder::DayFirst) } else { None };
        if let Ok(Deadline::On(Date::Within(period) | Date::Before(period))) = deadline(&text, order) {
            let folded = text.to_lowercase();
            let number = |number: u32| {
                folded.split(|c: char| !c.is_ascii_digit()).any(|part| part.parse() == Ok(number))
            };
            let year = format!("{:04}", chrono::Datelike::year(&period.first_day()));
            prop_assert!(folded.contains(&year), "{} {}", text, period);
            if let Period::Day(day) = period {
                prop_assert!(number(chrono::Datelike::day(&day)), "{} {}", text, period);
            }
            let numbers = folded.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
            let most = match period { Period::Year(_) => 1, Period::Day(_) => 3, _ => 2 };
            prop_assert!(numbers.count() <= most || folded.contains(':'), "{} {}", text, period);
        }
    }

    #[test]
    fn anything_may_be_typed(text in "\\PC{0,40}") {
        let _ = (deadline(&text, None), date_in(&text, Some(DateOrder::MonthFirst)), standing(&text));
    }
}

/// Texts made of the pieces that dates are made of.
fn typed() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        (1900..2100u32).prop_map(|year| year.to_string()),
        (0..40u32).prop_map(|number| number.to_string()),
        proptest::sample::select(vec![
            "March", "sept", "mayo", "août", "Q", "T", "trimestre", "by", "before", "end of",
            "antes", "fin de", "the", "de", "of", "first", "tercer", "every", "months", "FY",
            "early", "st",
        ])
        .prop_map(str::to_owned),
    ];
    let sign = proptest::sample::select(vec![" ", " ", " ", "", "/", "-", ".", ", "]);
    proptest::collection::vec((piece, sign), 1..6)
        .prop_map(|parts| parts.into_iter().map(|(piece, sign)| piece + sign).collect())
}

#[test]
fn statuses_are_read_where_their_meaning_is_certain() {
    for (status, texts) in [
        (
            Status::Completed,
            &["Complete", "COMPLETED", "Done", "Cumplido", "concluida", "Réalisé", "completed"][..],
        ),
        (
            Status::InProgress,
            &["In Progress", "in-progress", "Under way", "En proceso", "En cours"],
        ),
        (Status::NotStarted, &["Not started", "not-started", "Sin iniciar", "Non commencé"]),
        (Status::Suspended, &["On hold", "Suspendido", "Suspendue"]),
        (Status::Withdrawn, &["Cancelled", "Canceled", "cancelado", "Abandonné"]),
        // In the word of the format it is no guess.
        (Status::PartiallyCompleted, &["partially-completed"]),
    ] {
        for text in texts {
            assert_eq!(standing(text), Some(StatedStatus::Is(status)), "{text}");
        }
    }
    assert_eq!(standing("On track"), Some(StatedStatus::Looks(Outlook::OnTrack)));
    assert_eq!(standing("En riesgo"), Some(StatedStatus::Looks(Outlook::AtRisk)));
}

/// Silence is not “not started”, and what may be one thing or another is neither.
#[test]
fn statuses_are_not_guessed() {
    for text in ["", "-", "–", "—", "N/A", "Unknown", "not-assessed", "Sin datos", "non évalué"]
    {
        assert_eq!(standing(text), Some(StatedStatus::Unsaid), "{text}");
    }
    for text in ["Delayed", "Partially completed", "parcialmente cumplido", "Pending", "en retard"]
    {
        assert!(matches!(standing(text), Some(StatedStatus::Unclear(_))), "{text}");
    }
    for text in
        ["Green", "1", "completed soon", "not completed", "This has been COMPLETED", "✅", "--"]
    {
        assert_eq!(standing(text), None, "{text}");
    }
}
