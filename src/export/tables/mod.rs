//! The plan as related tables, from which all formats are written.
//!
//! An answer is in one language, but data is in all languages of the plan: a text becomes one
//! column for each language. A date keeps its precision and has a second column with its last day.

mod source;
mod ledger;

use ledger::{evidence, updates};
use source::{Read, TableSource, ValueForm};

use crate::domain::LangTag;
use crate::query::{
    Data, Field, Item, Query, RowLevel, Subject, Value, View, data_of, field, items,
};

#[derive(Debug)]
pub struct DataTable {
    /// The name, in the plural.
    pub name: &'static str,
    /// What a row is about, in one sentence.
    pub meaning: &'static str,
    pub level: RowLevel,
    /// The number of leading columns that form the primary key.
    pub keys: usize,
    /// The columns that are foreign keys, each with the table that it refers to.
    pub refers_to: &'static [(&'static str, &'static str)],
    sources: fn() -> Vec<TableSource>,
}

#[derive(Clone, Debug)]
pub struct TableColumn {
    /// The name.
    pub key: String,
    /// The type of its values.
    pub kind: ColumnType,
    /// The meaning, in one sentence.
    pub meaning: &'static str,
    read: Read,
    part: TableScope,
}

/// The type of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// A text, a code, an id, or a date with its precision.
    Text,
    /// A day, such as `2026-03-31`.
    Day,
    Number,
    List,
    /// An HTTP or HTTPS URL.
    Url,
}

/// The part of the values that a column contains.
#[derive(Clone, Copy, Debug)]
enum TableScope {
    One,
    Many,
    Text,
    In(LangTag),
    LastDay,
}

/// The table of milestones, which is also exported if no table is named.
const MILESTONES: DataTable = DataTable {
    name: "milestones",
    meaning: "A milestone as of the day: what was promised, and what has become of it.",
    level: RowLevel::Milestone,
    keys: 1,
    refers_to: &[("commitment", "commitments"), ("pillar", "pillars")],
    sources: || of_fields(MILESTONE_FIELDS, &[]),
};

/// Every table. Those that others refer to come first.
pub const TABLES: &[DataTable] = &[
    DataTable {
        name: "pillars",
        meaning: "A pillar, with how the milestones below it add up.",
        level: RowLevel::Pillar,
        keys: 1,
        refers_to: &[],
        sources: || of_fields(&[("id", ValueForm::One), ("title", ValueForm::Texts)], COUNTS),
    },
    DataTable {
        name: "commitments",
        meaning: "A commitment, with how its milestones add up.",
        level: RowLevel::Commitment,
        keys: 1,
        refers_to: &[("pillar", "pillars")],
        sources: || {
            let own =
                [("id", ValueForm::One), ("pillar", ValueForm::One), ("title", ValueForm::Texts)];
            of_fields(&own, COUNTS)
        },
    },
    DataTable {
        name: "parties",
        meaning: "An institution or a side, with how the milestones that it owes add up.",
        level: RowLevel::Party,
        keys: 1,
        refers_to: &[],
        sources: || {
            of_fields(
                &[("id", ValueForm::One), ("side", ValueForm::One), ("title", ValueForm::Texts)],
                COUNTS,
            )
        },
    },
    MILESTONES,
    DataTable {
        name: "updates",
        meaning: "An entry of a milestone's ledger, as far as it had been said by the day.",
        level: RowLevel::Update,
        keys: 2,
        refers_to: &[("milestone", "milestones")],
        sources: updates,
    },
    DataTable {
        name: "evidence",
        meaning: "A piece of evidence of an update.",
        level: RowLevel::Evidence,
        keys: 3,
        refers_to: &[("milestone", "milestones")],
        sources: evidence,
    },
];

const MILESTONE_FIELDS: &[(&str, ValueForm)] = &[
    ("id", ValueForm::One),
    ("commitment", ValueForm::One),
    ("pillar", ValueForm::One),
    ("title", ValueForm::Texts),
    ("kind", ValueForm::One),
    ("strength", ValueForm::One),
    ("status", ValueForm::One),
    ("is", ValueForm::Many),
    ("due", ValueForm::Date),
    ("baseline", ValueForm::Date),
    ("overdue", ValueForm::Number),
    ("late", ValueForm::Number),
    ("slipped", ValueForm::Number),
    ("stale", ValueForm::Number),
    ("completed", ValueForm::Date),
    ("forecast", ValueForm::Date),
    ("outlook", ValueForm::One),
    ("progress", ValueForm::Number),
    ("updated", ValueForm::Date),
    ("party", ValueForm::Many),
    ("side", ValueForm::Many),
    ("spoken", ValueForm::Many),
    ("after", ValueForm::Many),
    ("tag", ValueForm::Many),
    ("quote", ValueForm::Many),
    ("done-when", ValueForm::Texts),
    ("file", ValueForm::One),
    ("updates", ValueForm::Number),
    ("evidence", ValueForm::Number),
];

const COUNTS: &[(&str, ValueForm)] = &[
    ("milestones", ValueForm::Number),
    ("assessed", ValueForm::Number),
    ("closed", ValueForm::Number),
    ("past-due", ValueForm::Number),
];

impl DataTable {
    pub fn milestones() -> &'static Self {
        &MILESTONES
    }

    pub fn find(name: &str) -> Option<&'static Self> {
        TABLES.iter().find(|table| table.name == name)
    }

    /// Returns the columns, with one for each of the plan's languages for texts. If the plan has no
    /// languages, texts have one column.
    pub fn columns(&self, languages: &[LangTag]) -> Vec<TableColumn> {
        let mut columns = Vec::new();
        for source in (self.sources)() {
            let key = source.key.replace('-', "_");
            let column = |key: String, kind, part| TableColumn {
                key,
                kind,
                meaning: source.meaning,
                read: source.read,
                part,
            };
            match source.form {
                ValueForm::One => columns.push(column(key, ColumnType::Text, TableScope::One)),
                ValueForm::Url => columns.push(column(key, ColumnType::Url, TableScope::One)),
                ValueForm::Many => columns.push(column(key, ColumnType::List, TableScope::Many)),
                ValueForm::Number => columns.push(column(key, ColumnType::Number, TableScope::One)),
                ValueForm::Date => {
                    let last_day = format!("{key}_last_day");
                    columns.push(column(key, ColumnType::Text, TableScope::One));
                    columns.push(column(last_day, ColumnType::Day, TableScope::LastDay));
                }
                ValueForm::Texts if languages.is_empty() => {
                    columns.push(column(key, ColumnType::Text, TableScope::Text));
                }
                ValueForm::Texts => columns.extend(languages.iter().map(|lang| {
                    column(
                        format!("{key}_{}", lang.as_str()),
                        ColumnType::Text,
                        TableScope::In(*lang),
                    )
                })),
            }
        }
        columns
    }

    /// Returns the items of the rows: what matches a query, in the order of the plan.
    pub fn items<'a>(&self, view: &View<'a>, query: &Query) -> Vec<Item<'a>> {
        items(view, self.level, query)
    }
}

impl TableColumn {
    /// Returns whether the values are texts for people.
    pub fn is_prose(&self) -> bool {
        matches!(self.part, TableScope::Text | TableScope::In(_))
    }

    /// Returns the value of an item.
    pub fn value(&self, view: &View<'_>, of: Subject<'_>) -> Data {
        let mut values = Vec::new();
        (self.read)(of, &mut values);
        match self.part {
            TableScope::Many => {
                Data::List(values.iter().map(|value| data_of(value, view)).collect())
            }
            TableScope::One | TableScope::Text => {
                values.first().map_or(Data::Null, |value| data_of(value, view))
            }
            TableScope::LastDay => {
                let day = values.first().and_then(Value::day);
                day.map_or(Data::Null, |day| Data::Text(day.to_string()))
            }
            TableScope::In(lang) => {
                let languages = &view.plan().head.languages;
                let text = values.first().and_then(|value| in_lang(value, lang, languages));
                text.map_or(Data::Null, |text| Data::Text(text.to_owned()))
            }
        }
    }
}

/// Returns the text in exactly one language.
fn in_lang<'t>(value: &Value<'t>, lang: LangTag, languages: &[LangTag]) -> Option<&'t str> {
    match value {
        Value::Told(text) | Value::Published(text) => text.exactly(lang, languages),
        _ => None,
    }
}

/// Returns columns that are fields of queries.
fn of_fields(
    own: &[(&'static str, ValueForm)],
    more: &[(&'static str, ValueForm)],
) -> Vec<TableSource> {
    let named = own.iter().chain(more).filter_map(|(name, form)| Some((field::find(name)?, form)));
    let to_source = |(field, form): (&'static Field, &ValueForm)| TableSource {
        key: field.name,
        meaning: field.meaning,
        form: *form,
        read: field.read,
    };
    named.map(to_source).collect()
}
