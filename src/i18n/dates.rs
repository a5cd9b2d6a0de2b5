//! Dates and deadlines in words.

use chrono::Datelike;

use super::phrase::{Counted, Lang, Phrase, word};
use crate::domain::{Date, Day, Deadline, Period, Span, Unit};

const MONTHS: [Phrase; 12] = [
    word("enero", "Jan", "janvier"),
    word("febrero", "Feb", "février"),
    word("marzo", "Mar", "mars"),
    word("abril", "Apr", "avril"),
    word("mayo", "May", "mai"),
    word("junio", "Jun", "juin"),
    word("julio", "Jul", "juillet"),
    word("agosto", "Aug", "août"),
    word("septiembre", "Sep", "septembre"),
    word("octubre", "Oct", "octobre"),
    word("noviembre", "Nov", "novembre"),
    word("diciembre", "Dec", "décembre"),
];

/// The abbreviations of CLDR.
const SHORT_MONTHS: [Phrase; 12] = [
    word("ene", "Jan", "janv."),
    word("feb", "Feb", "févr."),
    word("mar", "Mar", "mars"),
    word("abr", "Apr", "avr."),
    word("may", "May", "mai"),
    word("jun", "Jun", "juin"),
    word("jul", "Jul", "juil."),
    word("ago", "Aug", "août"),
    word("sept", "Sep", "sept."),
    word("oct", "Oct", "oct."),
    word("nov", "Nov", "nov."),
    word("dic", "Dec", "déc."),
];

fn month(month: u32, lang: Lang) -> &'static str {
    MONTHS[(month as usize).clamp(1, 12) - 1].to(lang)
}

/// Returns the first letter of a month, in upper case.
pub fn month_initial(number: u32, lang: Lang) -> char {
    let name = month(number, lang);
    name.chars().next().and_then(|c| c.to_uppercase().next()).unwrap_or(' ')
}

/// Returns a day in words: `6 Jan 2026`, `6 de enero de 2026`, `6 janvier 2026`.
pub fn day(day: Day, lang: Lang) -> String {
    let name = month(day.month(), lang);
    let parts = [&day_number(day, lang), name, &format!("{:04}", day.year())];
    word("{0} de {1} de {2}", "{0} {1} {2}", "{0} {1} {2}").fill(lang, &parts)
}

/// Returns a month or a day for narrow columns: `nov 2026`, `6 Jan 2026`, `6 janv. 2026`. Other
/// periods are as in [`period`].
pub fn short(of: Period, lang: Lang) -> String {
    let month = |number: u32| SHORT_MONTHS[(number as usize).clamp(1, 12) - 1].to(lang);
    match of {
        Period::Month(year, number) => format!("{} {year:04}", month(number)),
        Period::Day(day) => {
            let number = day_number(day, lang);
            format!("{number} {} {:04}", month(day.month()), day.year())
        }
        _ => period(of, lang),
    }
}

/// Returns the number of a day in its month, `1er` in French.
fn day_number(day: Day, lang: Lang) -> String {
    match (lang, day.day()) {
        (Lang::Fr, 1) => "1er".to_owned(),
        (_, number) => number.to_string(),
    }
}

/// Returns a period in words: `2025`, `Q1 2026`, `Mar 2026`, a day.
pub fn period(period: Period, lang: Lang) -> String {
    match period {
        Period::Year(year) => format!("{year:04}"),
        Period::Quarter(year, quarter) => {
            let ordinal = match quarter {
                1 => word("primer", "Q1", "1er"),
                2 => word("segundo", "Q2", "2e"),
                3 => word("tercer", "Q3", "3e"),
                _ => word("cuarto", "Q4", "4e"),
            };
            word("{0} trimestre de {1}", "{0} {1}", "{0} trimestre {1}")
                .fill(lang, &[ordinal.to(lang), &format!("{year:04}")])
        }
        Period::Month(year, number) => word("{0} de {1}", "{0} {1}", "{0} {1}")
            .fill(lang, &[month(number, lang), &format!("{year:04}")]),
        Period::Day(of) => day(of, lang),
    }
}

/// Returns the words for a time before a period's first day.
fn before(of: Period, lang: Lang) -> String {
    let form = match of {
        Period::Day(_) | Period::Quarter(..) => word("antes del {0}", "before {0}", "avant le {0}"),
        Period::Month(..) | Period::Year(_) => word("antes de {0}", "before {0}", "avant {0}"),
    };
    form.fill(lang, &[&period(of, lang)])
}

/// Returns a date on which something was said or done, in words.
pub fn date(date: Date, lang: Lang) -> String {
    match date {
        Date::Within(of) => period(of, lang),
        Date::Before(of) => before(of, lang),
    }
}

/// Returns a deadline in words: `end of 2025`, `before 31 Mar 2026`, `90 days after I.4.x`.
pub fn deadline(deadline: &Deadline, lang: Lang) -> String {
    match deadline {
        Deadline::On(Date::Before(of)) => before(*of, lang),
        Deadline::On(Date::Within(of @ Period::Day(_))) => period(*of, lang),
        Deadline::On(Date::Within(of)) => {
            let form = match of {
                Period::Quarter(..) => word("fin del {0}", "end of {0}", "fin du {0}"),
                _ => word("fin de {0}", "end of {0}", "fin {0}"),
            };
            form.fill(lang, &[&period(*of, lang)])
        }
        Deadline::After(after, id) => {
            let after = span(*after, lang);
            word("{0} después de {1}", "{0} after {1}", "{0} après {1}")
                .fill(lang, &[&after, id.as_str()])
        }
        Deadline::Every(every, _) if every.count == 1 => {
            let unit = unit(every.unit).one.fill(lang, &[""]);
            word("cada {0}", "every {0}", "une fois par {0}").fill(lang, &[unit.trim()])
        }
        Deadline::Every(every, _) => {
            let form = match every.unit {
                Unit::Week => word("cada {0}", "every {0}", "toutes les {0}"),
                Unit::Day | Unit::Month | Unit::Year => {
                    word("cada {0}", "every {0}", "tous les {0}")
                }
            };
            form.fill(lang, &[&span(*every, lang)])
        }
        Deadline::Ongoing => word("continuo", "ongoing", "continu").to(lang).to_owned(),
    }
}

fn unit(unit: Unit) -> Counted {
    let (one, many) = match unit {
        Unit::Day => {
            (word("{0} día", "{0} day", "{0} jour"), word("{0} días", "{0} days", "{0} jours"))
        }
        Unit::Week => (
            word("{0} semana", "{0} week", "{0} semaine"),
            word("{0} semanas", "{0} weeks", "{0} semaines"),
        ),
        Unit::Month => {
            (word("{0} mes", "{0} month", "{0} mois"), word("{0} meses", "{0} months", "{0} mois"))
        }
        Unit::Year => {
            (word("{0} año", "{0} year", "{0} an"), word("{0} años", "{0} years", "{0} ans"))
        }
    };
    Counted { one, many }
}

/// Returns a length of time in words: `90 days`.
pub fn span(span: Span, lang: Lang) -> String {
    unit(span.unit).of(span.count as usize, lang, &[])
}
