//! One node through the commits.

use crate::domain::{Day, Id};
use crate::git::short;
use crate::history::Versions;
use crate::history::{NodeEvent, NodeEventKind, PointOrigin, SeriesRequest, of_node};
use crate::i18n::{self, Lang, phrases};
use crate::query::{Cell, Column, Data, Row, Shape, Sheet, Tone};
use crate::render::{Page, RenderContext};
use crate::sheets::{ChangeEntry, Described, Sign, change_columns, node_rows, unreadable_row};

use super::super::error::CliError;
use super::super::session::Session;
use super::scope::{CUT, has};
use crate::query::LoadedPlan;

/// What a commit did to the node.
struct Deed {
    from: PointOrigin,
    /// The day that this counts for.
    day: Day,
    /// What it did, in words and as rows for programs.
    told: Vec<ChangeEntry>,
    rows: Vec<Row>,
    /// Why the plan cannot be read there.
    error: Option<String>,
}

/// Tells how the node with an id went through the commits; whether there is or was one.
pub(super) fn tell(
    session: &mut Session<'_, '_>,
    book: &LoadedPlan,
    versions: &Versions,
    id: &Id,
    asked: &SeriesRequest<'_>,
) -> anyhow::Result<bool> {
    let plan = &book.plan;
    let is_there = has(plan, id);
    let snapshot = book.snapshot();
    let today = book.folder.revision().is_none().then_some(&snapshot);
    let lang = book.lang;
    let mut deeds: Vec<Deed> = Vec::new();
    let mut progress = session.progress();
    let tell_progress = &mut |done, all| progress.tell(done, all);
    let told = of_node(versions, id, book.as_of, today, tell_progress, |event| {
        deeds.push(deed(&event, lang));
    });
    drop(progress);
    told.map_err(CliError::from)?;
    if deeds.is_empty() && !is_there {
        return Ok(false);
    }
    let wanted = |deed: &Deed| {
        asked.since.is_none_or(|since| since <= deed.day)
            && asked.until.is_none_or(|until| deed.day <= until)
    };
    // Said however the answer is written: what is left out changes what the others seem to do.
    let mut later: Vec<usize> = deeds
        .iter()
        .filter(|deed| deed.day > book.as_of)
        .filter_map(|deed| deed.from.commit())
        .collect();
    later.dedup();
    if !later.is_empty() {
        let day = i18n::day(book.as_of, lang);
        session.say(&phrases::N_COMMITS_LATER.of(later.len(), lang, &[&day]));
    }
    deeds.retain(|deed| deed.day <= book.as_of && wanted(deed));
    let first = deeds.len().saturating_sub(asked.limit.unwrap_or(usize::MAX));
    deeds.drain(..first);
    let is_cut = !versions.is_empty() && versions.is_cut_at(0);
    if is_cut && first == 0 && asked.since.is_none_or(|since| since <= versions.commit(0).day) {
        session.say(CUT);
    }
    let frame = session.frame(plan.head.id.as_str(), book.as_of)?;
    let format = session.format()?;
    if format.name == "table" {
        let text = page(versions, &deeds, is_there, &frame, lang);
        session.write_text(|out| out.write_all(text.as_bytes()))?;
        return Ok(true);
    }
    let sheet =
        if format.for_people { table(versions, &deeds, lang) } else { rows(versions, id, deeds) };
    session.write(|out| (format.write)(&sheet, &frame, out))?;
    Ok(true)
}

fn deed(event: &NodeEvent<'_>, lang: Lang) -> Deed {
    let (mut told, mut rows, mut error) = (Vec::new(), Vec::new(), None);
    match &event.what {
        NodeEventKind::Changed(changes) => {
            let all = Described::new(changes, lang);
            told = all.groups().flat_map(|(_, entries)| entries).collect();
            rows = node_rows(changes, lang);
        }
        NodeEventKind::Unreadable(unreadable) => error = Some(unreadable.to_string()),
    }
    Deed { from: event.from, day: event.day, told, rows, error }
}

/// The day on which something was committed; of what is on disk, the day of the answer.
fn committed(versions: &Versions, deed: &Deed) -> Day {
    deed.from.commit().map_or(deed.day, |index| versions.commit(index).day)
}

/// Where something was done: the commit's id, its day, its subject and who wrote it.
fn heading(versions: &Versions, deed: &Deed, lang: Lang) -> String {
    let day = i18n::day(committed(versions, deed), lang);
    match deed.from.commit().map(|index| versions.commit(index)) {
        None => format!("{day} · {}", phrases::HISTORY_DISK.to(lang)),
        Some(commit) => {
            let id = short(&commit.id);
            format!("{day} · {id} · {} · {}", commit.subject, commit.author)
        }
    }
}

/// What was done, as `git log` shows commits.
fn page(
    versions: &Versions,
    deeds: &[Deed],
    is_there: bool,
    frame: &RenderContext,
    lang: Lang,
) -> String {
    let mut page = Page::new(frame.width, frame.paint, []);
    for deed in deeds {
        page.gap();
        page.heading(&heading(versions, deed, lang));
        if let Some(error) = &deed.error {
            page.under(0, Tone::Warn, &phrases::HISTORY_ILLEGIBLE.fill(lang, &[error]));
        }
        for entry in &deed.told {
            let first = format!("{} ", entry.sign.mark());
            page.node((&first, "    "), &entry.id, &entry.title, (Tone::Plain, ""));
            for (tone, line) in &entry.lines {
                page.under(0, *tone, line);
            }
        }
    }
    page.gap();
    if deeds.is_empty() {
        page.paragraph(Tone::Plain, phrases::NO_MATCH.to(lang));
    }
    if !is_there {
        page.paragraph(Tone::Warn, phrases::HISTORY_GONE.to(lang));
    }
    if deeds.iter().flat_map(|deed| &deed.told).any(|entry| entry.sign == Sign::Rewritten) {
        page.paragraph(Tone::Dim, phrases::DIFF_LEGEND.to(lang));
    }
    page.finish()
}

/// The same as a table of few columns.
fn table(versions: &Versions, deeds: &[Deed], lang: Lang) -> Sheet<'static> {
    let columns = vec![
        Column::new("date", phrases::DATE.to(lang), Shape::Date, 0),
        Column::new("commit", phrases::COMMIT.to(lang), Shape::Id, 0),
        Column::new("sign", "", Shape::Word, 0),
        Column::new("changes", phrases::DIFF_AFTER.to(lang), Shape::Text, 0),
        Column::new("subject", phrases::SUBJECT.to(lang), Shape::Text, 1),
        Column::new("author", phrases::AUTHOR.to(lang), Shape::Text, 2),
    ];
    let row = |deed: &Deed| {
        let commit = deed.from.commit().map(|index| versions.commit(index));
        let mut lines: Vec<String> = deed.error.iter().cloned().collect();
        lines.extend(deed.told.iter().flat_map(|entry| &entry.lines).map(|(_, line)| line.clone()));
        let sign =
            deed.told.first().map_or_else(String::new, |entry| entry.sign.mark().to_string());
        let disk = phrases::HISTORY_DISK.to(lang);
        let cells = vec![
            Cell::text(i18n::day(committed(versions, deed), lang)),
            Cell::text(commit.map_or(disk, |commit| short(&commit.id))),
            Cell::text(sign),
            Cell::text(lines.join("; ")),
            Cell::text(commit.map_or("", |commit| commit.subject.as_str())),
            Cell::text(commit.map_or("", |commit| commit.author.as_str())),
        ];
        Row::new("", cells)
    };
    Sheet::new(columns, deeds.iter().map(row))
}

/// What was done as rows of `diff`, each with its commit.
fn rows(versions: &Versions, id: &Id, deeds: Vec<Deed>) -> Sheet<'static> {
    let mut columns = vec![Column::new("id", "id", Shape::Id, 0)];
    let of_commit = [
        ("committed", Shape::Date),
        ("commit", Shape::Id),
        ("author", Shape::Text),
        ("subject", Shape::Text),
    ];
    columns.extend(of_commit.map(|(key, shape)| Column::new(key, key, shape, 0)));
    columns.extend(change_columns().into_iter().skip(1));
    let text = |text: Option<&str>| {
        let data = text.map_or(Data::Null, |text| Data::Text(text.to_owned()));
        Cell { data: Some(data), ..Cell::default() }
    };
    let mut all = Vec::new();
    for deed in deeds {
        let commit = deed.from.commit().map(|index| versions.commit(index));
        let day = committed(versions, &deed).to_string();
        let of_commit = [
            text(Some(&day)),
            text(commit.map(|commit| commit.id.as_str())),
            text(commit.map(|commit| commit.author.as_str())),
            text(commit.map(|commit| commit.subject.as_str())),
        ];
        let mut rows = deed.rows;
        if let Some(error) = &deed.error {
            rows.push(unreadable_row(id.as_str(), error));
        }
        for mut row in rows {
            row.cells.splice(1..1, of_commit.iter().cloned());
            all.push(row);
        }
    }
    Sheet::new(columns, all)
}
