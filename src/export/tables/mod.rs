//! The plan as tables that refer to each other: what every format of data is made of.
//!
//! An answer is in one language; data is in all of the plan's: a text becomes one column a
//! language. A date keeps the precision it was written with, and has its last day beside it.

mod ledger;

use crate::domain::LangTag;
use crate::query::{Data, Field, Item, Level, Query, Subject, Value, View, data_of, field, items};
use ledger::{evidence, updates};

/// A table: what its rows are about and what they hold.
#[derive(Debug)]
pub struct Table {
    /// Its name, in the plural.
    pub name: &'static str,
    /// What a row is about, one sentence.
    pub meaning: &'static str,
    /// The level its rows come from.
    pub level: Level,
    /// How many of its first columns tell its rows apart.
    pub keys: usize,
    /// Columns with the id of a row of another table, and which table that is.
    pub refers_to: &'static [(&'static str, &'static str)],
    given: fn() -> Vec<Given>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name.
    pub key: String,
    /// What it holds.
    pub holds: Holds,
    /// What that means, one sentence.
    pub meaning: &'static str,
    read: Read,
    part: Part,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A text, a code, an id, a date in one of its forms.
    Text,
    /// A day, `2026-03-31`.
    Day,
    /// A whole number.
    Number,
    /// Several texts.
    List,
    /// A web address.
    Url,
}

/// Reads the values of a column, as fields do.
type Read = for<'a> fn(Subject<'a>, &mut Vec<Value<'a>>);

/// A column before its languages and last days are laid out.
struct Given {
    key: &'static str,
    meaning: &'static str,
    form: Form,
    read: Read,
}

#[derive(Clone, Copy)]
enum Form {
    One,
    Many,
    Texts,
    Number,
    Date,
    Url,
}

/// Which part of the values a column shows.
#[derive(Clone, Copy, Debug)]
enum Part {
    One,
    Many,
    Text,
    In(LangTag),
    LastDay,
}

/// The table that the others are about.
const MILESTONES: Table = Table {
    name: "milestones",
    meaning: "A milestone as of the day: what was promised, and what has become of it.",
    level: Level::Milestone,
    keys: 1,
    refers_to: &[("commitment", "commitments"), ("pillar", "pillars")],
    given: || of_fields(MILESTONE_FIELDS, &[]),
};

/// Every table; those that others refer to come first.
pub const TABLES: &[Table] = &[
    Table {
        name: "pillars",
        meaning: "A pillar, with how the milestones below it add up.",
        level: Level::Pillar,
        keys: 1,
        refers_to: &[],
        given: || of_fields(&[("id", Form::One), ("title", Form::Texts)], COUNTS),
    },
    Table {
        name: "commitments",
        meaning: "A commitment, with how its milestones add up.",
        level: Level::Commitment,
        keys: 1,
        refers_to: &[("pillar", "pillars")],
        given: || {
            let own = [("id", Form::One), ("pillar", Form::One), ("title", Form::Texts)];
            of_fields(&own, COUNTS)
        },
    },
    Table {
        name: "parties",
        meaning: "An institution or a side, with how the milestones that it owes add up.",
        level: Level::Party,
        keys: 1,
        refers_to: &[],
        given: || {
            of_fields(&[("id", Form::One), ("side", Form::One), ("title", Form::Texts)], COUNTS)
        },
    },
    MILESTONES,
    Table {
        name: "updates",
        meaning: "An entry of a milestone's ledger, as far as it had been said by the day.",
        level: Level::Update,
        keys: 2,
        refers_to: &[("milestone", "milestones")],
        given: updates,
    },
    Table {
        name: "evidence",
        meaning: "A piece of evidence of an update.",
        level: Level::Evidence,
        keys: 3,
        refers_to: &[("milestone", "milestones")],
        given: evidence,
    },
];

/// The fields of milestones.
const MILESTONE_FIELDS: &[(&str, Form)] = &[
    ("id", Form::One),
    ("commitment", Form::One),
    ("pillar", Form::One),
    ("title", Form::Texts),
    ("kind", Form::One),
    ("strength", Form::One),
    ("status", Form::One),
    ("is", Form::Many),
    ("due", Form::Date),
    ("baseline", Form::Date),
    ("overdue", Form::Number),
    ("late", Form::Number),
    ("slipped", Form::Number),
    ("stale", Form::Number),
    ("completed", Form::Date),
    ("forecast", Form::Date),
    ("outlook", Form::One),
    ("progress", Form::Number),
    ("updated", Form::Date),
    ("party", Form::Many),
    ("side", Form::Many),
    ("spoken", Form::Many),
    ("after", Form::Many),
    ("tag", Form::Many),
    ("quote", Form::Many),
    ("done-when", Form::Texts),
    ("file", Form::One),
    ("updates", Form::Number),
    ("evidence", Form::Number),
];

/// How milestones add up.
const COUNTS: &[(&str, Form)] = &[
    ("milestones", Form::Number),
    ("assessed", Form::Number),
    ("closed", Form::Number),
    ("past-due", Form::Number),
];

impl Table {
    /// The table of milestones.
    pub fn milestones() -> &'static Self {
        &MILESTONES
    }

    /// The table with a name.
    pub fn find(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }

    /// Its columns, with its texts in each of a plan's languages. A plan that names none has its
    /// texts in one column.
    pub fn columns(&self, languages: &[LangTag]) -> Vec<Column> {
        let mut columns = Vec::new();
        for given in (self.given)() {
            let key = given.key.replace('-', "_");
            let column = |key: String, holds, part| Column {
                key,
                holds,
                meaning: given.meaning,
                read: given.read,
                part,
            };
            match given.form {
                Form::One => columns.push(column(key, Holds::Text, Part::One)),
                Form::Url => columns.push(column(key, Holds::Url, Part::One)),
                Form::Many => columns.push(column(key, Holds::List, Part::Many)),
                Form::Number => columns.push(column(key, Holds::Number, Part::One)),
                Form::Date => {
                    let last_day = format!("{key}_last_day");
                    columns.push(column(key, Holds::Text, Part::One));
                    columns.push(column(last_day, Holds::Day, Part::LastDay));
                }
                Form::Texts if languages.is_empty() => {
                    columns.push(column(key, Holds::Text, Part::Text));
                }
                Form::Texts => columns.extend(languages.iter().map(|lang| {
                    column(format!("{key}_{}", lang.as_str()), Holds::Text, Part::In(*lang))
                })),
            }
        }
        columns
    }

    /// What its rows are about: what matches a query, in the order of the plan.
    pub fn items<'a>(&self, view: &View<'a>, query: &Query) -> Vec<Item<'a>> {
        items(view, self.level, query)
    }
}

impl Column {
    /// Whether it holds words for people.
    pub fn is_prose(&self) -> bool {
        matches!(self.part, Part::Text | Part::In(_))
    }

    /// What it holds of an item.
    pub fn value(&self, view: &View<'_>, of: Subject<'_>) -> Data {
        let mut values = Vec::new();
        (self.read)(of, &mut values);
        match self.part {
            Part::Many => Data::List(values.iter().map(|value| data_of(value, view)).collect()),
            Part::One | Part::Text => {
                values.first().map_or(Data::Null, |value| data_of(value, view))
            }
            Part::LastDay => {
                let day = values.first().and_then(Value::day);
                day.map_or(Data::Null, |day| Data::Text(day.to_string()))
            }
            Part::In(lang) => {
                let languages = &view.plan().head.languages;
                let text = values.first().and_then(|value| in_lang(value, lang, languages));
                text.map_or(Data::Null, |text| Data::Text(text.to_owned()))
            }
        }
    }
}

/// A text in exactly this language.
fn in_lang<'t>(value: &Value<'t>, lang: LangTag, languages: &[LangTag]) -> Option<&'t str> {
    match value {
        Value::Told(text) | Value::Published(text) => text.exactly(lang, languages),
        _ => None,
    }
}

/// Columns that are fields of queries.
fn of_fields(own: &[(&'static str, Form)], more: &[(&'static str, Form)]) -> Vec<Given> {
    let named = own.iter().chain(more).filter_map(|(name, form)| Some((field::find(name)?, form)));
    let given = |(field, form): (&'static Field, &Form)| Given {
        key: field.name,
        meaning: field.meaning,
        form: *form,
        read: field.read,
    };
    named.map(given).collect()
}
