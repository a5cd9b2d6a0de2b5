//! `hito log`

use crate::domain::{Day, Milestone, Period, Update};
use crate::i18n::{self, Phrase, phrases};
use crate::query::{
    Cell, Column, Item, NOTHING, Row, RowLevel, Shape, Sheet, Tone, View, items,
    parse_relative_date,
};
use crate::render::{Page, RenderContext};
use crate::sheets::{declarations, milestone_cell, speaker};

use super::answer::{self, rows_for_programs};
use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;

/// Every update in order of date
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito log
  hito log --since 2026-01-01 --until 2026-03-31
  hito log --since -30d by:ca class:official")]
pub(super) struct LogArgs {
    /// Which updates; all when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// From this day on: `2026-01-01`, `-30d`, `last monday`
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    since: Option<String>,

    /// Up to this day, which counts
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    until: Option<String>,
}

impl LogArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let today = session.as_of()?;
        let (since, until) = days(self.since.as_deref(), self.until.as_deref(), today)?;
        let book = session.open()?;
        let snapshot = book.snapshot();
        let view = book.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let mut updates = items(&view, RowLevel::Update, &query);
        updates.retain(|item| {
            let day = update(&view, item).date.last_day();
            since.is_none_or(|since| since <= day) && until.is_none_or(|until| day <= until)
        });
        updates.sort_by_key(|item| update(&view, item).date.last_day());
        let format = session.format()?;
        if format.name == "table" && !updates.is_empty() {
            let frame = session.frame(book.plan.head.id.as_str(), book.as_of)?;
            let text = page(&view, &updates, &frame);
            session.write_text(|out| out.write_all(text.as_bytes()))?;
            return Ok(Outcome::Done);
        }
        let sheet = if format.for_people {
            sheet(&view, &updates)
        } else {
            rows_for_programs(&view, RowLevel::Update, updates)
        };
        answer::write(session, &view, None, &sheet)?;
        Ok(Outcome::Done)
    }
}

/// The first and the last day that `--since` and `--until` name.
pub(super) fn days(
    since: Option<&str>,
    until: Option<&str>,
    today: Day,
) -> Result<(Option<Day>, Option<Day>), CliError> {
    let read = |option: &str, text: Option<&str>| {
        let read = |text: &str| {
            parse_relative_date(text, today).map_err(|error| CliError::Plain {
                message: format!("{option}: {}", error.message),
                help: error.help.into_iter().collect(),
            })
        };
        text.map(read).transpose()
    };
    let since = read("--since", since)?.map(Period::first_day);
    let until = read("--until", until)?.map(Period::last_day);
    if let (Some(first), Some(last)) = (since, until)
        && first > last
    {
        let message = format!("--since: {first} is after {last}, the last day of --until");
        return Err(CliError::new(message, "write the earlier day behind --since"));
    }
    Ok((since, until))
}

/// The positions of an update: of its milestone, and in that one's ledger.
fn positions(item: &Item<'_>) -> (usize, usize) {
    match item {
        Item::Update(milestone, update) | Item::Evidence(milestone, update, _) => {
            (*milestone, *update)
        }
        _ => (0, 0),
    }
}

fn milestone<'a>(view: &View<'a>, item: &Item<'_>) -> &'a Milestone {
    &view.plan().milestones[positions(item).0]
}

fn update<'a>(view: &View<'a>, item: &Item<'_>) -> &'a Update {
    &milestone(view, item).updates[positions(item).1]
}

/// The updates as `git log` shows commits: what was said of what, and where it can be read.
fn page(view: &View<'_>, updates: &[Item<'_>], frame: &RenderContext) -> String {
    let mut page = Page::new(frame.width, frame.paint, []);
    for item in updates {
        let (of, milestone) = (update(view, item), milestone(view, item));
        let mut head = vec![i18n::date(of.date, view.lang), speaker(view, of)];
        head.extend(declarations(view, of));
        page.gap();
        page.heading(&head.join(" · "));
        page.under(0, Tone::Plain, milestone.id.as_str());
        page.under(0, Tone::Plain, &view.text(&milestone.title));
        for text in [&of.note, &of.reason].into_iter().flatten() {
            page.under(2, Tone::Dim, &view.text(text));
        }
        let evidence = of.evidence.iter().filter_map(|e| view.plan().evidence(e));
        for url in evidence.filter_map(|evidence| evidence.url.as_deref()) {
            page.under(2, Tone::Plain, url);
        }
    }
    page.finish()
}

fn sheet(view: &View<'_>, updates: &[Item<'_>]) -> Sheet<'static> {
    let lang = view.lang;
    let column = |key, title: Phrase, shape, rank| Column::new(key, title.to(lang), shape, rank);
    let columns = vec![
        column("date", phrases::DATE, Shape::Date, 0),
        column("by", phrases::BY, Shape::Party, 1),
        column("declared", phrases::STATUS, Shape::Word, 2),
        column("milestone", phrases::MILESTONE, Shape::Text, 1),
        column("note", phrases::NOTE, Shape::Text, 3),
    ];
    let rows = updates.iter().map(|item| {
        let (of, milestone) = (update(view, item), milestone(view, item));
        let cells = vec![
            Cell::text(i18n::date(of.date, lang)),
            Cell::text(speaker(view, of)),
            declared(view, of),
            milestone_cell(view, milestone),
            note(view, of),
        ];
        Row::new(milestone.id.as_str(), cells)
    });
    Sheet::new(columns, rows)
}

fn declared(view: &View<'_>, update: &Update) -> Cell {
    let parts = declarations(view, update);
    if parts.is_empty() {
        return Cell::text(NOTHING).tone(Tone::Dim);
    }
    Cell::text(parts.join(", "))
}

/// The note, with the first web address below it.
fn note(view: &View<'_>, update: &Update) -> Cell {
    let text = update.note.as_ref().or(update.reason.as_ref());
    let cell = Cell::text(text.map(|text| view.text(text)).unwrap_or_default());
    let mut evidence = update.evidence.iter().filter_map(|e| view.plan().evidence(e));
    match evidence.find_map(|evidence| evidence.url.as_deref()) {
        Some(url) => cell.detail(url),
        None => cell,
    }
}
