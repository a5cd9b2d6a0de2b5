//! `ics`: the deadlines as a calendar (RFC 5545).

use std::io::{self, Write};

use chrono::Datelike;

use super::format::{Export, Makes, Material};
use super::milestones::milestones;
use super::uuid::uuid;
use crate::domain::snapshot::{State, current_deadline};
use crate::domain::{Day, Milestone, Status};
use crate::i18n::{self, phrases};
use crate::render::visible_lines;

pub(super) const EXPORT: Export = Export {
    name: "ics",
    meaning: "the deadlines as a calendar of all-day entries (RFC 5545)",
    makes: Makes::File(write),
    remarks,
};

/// The largest number of octets in a line, without its line break (RFC 5545, section 3.1).
const LONGEST_LINE: usize = 75;

fn write(material: &Material<'_>, out: &mut dyn Write) -> io::Result<()> {
    let view = &material.view;
    let head = &view.plan().head;
    let title = view.plain_text(&head.title);
    let mut calendar = CalendarLines(out);
    calendar.line("BEGIN:VCALENDAR")?;
    calendar.line("VERSION:2.0")?;
    calendar.line("PRODID:-//hito//hito//EN")?;
    calendar.line("CALSCALE:GREGORIAN")?;
    calendar.line("METHOD:PUBLISH")?;
    // RFC 7986 defines NAME, but most programs read the older X-WR-CALNAME.
    calendar.text("NAME", &title)?;
    calendar.text("X-WR-CALNAME", &title)?;
    for (milestone, state) in milestones(material) {
        if let Some(day) = state.due {
            event(&mut calendar, material, milestone, state, day)?;
        }
    }
    calendar.line("END:VCALENDAR")
}

/// Returns a remark with the number of milestones without a day, if there are any.
fn remarks(material: &Material<'_>) -> Vec<String> {
    let without = milestones(material).filter(|(_, state)| state.due.is_none()).count();
    let phrase = (without > 0).then(|| phrases::N_WITHOUT_DAY.of(without, material.view.lang, &[]));
    phrase.into_iter().collect()
}

fn event(
    calendar: &mut CalendarLines<'_>,
    material: &Material<'_>,
    milestone: &Milestone,
    state: &State,
    day: Day,
) -> io::Result<()> {
    let view = &material.view;
    let lang = view.lang;
    let status = i18n::status(state.status).to(lang);
    let title = view.plain_text(&milestone.title);
    let deadline = current_deadline(milestone, &state.standing);
    let deadline = deadline.map(|deadline| i18n::deadline(deadline, lang)).unwrap_or_default();
    let mark = if state.is_open() { String::new() } else { format!("[{status}] ") };
    calendar.line("BEGIN:VEVENT")?;
    calendar.line(&format!(
        "UID:{}",
        uuid(&["deadline", view.plan().head.id.as_str(), milestone.id.as_str()])
    ))?;
    calendar.line(&format!("DTSTAMP:{}T000000Z", basic(view.snapshot.as_of)))?;
    calendar.line(&format!("DTSTART;VALUE=DATE:{}", basic(day)))?;
    // The end is exclusive (RFC 5545, section 3.6.1).
    let next = day.succ_opt().unwrap_or(day);
    calendar.line(&format!("DTEND;VALUE=DATE:{}", basic(next)))?;
    calendar.text("SUMMARY", &format!("{mark}{title} ({deadline})"))?;
    calendar.text("DESCRIPTION", &description(material, milestone, status, &deadline))?;
    calendar.line(match state.status {
        Some(Status::Withdrawn) => "STATUS:CANCELLED",
        None
        | Some(
            Status::NotStarted
            | Status::Suspended
            | Status::InProgress
            | Status::PartiallyCompleted
            | Status::Completed,
        ) => "STATUS:CONFIRMED",
    })?;
    calendar.line("TRANSP:TRANSPARENT")?;
    if let Some(alarm) = material.alarm.filter(|_| state.is_open()) {
        calendar.line("BEGIN:VALARM")?;
        calendar.line("ACTION:DISPLAY")?;
        calendar.text("DESCRIPTION", &format!("{title} ({deadline})"))?;
        calendar.line(&format!("TRIGGER:-P{alarm}D"))?;
        calendar.line("END:VALARM")?;
    }
    calendar.line("END:VEVENT")
}

/// Returns the description of an entry: the deadline in its own words, the status, the parties and
/// the quotes.
fn description(
    material: &Material<'_>,
    milestone: &Milestone,
    status: &str,
    deadline: &str,
) -> String {
    let view = &material.view;
    let passed = |name: i18n::Phrase, what: &str| {
        phrases::PASSED.fill(view.lang, &[name.to(view.lang), what])
    };
    let own_words = milestone.due.as_ref().and_then(|due| due.text.as_deref());
    let deadline = match own_words {
        Some(text) => format!("{deadline} («{text}»)"),
        None => deadline.to_owned(),
    };
    let parties: Vec<String> = milestone.parties.iter().map(|party| view.party(party)).collect();
    let mut lines = vec![
        milestone.id.to_string(),
        passed(phrases::DEADLINE, &deadline),
        passed(phrases::STATUS, status),
    ];
    if !parties.is_empty() {
        lines.push(passed(phrases::OWED_BY, &parties.join(", ")));
    }
    lines.extend(milestone.quote.iter().map(|quote| format!("«{quote}»")));
    lines.join("\n")
}

/// Returns a date in the basic format of ISO 8601, such as `20260331`.
fn basic(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A writer of content lines, which are folded and end with CRLF (RFC 5545, section 3.1).
struct CalendarLines<'o>(&'o mut dyn Write);

impl CalendarLines<'_> {
    /// Writes a line whose value needs no escaping.
    fn line(&mut self, line: &str) -> io::Result<()> {
        let mut rest = line;
        let mut room = LONGEST_LINE;
        while rest.len() > room {
            let (part, after) = rest.split_at(rest.floor_char_boundary(room));
            write!(self.0, "{part}\r\n ")?;
            rest = after;
            // The space at the start of a continued line counts.
            room = LONGEST_LINE - 1;
        }
        write!(self.0, "{rest}\r\n")
    }

    /// Writes a property of type TEXT (RFC 5545, section 3.3.11).
    fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        let text = visible_lines(text).replace('\t', " ");
        let mut escaped = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c => escaped.push(c),
            }
        }
        self.line(&format!("{name}:{escaped}"))
    }
}
