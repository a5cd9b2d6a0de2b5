//! A row of cells → what it says, before the plan is asked.

use super::columns::Columns;
use crate::cli::failure::Problem;
use crate::cli::write::{Given, Told};
use crate::domain::{DateError, Deadline, Kind, Status, Strength, Vocabulary};
use crate::wording;
use crate::words::written::{self, Order, Standing, standing};

/// The longest that dates, statuses and words of the format are, in characters.
const LONGEST: usize = 160;

/// A milestone as a row has it.
pub(super) struct Item {
    /// Where the row is: `line 3`.
    pub label: String,
    pub line: usize,
    pub id: Option<String>,
    pub title: Vec<Told>,
    pub pillar: Level,
    pub commitment: Level,
    pub kind: Option<Kind>,
    pub strength: Option<Strength>,
    pub quote: Option<String>,
    pub due: Option<Deadline>,
    pub done_when: Vec<Told>,
    /// Names or ids.
    pub parties: Vec<String>,
    pub tags: Vec<String>,
    /// The update that moves the deadline.
    pub amendment: Option<Given>,
    /// The update that tells how it stands.
    pub said: Option<Given>,
}

/// What a row says of a section above it.
#[derive(Default)]
pub(super) struct Level {
    pub id: Option<String>,
    pub title: Vec<Told>,
}

impl Level {
    pub(super) fn is_named(&self) -> bool {
        self.id.is_some() || !self.title.is_empty()
    }
}

/// Reads rows.
pub(super) struct Reader<'c> {
    columns: &'c Columns,
    order: Option<Order>,
    unit: &'static str,
    /// What the row above said of sections, where empty cells repeat it.
    above: Option<Vec<(usize, String)>>,
}

impl<'c> Reader<'c> {
    pub(super) fn new(
        columns: &'c Columns,
        order: Option<Order>,
        unit: &'static str,
        fill_down: bool,
    ) -> Self {
        Self { columns, order, unit, above: fill_down.then(Vec::new) }
    }

    /// The item of a row, or everything that is wrong with it.
    pub(super) fn item(
        &mut self,
        line: usize,
        mut cells: Vec<String>,
    ) -> Result<Item, Vec<Problem>> {
        self.fill(&mut cells);
        let mut row = Row { columns: self.columns, order: self.order, cells, problems: Vec::new() };
        row.control_characters();
        let item = row.item(line, format!("{} {line}", self.unit));
        if row.problems.is_empty() { Ok(item) } else { Err(row.problems) }
    }

    /// Gives empty cells of sections the value above them, as in sheets with merged cells.
    fn fill(&mut self, cells: &mut [String]) {
        let Some(above) = &mut self.above else { return };
        for name in ["pillar", "pillar-title", "commitment", "commitment-title"] {
            for (at, _) in self.columns.of_field(name) {
                let known = above.iter().position(|(column, _)| *column == at);
                match (cells[at].trim().is_empty(), known) {
                    (true, Some(known)) => cells[at].clone_from(&above[known].1),
                    (true, None) => {}
                    (false, Some(known)) => above[known].1.clone_from(&cells[at]),
                    (false, None) => above.push((at, cells[at].clone())),
                }
            }
        }
    }
}

/// A row that is being read.
struct Row<'c> {
    columns: &'c Columns,
    order: Option<Order>,
    cells: Vec<String>,
    problems: Vec<Problem>,
}

impl Row<'_> {
    fn problem(&mut self, field: &str, message: &str, help: Vec<String>) {
        let message = format!("{}: {message}", self.columns.called(field));
        self.problems.push(Problem { message, help, line: 0 });
    }

    /// What no text has, and YAML could not hold.
    fn control_characters(&mut self) {
        let is_bad = |c: &char| {
            (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
                || matches!(c, '\u{fffe}' | '\u{ffff}' | '\u{feff}' | '\u{2028}' | '\u{2029}')
        };
        for (at, cell) in self.cells.iter().enumerate() {
            if let Some(bad) = cell.chars().find(is_bad) {
                let name = self.columns.names.get(at).map_or("", String::as_str);
                let message =
                    format!("{name}: U+{:04X}, a control character, stands in it", u32::from(bad));
                self.problems.push(Problem::new(message, "remove it"));
            }
        }
    }

    /// A field's cell, as it is to be read; none where it is empty.
    fn cell(&self, field: &str) -> Option<String> {
        let (at, _) = self.columns.of_field(field).find(|(_, lang)| lang.is_none())?;
        self.read(field, &self.cells[at])
    }

    fn read(&self, field: &str, cell: &str) -> Option<String> {
        let cell = cell.trim();
        if cell.is_empty() {
            return None;
        }
        let read = self.columns.reading(field, cell).unwrap_or(cell);
        (!read.is_empty()).then(|| read.to_owned())
    }

    /// A field's cell, or what the command line gives for it.
    fn value(&self, field: &str) -> Option<String> {
        let given = || self.columns.sets(field).next().map(|(value, _)| value.to_owned());
        self.cell(field).or_else(given)
    }

    /// A field's texts, by language.
    fn texts_of_cells(&self, field: &str) -> Vec<Told> {
        let columns = self.columns.of_field(field);
        columns
            .filter_map(|(at, lang)| {
                let text = self.read(field, &self.cells[at])?;
                Some(Told { lang: lang.map(str::to_owned), text })
            })
            .collect()
    }

    fn texts(&self, field: &str) -> Vec<Told> {
        let texts = self.texts_of_cells(field);
        if !texts.is_empty() {
            return texts;
        }
        let given = self.columns.sets(field);
        given
            .map(|(text, lang)| Told { lang: lang.map(str::to_owned), text: text.to_owned() })
            .collect()
    }

    /// Texts on one line.
    fn lines(&self, field: &str) -> Vec<Told> {
        let mut texts = self.texts(field);
        for told in &mut texts {
            told.text = told.text.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        texts
    }

    fn list(&self, field: &str, signs: &[char]) -> Vec<String> {
        let value = self.value(field).unwrap_or_default();
        let parts = value.split(signs).map(|part| part.split_whitespace().collect::<Vec<_>>());
        parts.map(|words| words.join(" ")).filter(|part| !part.is_empty()).collect()
    }

    fn level(&self, id: &str, title: &str) -> Level {
        let one_line = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Level { id: self.value(id).map(one_line), title: self.lines(title) }
    }

    fn item(&mut self, line: usize, label: String) -> Item {
        let title = self.lines("title");
        if title.is_empty() {
            self.problem("title", "is missing", vec!["every milestone has a title".to_owned()]);
        }
        let due = self.deadline("due");
        let kind = self.word::<Kind>("kind");
        if kind.is_none() && self.value("kind").is_none() {
            let help = "`--set kind=KIND` gives one where the cell is empty";
            self.problem("kind", "is missing", vec![help.to_owned()]);
        }
        Item {
            line,
            label,
            id: self.value("id"),
            title,
            pillar: self.level("pillar", "pillar-title"),
            commitment: self.level("commitment", "commitment-title"),
            kind,
            strength: self.word("strength"),
            quote: self.value("quote"),
            done_when: self.lines("done-when"),
            parties: self.list("parties", &[';', '\n']),
            tags: self.list("tags", &[',', ';', '\n']),
            amendment: self.amendment(due.as_ref()),
            said: self.said(),
            due,
        }
    }

    fn word<V: Vocabulary>(&mut self, field: &str) -> Option<V> {
        let text = self.short(field)?;
        let found = V::parse(&text.to_lowercase());
        if found.is_none() {
            let codes = V::ALL.iter().map(|word| word.code());
            let near = wording::nearest(&text, codes.clone());
            let known = format!("it is one of {}", wording::list(codes, "or"));
            let help = vec![near.map_or(known, wording::did_you_mean), how_to_read(field, &text)];
            self.problem(field, &format!("`{text}` is no word of `{}`", V::NAME), help);
        }
        found
    }

    fn wrong_date(&mut self, field: &str, text: &str, error: DateError) {
        let help = error.help.into_iter().chain([how_to_read(field, text)]).collect();
        self.problem(field, &error.message, help);
    }

    /// A field's value, if it is no longer than dates and statuses are.
    fn short(&mut self, field: &str) -> Option<String> {
        let value = self.value(field)?;
        if value.chars().count() <= LONGEST {
            return Some(value);
        }
        let begin: String = value.chars().take(LONGEST / 2).collect();
        let help = "the column may hold something else".to_owned();
        self.problem(field, &format!("`{begin}…` is too long"), vec![help]);
        None
    }

    fn deadline(&mut self, field: &str) -> Option<Deadline> {
        let text = self.short(field)?;
        match written::deadline(&text, self.order) {
            Ok(deadline) => Some(deadline),
            Err(error) => {
                self.wrong_date(field, &text, error);
                None
            }
        }
    }

    /// A date in the form of the format.
    fn date(&mut self, field: &str) -> Option<String> {
        let text = self.short(field)?;
        match written::date(&text, self.order) {
            Ok(date) => Some(date.to_string()),
            Err(error) => {
                self.wrong_date(field, &text, error);
                None
            }
        }
    }

    /// Who says what the row says, and when: never guessed.
    fn spoken(&mut self) -> Given {
        if self.value("date").is_none() {
            let help =
                "`--date DATE` says it for the whole sheet, or map a column: `--map date=COLUMN`";
            self.problem("date", "when was that said?", vec![help.to_owned()]);
        }
        Given { date: self.date("date"), by: self.value("by"), ..Given::default() }
    }

    fn amendment(&mut self, due: Option<&Deadline>) -> Option<Given> {
        let amended = self.deadline("amended")?;
        if due == Some(&amended) {
            return None;
        }
        let reason = self.texts("reason");
        if reason.is_empty() {
            let help = "`--set reason=TEXT` gives one for every row without";
            self.problem("reason", "why was the deadline moved?", vec![help.to_owned()]);
        }
        Some(Given { due: Some(amended.to_string()), reason, ..self.spoken() })
    }

    fn said(&mut self) -> Option<Given> {
        let standing = self.standing();
        let cells = ["completed", "progress", "outlook", "forecast", "note", "evidence"];
        let has_cells = cells.iter().any(|field| {
            self.columns.of_field(field).any(|(at, _)| self.read(field, &self.cells[at]).is_some())
        });
        let says_something = matches!(standing, Some(Standing::Is(_) | Standing::Looks(_)));
        if !has_cells && !says_something {
            return None;
        }
        let (status, looks) = match standing {
            Some(Standing::Is(status)) => (Some(status), None),
            Some(Standing::Looks(outlook)) => (None, Some(outlook)),
            _ => (None, None),
        };
        let mut given = self.spoken();
        given.status = status.map(|status| status.code().to_owned());
        given.completed = self.date("completed");
        given.progress = self.value("progress");
        given.outlook = self.value("outlook").or(looks.map(|looks| looks.code().to_owned()));
        given.forecast = self.date("forecast");
        given.note = self.texts("note");
        self.evidence(&mut given);
        let needs_reason = status.is_some_and(Status::is_delivered) && given.evidence.is_empty();
        given.no_evidence = if needs_reason { self.texts("no-evidence") } else { Vec::new() };
        Some(given)
    }

    fn evidence(&mut self, given: &mut Given) {
        let Some(url) = self.value("evidence") else { return };
        let published = self.date("published");
        let rest = [
            ("evidence", Some(url)),
            ("title", self.value("evidence-title")),
            ("publisher", self.value("publisher")),
            ("published", published),
            ("says", self.value("says")),
            ("class", self.value("class")),
        ];
        for (name, value) in rest {
            if let (Some(value), Some(slot)) = (value, given.slot(name)) {
                *slot = Some(value);
            }
        }
    }

    fn standing(&mut self) -> Option<Standing> {
        let text = self.short("status")?;
        let found = standing(&text);
        let help = match found {
            Some(Standing::Unclear(why)) => why.to_owned(),
            Some(found) => return Some(found),
            None => {
                let codes = Status::ALL.iter().map(|status| status.code());
                match wording::nearest(&text, codes.clone()) {
                    Some(near) => wording::did_you_mean(near),
                    None => format!("a status is one of {}", wording::list(codes, "or")),
                }
            }
        };
        let message = match found {
            Some(_) => format!("`{text}` is not certain"),
            None => format!("`{text}` is no status that is known"),
        };
        self.problem("status", &message, vec![help, how_to_read("status", &text)]);
        None
    }
}

/// How to say what words mean.
fn how_to_read(field: &str, text: &str) -> String {
    let words = wording::shell(&format!("{field}:{text}="));
    let words = words.trim_end_matches('\'');
    format!("say how it is to be read: `--read {words}VALUE'`; without VALUE it is nothing")
}
