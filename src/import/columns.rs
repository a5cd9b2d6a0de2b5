//! Headers → what each column holds, by its name or as the command line says.

use super::fields::{FIELDS, SheetField, header, meant, named, near};
use super::table::Table;
use crate::domain::{Kind, Vocabulary};
use crate::i18n::Lang;
use crate::i18n::written::plain;
use crate::messages;
use crate::record::InputError;

/// What a column holds.
#[derive(Clone, Debug)]
pub enum ColumnMeaning {
    /// Values of a field, in a language where that was said.
    Field(&'static SheetField, Option<String>),
    /// What is left out, as was said.
    Ignored,
    /// Nobody knows.
    Unknown,
}

/// A value that the command line gives for every row.
struct DefaultValue {
    field: &'static SheetField,
    lang: Option<String>,
    value: String,
}

/// How words of a field are to be read.
struct CellReading {
    field: &'static str,
    /// As [`meant_by`] makes them.
    words: String,
    /// Whether they are per cent: `1%` is not `1`.
    is_percent: bool,
    value: String,
}

/// What the command line says about columns.
pub struct ColumnOptions<'a> {
    /// `FIELD=COLUMN`: what a column holds.
    pub map: &'a [String],
    /// Columns that are left out; `*` is all that are not understood.
    pub ignore: &'a [String],
    /// `FIELD=VALUE`: a value for rows that have none.
    pub set: Vec<String>,
    /// `FIELD:WORDS=VALUE`: what words of a field mean.
    pub read: &'a [String],
    /// Whether rows may be about milestones that the plan has, titles and all.
    pub may_be_known: bool,
}

/// A sheet's columns, understood.
pub struct Columns {
    /// The headers, as they are called.
    pub names: Vec<String>,
    /// What each column holds.
    pub holds: Vec<ColumnMeaning>,
    sets: Vec<DefaultValue>,
    readings: Vec<CellReading>,
}

/// How many columns are told what they may be.
const MOST_NEAR: usize = 5;

impl Columns {
    /// Understands a sheet's columns; what is wrong beside them.
    pub fn of(table: &Table, said: &ColumnOptions<'_>) -> (Self, Vec<InputError>) {
        let names: Vec<String> = table
            .header
            .iter()
            .enumerate()
            .map(|(at, name)| if name.is_empty() { format!("#{}", at + 1) } else { name.clone() })
            .collect();
        let holds = vec![ColumnMeaning::Unknown; names.len()];
        let mut columns = Self { names, holds, sets: Vec::new(), readings: Vec::new() };
        let mut problems = Vec::new();
        columns.options(said, &mut problems);
        // A column may be unknown only for what is wrong with the options.
        let are_read = problems.is_empty();
        let ignores_rest = said.ignore.iter().any(|name| name == "*");
        columns.by_header(&mut problems);
        if let Some(problem) = columns.named_below(table) {
            problems.push(problem);
            return (columns, problems);
        }
        if are_read {
            columns.complaints(ignores_rest, said.may_be_known, &mut problems);
        }
        (columns, problems)
    }

    fn at(&self, is: impl Fn(&ColumnMeaning) -> bool) -> Vec<usize> {
        let found = self.holds.iter().enumerate().filter(|(_, holds)| is(holds));
        found.map(|(at, _)| at).collect()
    }

    /// Whether a column holds anything that is read.
    pub(super) fn is_read(&self, at: usize) -> bool {
        matches!(self.holds.get(at), Some(ColumnMeaning::Field(..)))
    }

    fn options(&mut self, said: &ColumnOptions<'_>, problems: &mut Vec<InputError>) {
        problems.extend(said.map.iter().filter_map(|text| self.map(text).err()));
        let ignore = said.ignore.iter().filter(|name| *name != "*");
        problems.extend(ignore.filter_map(|name| {
            self.column("--ignore", name).map(|at| self.holds[at] = ColumnMeaning::Ignored).err()
        }));
        problems.extend(said.set.iter().filter_map(|text| self.set(text).err()));
        problems.extend(said.read.iter().filter_map(|text| self.read(text).err()));
    }

    fn map(&mut self, text: &str) -> Result<(), InputError> {
        let (field, lang, name) = assigned("--map", text, "COLUMN")?;
        let at = self.column("--map", name)?;
        if self.place(field, lang.as_deref()).is_some() {
            let message = format!("--map: `{}` is given two columns", field.name);
            return Err(InputError::new(message, "a field has one column"));
        }
        self.holds[at] = ColumnMeaning::Field(field, lang);
        Ok(())
    }

    fn set(&mut self, text: &str) -> Result<(), InputError> {
        let (field, lang, value) = assigned("--set", text, "VALUE")?;
        self.sets.push(DefaultValue { field, lang, value: value.trim().to_owned() });
        Ok(())
    }

    fn read(&mut self, text: &str) -> Result<(), InputError> {
        let parts = text.split_once(':').and_then(|(field, rest)| {
            let (words, value) = rest.rsplit_once('=')?;
            Some((field, words, value))
        });
        let (field, words, value) = parts.ok_or_else(|| {
            let help = "write `--read FIELD:WORDS=VALUE`; without a value they are nothing";
            InputError::new(format!("--read: `{text}` is cut short"), help)
        })?;
        let (field, _) = known_field("--read", field)?;
        let value = value.trim().to_owned();
        let is_percent = words.contains('%');
        self.readings.push(CellReading {
            field: field.name,
            words: meant_by(words),
            is_percent,
            value,
        });
        Ok(())
    }

    /// The column that was typed: by its header, or `#3`.
    fn column(&self, option: &str, typed: &str) -> Result<usize, InputError> {
        let typed = typed.trim();
        let number = typed.strip_prefix('#').and_then(|number| number.parse::<usize>().ok());
        if let Some(at) = number.filter(|number| (1..=self.names.len()).contains(number)) {
            return Ok(at - 1);
        }
        let places = |is: &dyn Fn(&String) -> bool| -> Vec<usize> {
            (0..self.names.len()).filter(|at| is(&self.names[*at])).collect()
        };
        let exact = places(&|name| name == typed);
        let found =
            if exact.is_empty() { places(&|name| header(name) == header(typed)) } else { exact };
        match found[..] {
            [at] => Ok(at),
            [] => {
                let near = messages::nearest(typed, self.names.iter().map(String::as_str));
                let known = || messages::list(self.names.iter().map(String::as_str), "and");
                let help = near
                    .map_or_else(|| format!("the columns are {}", known()), messages::did_you_mean);
                Err(InputError::new(format!("{option}: there is no column `{typed}`"), help))
            }
            [first, ..] => {
                let message = format!("{option}: several columns are called `{typed}`");
                let help = format!("name one by its position, such as `#{}`", first + 1);
                Err(InputError::new(message, help))
            }
        }
    }

    /// Tells by their headers what the other columns hold: first those that can mean one thing.
    fn by_header(&mut self, problems: &mut Vec<InputError>) {
        let open = self.at(|holds| matches!(holds, ColumnMeaning::Unknown));
        for certain in [true, false] {
            for at in open.iter().copied() {
                let (candidates, lang) = by_name(&self.names[at]);
                if (candidates.len() == 1) != certain {
                    continue;
                }
                let fields: Vec<&'static SheetField> =
                    candidates.iter().filter_map(|name| Some(named(name)?.0)).collect();
                let free = fields.iter().find(|field| self.place(field, lang).is_none());
                if let Some(field) = free {
                    self.holds[at] = ColumnMeaning::Field(field, lang.map(str::to_owned));
                } else if let Some(first) = fields.first() {
                    let other = self.place(first, lang).unwrap_or_default();
                    if !open.contains(&other) {
                        continue;
                    }
                    let (one, two) = (&self.names[other], &self.names[at]);
                    let message = format!("`{one}` and `{two}` may both be `{}`", first.name);
                    let help = format!(
                        "say which it is: `--map {}=#{}` or `--map {}=#{}`, and map or `--ignore` \
                         the other",
                        first.name,
                        other + 1,
                        first.name,
                        at + 1
                    );
                    problems.push(InputError::new(message, help));
                    self.holds[at] = ColumnMeaning::Ignored;
                }
            }
        }
    }

    /// Where the columns are not named where they should be, but in a row further down, below the
    /// title of the sheet: that row.
    fn named_below(&self, table: &Table) -> Option<InputError> {
        /// One word that is known may stand in any row.
        const LEAST: usize = 2;
        let known =
            |names: &[String]| names.iter().filter(|name| !by_name(name).0.is_empty()).count();
        if !self.holds.iter().any(|holds| matches!(holds, ColumnMeaning::Unknown)) {
            return None;
        }
        let least = LEAST.max(known(&self.names) + 1);
        let (row, cells) = table.heads.iter().find(|(_, cells)| known(cells) >= least)?;
        let cells = cells.iter().map(String::as_str).filter(|cell| !cell.is_empty());
        let names = messages::list(cells, "and");
        let message = format!("{} {row} seems to name the columns: {names}", table.unit);
        Some(InputError::new(message, format!("say so: `--header {row}`")))
    }

    fn complaints(
        &mut self,
        ignores_rest: bool,
        may_be_known: bool,
        problems: &mut Vec<InputError>,
    ) {
        let unknown = self.at(|holds| matches!(holds, ColumnMeaning::Unknown));
        if ignores_rest {
            for at in unknown {
                self.holds[at] = ColumnMeaning::Ignored;
            }
        } else if let Some(first) = unknown.first() {
            let names = messages::list(unknown.iter().map(|at| self.names[*at].as_str()), "and");
            let fields = messages::list(FIELDS.iter().map(|field| field.name), "and");
            let message = if unknown.len() == 1 {
                format!("the column {names} is not understood")
            } else {
                format!("the columns {names} are not understood")
            };
            let name = messages::shell(&self.names[*first]);
            let help = format!(
                "say what each holds, `--map FIELD={name}`, or leave it out, `--ignore {name}`"
            );
            let near = unknown.iter().filter_map(|at| {
                let field = near(&header(&self.names[*at]))?;
                let map = messages::shell(&self.names[*at]);
                Some(format!("did you mean `{field}`? `--map {field}={map}`"))
            });
            let rest = "`--ignore '*'` leaves out every column that is not understood".to_owned();
            let help = near.take(MOST_NEAR).chain([help, format!("fields are {fields}"), rest]);
            problems.push(InputError { message, help: help.collect(), line: 0 });
        }
        let has = |name: &str| {
            self.of_field(name).next().is_some()
                || self.sets.iter().any(|set| set.field.name == name)
        };
        if !(has("title") || may_be_known && has("id")) {
            let help = "say which it is: `--map title=COLUMN`";
            problems
                .push(InputError::new("no column is known to hold the milestones' titles", help));
        }
        if !(has("kind") || may_be_known) {
            let words = messages::list(Kind::ALL.iter().map(|kind| kind.code()), "or");
            let help = format!("give one for all, `--set kind=KIND`: {words}");
            problems.push(InputError::new("nothing says what kind of promise each is", help));
        }
    }

    fn place(&self, field: &SheetField, lang: Option<&str>) -> Option<usize> {
        self.of_field(field.name).find(|(_, of)| *of == lang).map(|(at, _)| at)
    }

    /// The columns of a field with their languages.
    pub(super) fn of_field<'c>(
        &'c self,
        name: &'c str,
    ) -> impl Iterator<Item = (usize, Option<&'c str>)> {
        self.holds.iter().enumerate().filter_map(move |(at, holds)| match holds {
            ColumnMeaning::Field(field, lang) if field.name == name => Some((at, lang.as_deref())),
            _ => None,
        })
    }

    /// What the command line gives for a field where a row has nothing, with languages.
    pub(super) fn sets<'c>(
        &'c self,
        name: &'c str,
    ) -> impl Iterator<Item = (&'c str, Option<&'c str>)> {
        let of = self.sets.iter().filter(move |set| set.field.name == name);
        of.filter(|set| !set.value.is_empty()).map(|set| (set.value.as_str(), set.lang.as_deref()))
    }

    /// What the command line says that words of a field are; nothing may be said of them too.
    pub(super) fn reading(&self, name: &str, words: &str) -> Option<&str> {
        let mut of = self.readings.iter().filter(|reading| reading.field == name).peekable();
        of.peek()?;
        let (is_percent, words) = (words.contains('%'), meant_by(words));
        of.find(|reading| reading.words == words && reading.is_percent == is_percent)
            .map(|reading| reading.value.as_str())
    }

    /// How a field is called in messages: by its header, else by its name.
    pub(super) fn called(&self, name: &str) -> String {
        let column = self.of_field(name).next();
        column.map_or_else(|| name.to_owned(), |(at, _)| self.names[at].clone())
    }

    /// The names of all fields that have a column, and of those that are called otherwise where
    /// updates are read.
    pub(super) fn all_called(&self) -> Vec<(&'static str, String)> {
        let other = [("due", "amended"), ("title", "evidence-title")];
        let own = FIELDS.iter().filter(|field| other.iter().all(|(name, _)| *name != field.name));
        let own = own.map(|field| (field.name, self.called(field.name)));
        own.chain(other.map(|(name, field)| (name, self.called(field)))).collect()
    }
}

/// What a header says: fields, and the language that it ends in.
fn by_name(name: &str) -> (&'static [&'static str], Option<&'static str>) {
    let known = header(name);
    let whole = meant(&known);
    if !whole.is_empty() {
        return (whole, None);
    }
    let Some((words, last)) = known.rsplit_once(' ') else { return (&[], None) };
    let lang = Lang::ALL.into_iter().find(|lang| lang.code() == last).map(Lang::code);
    let fields = meant(words);
    let is_text = fields.iter().all(|name| named(name).is_some_and(|(field, _)| field.is_text));
    if lang.is_some() && is_text { (fields, lang) } else { (&[], None) }
}

/// Words as they are compared: without accents and signs, unless there is nothing but signs.
fn meant_by(words: &str) -> String {
    // What makes a sign a picture or not.
    const VARIATIONS: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];
    match plain(words) {
        none if none.is_empty() => words.trim().replace(VARIATIONS, ""),
        plain => plain,
    }
}

/// Returns the field of an option, its language, and what it is given.
fn assigned<'t>(
    option: &str,
    text: &'t str,
    what: &str,
) -> Result<(&'static SheetField, Option<String>, &'t str), InputError> {
    let (field, value) = text.split_once('=').ok_or_else(|| {
        let message = format!("{option}: there is no `=` in `{text}`");
        InputError::new(message, format!("write `{option} FIELD={what}`"))
    })?;
    let (field, lang) = known_field(option, field)?;
    Ok((field, lang, value))
}

fn known_field(
    option: &str,
    typed: &str,
) -> Result<(&'static SheetField, Option<String>), InputError> {
    named(typed).ok_or_else(|| {
        let names = || FIELDS.iter().map(|field| field.name);
        let help = match messages::nearest(typed, names()) {
            Some(near) => messages::did_you_mean(near),
            None => format!("fields are {}", messages::list(names(), "and")),
        };
        InputError::new(format!("{option}: there is no field `{typed}`"), help)
    })
}
