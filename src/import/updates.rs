//! What a row says of how its milestone stands: the updates that it comes to.

use super::row_cells::{RowCells, how_to_read};
use crate::domain::{Deadline, Status, Vocabulary, is_web_address};
use crate::i18n::written::{StatedStatus, standing};
use crate::messages;
use crate::record::{InputError, RawEvidence, RawUpdate};

/// What makes an update where a row has it.
const SAID: [&str; 12] = [
    "completed", "progress", "outlook", "forecast", "superseded-by", "note", "evidence",
    "evidence-title", "publisher", "published", "says", "class",
];

impl RowCells<'_> {
    /// Who says what the row says, and when: never guessed.
    fn spoken(&mut self) -> RawUpdate {
        if self.value("date").is_none() {
            let help =
                "`--date DATE` says it for the whole sheet, or map a column: `--map date=COLUMN`";
            self.problem("date", InputError::new("when was that said?", help));
        }
        RawUpdate { date: self.date("date"), by: self.value("by"), ..RawUpdate::default() }
    }

    /// The update that moves the deadline, where it was moved.
    pub(super) fn amendment(
        &mut self,
        due: Option<&Deadline>,
        amended: Option<&Deadline>,
    ) -> Option<RawUpdate> {
        let Some(amended) = amended.filter(|amended| due != Some(*amended)) else {
            // One that cannot be read has been told.
            if amended.is_some() || self.value("amended").is_none() {
                self.needs_no_reason();
            }
            return None;
        };
        let reason = self.texts("reason");
        let given = self.spoken();
        if reason.is_empty() {
            let help = "`--set reason=TEXT` gives one for every row without";
            self.problem("reason", InputError::new("why was the deadline moved?", help));
            return None;
        }
        Some(RawUpdate { due: Some(amended.to_string()), reason, ..given })
    }

    fn needs_no_reason(&mut self) {
        if self.texts_of_cells("reason").is_empty() {
            return;
        }
        let moved = self.columns.called("amended");
        let help = format!("it goes with another deadline in `{moved}`; anything else is a note");
        let problem = InputError::new("no deadline was moved for it", help);
        let text = self.cell("reason");
        self.problem(
            "reason",
            match text {
                Some(text) => problem.and(how_to_read("reason", &text)),
                None => problem,
            },
        );
    }

    /// The update that tells how it stands; none where the row says nothing of that, or where what
    /// it says cannot be read.
    pub(super) fn said(&mut self) -> Option<RawUpdate> {
        let before = self.problems.len();
        let standing = self.standing();
        let has_cells = SAID.iter().any(|field| {
            self.columns.of_field(field).any(|(at, _)| self.read(field, &self.cells[at]).is_some())
        });
        let (status, looks) = match standing {
            Some(StatedStatus::Is(status)) => (Some(status), None),
            Some(StatedStatus::Looks(outlook)) => (None, Some(outlook)),
            _ if !has_cells => return None,
            _ => (None, None),
        };
        let mut given = RawUpdate {
            completed: self.date("completed"),
            outlook: self.value("outlook").or(looks.map(|looks| looks.code().to_owned())),
            forecast: self.date("forecast"),
            superseded_by: self.value("superseded-by"),
            note: self.texts("note"),
            ..RawUpdate::default()
        };
        // Where the status is not understood, what goes with it says nothing.
        let is_read = self.problems.len() == before;
        let status = if is_read { self.progress(status, &mut given) } else { status };
        given.status = status.map(|status| status.code().to_owned());
        self.evidence(&mut given);
        let needs_reason = status.is_some_and(Status::is_delivered) && given.evidence.is_empty();
        given.no_evidence = if needs_reason {
            self.texts("no-evidence")
        } else {
            self.texts_of_cells("no-evidence")
        };
        let is_read = self.problems.len() == before;
        let RawUpdate { date, by, .. } = self.spoken();
        is_read.then_some(RawUpdate { date, by, ..given })
    }

    /// How far it is, with the status that this comes to. What the status says already is left out.
    fn progress(&mut self, status: Option<Status>, given: &mut RawUpdate) -> Option<Status> {
        let Some(text) = self.short("progress") else { return status };
        let percent = match percent(&text) {
            Ok(percent) => percent,
            Err((message, help)) => {
                let problem = InputError::new(format!("`{text}` {message}"), help);
                self.problem("progress", problem.and(how_to_read("progress", &text)));
                return status;
            }
        };
        let nothing = messages::shell(&format!("progress:{text}="));
        let nothing = format!("`--read {nothing}` makes it nothing");
        match (status, percent) {
            (Some(Status::Completed), 100) | (Some(Status::NotStarted), 0) => return status,
            (Some(Status::InProgress), _) | (None, 1..=99) => {
                given.progress = Some(format!("{percent}%"));
                return Some(Status::InProgress);
            }
            (Some(status), _) => {
                let message = format!("`{text}` does not go with `{}`", status.code());
                let help = "only what is `in-progress` has progress";
                self.problem("progress", InputError::new(message, help).and(nothing));
            }
            (None, percent) => {
                let message = format!("`{text}` alone is no status");
                let status = if percent == 0 { Status::NotStarted } else { Status::Completed };
                let help = format!(
                    "map a column to it, `--map status=COLUMN`, or give one where a row has none, \
                     such as `--set status={}`",
                    status.code()
                );
                self.problem("progress", InputError::new(message, help).and(nothing));
            }
        }
        status
    }

    /// What it rests on: one address, which other cells may describe, or several.
    fn evidence(&mut self, given: &mut RawUpdate) {
        let text = self.value("evidence");
        let has = |field: &&str| self.cell(field).is_some();
        let is_described = ["evidence-title", "publisher", "published"].iter().any(has);
        let is_told_of = is_described || ["says", "class"].iter().any(has);
        let addresses: Vec<&str> = match &text {
            Some(text) => addresses(text),
            // Reading the update says what is missing.
            None if is_told_of => Vec::new(),
            None => return,
        };
        let joined = addresses
            .iter()
            .find(|address| [";http", ",http"].iter().any(|sign| address.contains(sign)));
        if let Some(joined) = joined {
            let message = format!("`{joined}` may be several addresses");
            let help = "put a space or a line break between them";
            self.problem("evidence", InputError::new(message, help));
        }
        if let ([first, .., last], true) = (&addresses[..], is_described) {
            let message = format!("which of `{first}` and `{last}` is described?");
            let help = "a title and a publisher go with one address in a row";
            self.problem("evidence", InputError::new(message, help));
        }
        let described = RawEvidence {
            evidence: addresses.first().map(|address| (*address).to_owned()),
            title: self.value("evidence-title"),
            publisher: self.value("publisher"),
            published: self.date("published"),
            says: self.value("says"),
            class: self.value("class"),
            ..RawEvidence::default()
        };
        let others = addresses.iter().skip(1).map(|address| RawEvidence {
            evidence: Some((*address).to_owned()),
            says: described.says.clone(),
            class: described.class.clone(),
            ..RawEvidence::default()
        });
        let others: Vec<RawEvidence> = others.collect();
        given.evidence.push(described);
        given.evidence.extend(others);
    }

    fn standing(&mut self) -> Option<StatedStatus> {
        let text = self.short("status")?;
        let found = standing(&text);
        let help = match found {
            Some(StatedStatus::Unclear(why)) => why.to_owned(),
            Some(found) => return Some(found),
            None => {
                let codes = Status::ALL.iter().map(|status| status.code());
                match messages::nearest(&text, codes.clone()) {
                    Some(near) => messages::did_you_mean(near),
                    None => format!("a status is one of {}", messages::list(codes, "or")),
                }
            }
        };
        let message = match found {
            Some(_) => format!("`{text}` is not certain"),
            None => format!("`{text}` is no status that is known"),
        };
        self.problem("status", InputError::new(message, help).and(how_to_read("status", &text)));
        None
    }
}

/// The addresses of a cell, with white space between them; else all of it.
fn addresses(text: &str) -> Vec<&str> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = words.len().saturating_sub(1);
    let words: Vec<&str> = words
        .iter()
        .enumerate()
        .map(|(at, word)| if at == last { *word } else { word.trim_end_matches([';', ',']) })
        .collect();
    if words.iter().all(|word| is_web_address(word)) { words } else { vec![text] }
}

/// A whole number of per cent; or what is wrong with it, and what to write.
fn percent(text: &str) -> Result<u8, (&'static str, String)> {
    const FORM: &str = "progress is written `40%`, from 0% to 100%";
    let folded = text.to_lowercase();
    let signs = ["%", "percent", "per cent", "por ciento", "pour cent"];
    let signed = signs.iter().find_map(|sign| folded.trim().strip_suffix(sign));
    let number = signed.unwrap_or(&folded).trim().replace(',', ".");
    let is_plain = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value = number.parse::<f64>().ok().filter(|_| is_plain);
    let value = value.ok_or_else(|| ("is not a percentage", FORM.to_owned()))?;
    if signed.is_none() && value > 0.0 && value <= 1.0 {
        let share = (value * 1e6).round() / 1e4;
        return Err(("could be two things", format!("is it {value}%, or {share}%?")));
    }
    if value.fract() > 0.0 {
        return Err(("is no whole number of per cent", FORM.to_owned()));
    }
    let whole = number.split('.').next().unwrap_or_default().parse().ok();
    whole.filter(|whole| *whole <= 100).ok_or_else(|| ("is not a percentage", FORM.to_owned()))
}
