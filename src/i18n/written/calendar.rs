//! The words of dates, in three languages, in lower case and without accents.

use crate::domain::Unit;

/// The names of months, in three languages, in full and abbreviated.
pub(super) const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "enero", "ene", "janvier", "janv"],
    &["february", "feb", "febrero", "fevrier", "fevr", "fev"],
    &["march", "mar", "marzo", "mars"],
    &["april", "apr", "abril", "abr", "avril", "avr"],
    &["may", "mayo", "mai"],
    &["june", "jun", "junio", "juin"],
    &["july", "jul", "julio", "juillet", "juil"],
    &["august", "aug", "agosto", "ago", "aout"],
    &["september", "sept", "sep", "septiembre", "setiembre", "septembre"],
    &["october", "oct", "octubre", "octobre"],
    &["november", "nov", "noviembre", "novembre"],
    &["december", "dec", "diciembre", "dic", "decembre"],
];

/// Words without a meaning of their own.
pub(super) const SMALL: &[&str] =
    &["of", "the", "de", "del", "la", "le", "les", "el", "du", "des", "d", "l", "a", "au", "al"];

/// The endings of ordinal numbers.
pub(super) const ORDINALS: &[&str] =
    &["st", "nd", "rd", "th", "er", "re", "e", "eme", "o", "ro", "do", "to", "ere", "nde"];

/// Words before a period in which a thing is due, the last day included, without those of
/// [`SMALL`].
pub(super) const WITHIN: &[&[&str]] = &[
    &["no", "later", "than"],
    &["not", "later", "than"],
    &["on", "or", "before"],
    &["mas", "tardar", "en"],
    &["mas", "tardar"],
    &["plus", "tard"],
    &["jusqu"],
    &["ici"],
    &["by"],
    &["until"],
    &["due"],
    &["in"],
    &["on"],
    &["en"],
    &["para"],
    &["hasta"],
];

/// Words before a period that ends a deadline by its beginning.
pub(super) const BEFORE: &[&[&str]] = &[&["prior", "to"], &["before"], &["antes"], &["avant"]];

/// Words for the end of a period: what is due before it is due within the period.
pub(super) const END: &[&[&str]] = &[
    &["que", "concluya"],
    &["que", "termine"],
    &["que", "finalice"],
    &["end"],
    &["fin"],
    &["final"],
    &["finales"],
    &["fines"],
    &["cierre"],
];

/// Words for a period without an end.
pub(super) const VAGUE: &[&str] = &[
    "early", "mid", "middle", "late", "beginning", "start", "around", "about", "circa",
    "approximately", "spring", "summer", "autumn", "fall", "winter", "half", "h1", "h2",
    "semester", "primavera", "verano", "otono", "invierno", "principios", "inicios", "mediados",
    "alrededor", "semestre", "printemps", "ete", "automne", "hiver", "debut", "mi", "vers",
    "environ", "courant", "tbd", "tbc", "soon", "pronto", "bientot", "asap",
];

pub(super) const FISCAL: &[&str] = &["fy", "fiscal", "ejercicio", "exercice"];

pub(super) const QUARTER: &[&str] = &["q", "quarter", "qtr", "t", "trimestre", "trim"];

/// First to fourth, in three languages.
pub(super) const NTH: [&[&str]; 4] = [
    &["first", "primer", "primero", "premier"],
    &["second", "segundo", "deuxieme", "second"],
    &["third", "tercer", "tercero", "troisieme"],
    &["fourth", "last", "cuarto", "quatrieme"],
];

pub(super) const ONGOING: &[&str] = &[
    "ongoing", "continuous", "continuing", "permanent", "continuo", "permanente", "continuously",
    "en continuo", "en continu", "continu",
];

/// Recurring duties in one word.
pub(super) const EVERY: &[(u32, Unit, &[&str])] = &[
    (
        1,
        Unit::Year,
        &["annually", "yearly", "annual", "anual", "anualmente", "annuel", "annuellement"],
    ),
    (6, Unit::Month, &["semiannually", "semestral", "semestriel"]),
    (3, Unit::Month, &["quarterly", "trimestral", "trimestralmente", "trimestriel"]),
    (1, Unit::Month, &["monthly", "mensual", "mensualmente", "mensuel"]),
    (1, Unit::Week, &["weekly", "semanal", "semanalmente", "hebdomadaire"]),
];

pub(super) const UNITS: &[(Unit, &[&str])] = &[
    (Unit::Day, &["day", "days", "dia", "dias", "jour", "jours"]),
    (Unit::Week, &["week", "weeks", "semana", "semanas", "semaine", "semaines"]),
    (Unit::Month, &["month", "months", "mes", "meses", "mois"]),
    (Unit::Year, &["year", "years", "ano", "anos", "an", "ans", "annee", "annees"]),
];
