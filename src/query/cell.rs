//! The cells of a sheet.

use std::borrow::Cow;

use super::field::Field;
use super::value::Value;
use super::view::View;
use crate::domain::{Flag, NOT_ASSESSED, Outlook, Vocabulary};
use crate::i18n::{self, phrases};

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// The id of what it is about.
    pub id: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// The group it is in, as a position in [`Sheet::groups`].
    pub group: usize,
}

/// A cell: data for programs, words for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The value, or `None` if it is the text that is shown.
    pub data: Option<Data>,
    /// How it is shown.
    pub shown: String,
    /// A second line, secondary to the first.
    pub detail: Option<String>,
    /// How it is coloured.
    pub tone: Tone,
}

/// A value for programs.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
#[serde(untagged)]
pub enum Data {
    /// Nothing.
    #[default]
    Null,
    /// A text, a code, an id, a date.
    Text(String),
    /// A number.
    Number(i64),
    /// Several values.
    List(Vec<Data>),
}

/// How something is coloured, where there are colours. It never says more than the words do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As text is.
    #[default]
    Plain,
    /// Overdue.
    Bad,
    /// Disputed, at risk.
    Warn,
    /// Secondary.
    Dim,
}

impl Row {
    /// Returns a row outside groups.
    pub fn new(id: impl Into<String>, cells: Vec<Cell>) -> Self {
        Self { id: id.into(), cells, group: 0 }
    }

    /// Returns a row about a group as a whole: its value is the row's id and first cell.
    pub fn of_group(heading: Cell, others: impl IntoIterator<Item = Cell>) -> Self {
        let id = match &heading.data {
            None => heading.shown.clone(),
            Some(Data::Text(text)) => text.clone(),
            Some(Data::Number(number)) => number.to_string(),
            Some(Data::Null | Data::List(_)) => String::new(),
        };
        Self::new(id, std::iter::once(heading).chain(others).collect())
    }
}

/// A cell that holds nothing and shows nothing.
impl Default for Cell {
    fn default() -> Self {
        Self { data: Some(Data::Null), ..Self::text("") }
    }
}

impl Cell {
    /// Returns a cell with the same text for programs and people.
    pub fn text(text: impl Into<String>) -> Self {
        Self { data: None, shown: text.into(), detail: None, tone: Tone::Plain }
    }

    /// Returns a cell with one text for programs and another for people.
    pub fn told(text: impl Into<String>, shown: impl Into<String>) -> Self {
        Self { data: Some(Data::Text(text.into())), ..Self::text(shown) }
    }

    /// Returns the value for programs.
    pub fn value(&self) -> Cow<'_, Data> {
        let shown = || Cow::Owned(Data::Text(self.shown.clone()));
        self.data.as_ref().map_or_else(shown, Cow::Borrowed)
    }

    /// Returns a cell with a number that is shown in words of its own.
    pub fn number(number: impl TryInto<i64>, shown: impl Into<String>) -> Self {
        let data = Data::Number(number.try_into().unwrap_or(i64::MAX));
        Self { data: Some(data), ..Self::text(shown) }
    }

    /// Returns a cell with a count; 0 is shown as a dash.
    pub fn count(number: usize, view: &View<'_>) -> Self {
        let shown = if number == 0 { NOTHING.to_owned() } else { i18n::number(number, view.lang) };
        Self::number(number, shown)
    }

    /// Returns the same cell in a tone.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Returns the same cell with a second line.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Returns the cell of a field's values.
    pub fn of(field: &Field, values: &[Value<'_>], view: &View<'_>) -> Self {
        let mut tone = Tone::Plain;
        let mut data: Vec<Data> = Vec::with_capacity(values.len());
        let mut shown: Vec<String> = Vec::with_capacity(values.len());
        for value in values {
            let one = data_of(value, view);
            // Several milestones of one row may have the same value.
            if !data.contains(&one) {
                data.push(one);
                shown.push(words_of(value, view));
            }
            tone = if tone == Tone::Plain { tone_of(value) } else { tone };
        }
        let data = match (field.many, data.len()) {
            (true, _) | (false, 2..) => Data::List(data),
            (false, _) => data.into_iter().next().unwrap_or_default(),
        };
        let shown = if shown.is_empty() { NOTHING.to_owned() } else { shown.join(", ") };
        Self { data: Some(data), shown, detail: None, tone }
    }
}

/// What people are shown in an empty cell.
pub const NOTHING: &str = "–";

/// Returns a value for programs.
pub fn data_of(value: &Value<'_>, view: &View<'_>) -> Data {
    Data::Text(match value {
        Value::Plain(text) => text.to_string(),
        Value::Told(text) => view.plain_text(text),
        Value::Published(text) => view.as_published(text),
        Value::Id(id) | Value::Party(id) => id.to_string(),
        Value::Word(code, _) => (*code).to_owned(),
        Value::Date(date) => date.to_string(),
        Value::Deadline(deadline, _) => deadline.to_string(),
        Value::Days(days, _) => return Data::Number(*days),
        Value::Number(number) => return Data::Number(i64::try_from(*number).unwrap_or(i64::MAX)),
        Value::Percent(percent) => return Data::Number(i64::from(*percent)),
    })
}

/// Returns a value in words.
pub(super) fn words_of(value: &Value<'_>, view: &View<'_>) -> String {
    let lang = view.lang;
    match value {
        Value::Plain(text) => text.to_string(),
        Value::Told(text) => view.text(text),
        Value::Published(text) => view.as_published(text),
        Value::Id(id) => id.to_string(),
        Value::Party(id) if id.is(crate::domain::UNNAMED) => {
            phrases::NOBODY_NAMED.to(lang).to_owned()
        }
        Value::Party(id) => view.party(id),
        Value::Word(_, word) => word.to(lang).to_owned(),
        Value::Date(date) => i18n::date(*date, lang),
        Value::Deadline(deadline, _) => i18n::deadline(deadline, lang),
        Value::Days(days, at_most) => {
            let days = days_in_words(*days, view);
            if *at_most { phrases::AT_MOST.fill(lang, &[&days]) } else { days }
        }
        Value::Number(number) => i18n::number(*number, lang),
        Value::Percent(percent) => format!("{percent} %"),
    }
}

/// `327 days`.
pub fn days_in_words(days: i64, view: &View<'_>) -> String {
    let days = usize::try_from(days).unwrap_or_default();
    phrases::N_DAYS.of(days, view.lang, &[])
}

fn tone_of(value: &Value<'_>) -> Tone {
    match value {
        Value::Word(NOT_ASSESSED, _) => Tone::Dim,
        Value::Word(code, _) => {
            let of_outlook = || Outlook::parse(code).map(outlook_tone);
            Flag::parse(code).map(flag_tone).or_else(of_outlook).unwrap_or_default()
        }
        _ => Tone::Plain,
    }
}

/// Returns how a flag is coloured.
pub fn flag_tone(flag: Flag) -> Tone {
    match flag {
        Flag::Overdue => Tone::Bad,
        Flag::AtRisk | Flag::ForecastLate | Flag::Disputed => Tone::Warn,
        Flag::Late
        | Flag::LateCurrent
        | Flag::DueSoon
        | Flag::Slipped
        | Flag::Stale
        | Flag::UnfinishedAtTerm
        | Flag::Blocked => Tone::Plain,
    }
}

fn outlook_tone(outlook: Outlook) -> Tone {
    match outlook {
        Outlook::OnTrack => Tone::Plain,
        Outlook::AtRisk | Outlook::OffTrack => Tone::Warn,
    }
}
