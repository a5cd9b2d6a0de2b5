//! The history of one node, commit by commit.

use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::domain::{Day, Id, Plan};
use crate::git::short;
use crate::history::{NodeEvent, NodeEventKind, PointOrigin, SeriesRequest, Versions, of_node};
use crate::i18n::{self, Lang, phrases};
use crate::query::{Cell, Column, Data, LoadedPlan, Row, Shape, Sheet, Tone};
use crate::render::{Page, RenderContext};
use crate::sheets::{ChangeEntry, Described, Sign, change_columns, node_rows, unreadable_row};

/// The warning for a clone without the whole branch.
pub(super) const SHALLOW_WARNING: &str = "warning: this clone is shallow: history begins with its first commit, and what came before is not told\n  \
    `git fetch --unshallow` brings it; in CI, check out with depth 0";

/// Returns the id that a query of one word is, or the only milestone whose last part it is. Returns
/// `None` if the query is not an id.
pub(super) fn node_named(loaded: &LoadedPlan, words: &[String]) -> Option<Id> {
    let [word] = words else { return None };
    let id = Id::parse(word).ok()?;
    let is_last = |other: &&Id| {
        other.as_str().rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case(word))
    };
    let plan = &loaded.plan;
    let mut named = plan.milestones.iter().map(|milestone| &milestone.id).filter(is_last);
    match (contains(plan, &id), named.next(), named.next()) {
        (false, Some(one), None) => Some(one.clone()),
        // It may be the id of a node that was removed; if not, the word is a query.
        _ => Some(id),
    }
}

/// Returns whether a plan has a node, party or evidence record with an id.
pub(super) fn contains(plan: &Plan, id: &Id) -> bool {
    plan.find(id).is_some() || plan.party(id).is_some() || plan.record_index.contains_key(id)
}

/// What a commit changed in the node.
struct Deed {
    from: PointOrigin,
    /// The day that the change counts for.
    day: Day,
    /// The changes, in words and as rows for programs.
    entries: Vec<ChangeEntry>,
    rows: Vec<Row>,
    /// Why the plan cannot be read in that commit, if it cannot.
    error: Option<String>,
}

/// Writes what each commit changed in the node with an id. Returns `false`, and writes nothing, if
/// there neither is nor was such a node.
pub(super) fn write(
    session: &mut Session<'_, '_>,
    loaded: &LoadedPlan,
    versions: &Versions,
    id: &Id,
    request: &SeriesRequest<'_>,
) -> anyhow::Result<bool> {
    let plan = &loaded.plan;
    let is_there = contains(plan, id);
    let snapshot = loaded.snapshot();
    let today = loaded.folder.revision().is_none().then_some(&snapshot);
    let lang = loaded.lang;
    let mut events: Vec<Deed> = Vec::new();
    let mut progress = session.progress();
    let tell_progress = &mut |done, all| progress.tell(done, all);
    let outcome = of_node(versions, id, loaded.as_of, today, tell_progress, |event| {
        events.push(described(&event, lang));
    });
    drop(progress);
    outcome.map_err(CliError::from)?;
    if events.is_empty() && !is_there {
        return Ok(false);
    }
    let wanted = |event: &Deed| {
        request.since.is_none_or(|since| since <= event.day)
            && request.until.is_none_or(|until| event.day <= until)
    };
    // In every format, since what is left out changes what the other commits seem to do.
    let mut later: Vec<usize> = events
        .iter()
        .filter(|event| event.day > loaded.as_of)
        .filter_map(|event| event.from.commit())
        .collect();
    later.dedup();
    if !later.is_empty() {
        let day = i18n::day(loaded.as_of, lang);
        session.say(&phrases::N_COMMITS_LATER.of(later.len(), lang, &[&day]));
    }
    events.retain(|event| event.day <= loaded.as_of && wanted(event));
    let first = events.len().saturating_sub(request.limit.unwrap_or(usize::MAX));
    events.drain(..first);
    let is_cut = !versions.is_empty() && versions.is_cut_at(0);
    if is_cut && first == 0 && request.since.is_none_or(|since| since <= versions.commit(0).day) {
        session.say(SHALLOW_WARNING);
    }
    let context = session.frame(plan.head.id.as_str(), loaded.as_of)?;
    let format = session.format()?;
    if format.name == "table" {
        let text = page(versions, &events, is_there, &context, lang);
        session.write_text(|out| out.write_all(text.as_bytes()))?;
        return Ok(true);
    }
    let sheet =
        if format.for_people { table(versions, &events, lang) } else { rows(versions, id, events) };
    session.write(|out| (format.write)(&sheet, &context, out))?;
    Ok(true)
}

/// Returns an event of the history in words and as rows.
fn described(event: &NodeEvent<'_>, lang: Lang) -> Deed {
    let (mut entries, mut rows, mut error) = (Vec::new(), Vec::new(), None);
    match &event.what {
        NodeEventKind::Changed(changes) => {
            let all = Described::new(changes, lang);
            entries = all.groups().flat_map(|(_, group)| group).collect();
            rows = node_rows(changes, lang);
        }
        NodeEventKind::Unreadable(unreadable) => error = Some(unreadable.to_string()),
    }
    Deed { from: event.from, day: event.day, entries, rows, error }
}

/// Returns the day of the commit, or the day that the change counts for if it is not committed.
fn committed(versions: &Versions, event: &Deed) -> Day {
    event.from.commit().map_or(event.day, |index| versions.commit(index).day)
}

/// Returns the heading of a change: the day, id, subject and author of the commit.
fn heading(versions: &Versions, event: &Deed, lang: Lang) -> String {
    let day = i18n::day(committed(versions, event), lang);
    match event.from.commit().map(|index| versions.commit(index)) {
        None => format!("{day} · {}", phrases::HISTORY_DISK.to(lang)),
        Some(commit) => {
            let id = short(&commit.id);
            format!("{day} · {id} · {} · {}", commit.subject, commit.author)
        }
    }
}

/// Returns the changes as a page, as `git log` shows commits.
fn page(
    versions: &Versions,
    events: &[Deed],
    is_there: bool,
    context: &RenderContext,
    lang: Lang,
) -> String {
    let mut page = Page::new(context.width, context.paint, []);
    for event in events {
        page.gap();
        page.heading(&heading(versions, event, lang));
        if let Some(error) = &event.error {
            page.under(0, Tone::Warn, &phrases::HISTORY_ILLEGIBLE.fill(lang, &[error]));
        }
        for entry in &event.entries {
            let first = format!("{} ", entry.sign.mark());
            page.node((&first, "    "), &entry.id, &entry.title, (Tone::Plain, ""));
            for (tone, line) in &entry.lines {
                page.under(0, *tone, line);
            }
        }
    }
    page.gap();
    if events.is_empty() {
        page.paragraph(Tone::Plain, phrases::NO_MATCH.to(lang));
    }
    if !is_there {
        page.paragraph(Tone::Warn, phrases::HISTORY_GONE.to(lang));
    }
    if events.iter().flat_map(|event| &event.entries).any(|entry| entry.sign == Sign::Rewritten) {
        page.paragraph(Tone::Dim, phrases::DIFF_LEGEND.to(lang));
    }
    page.finish()
}

/// Returns the changes as a table of few columns.
fn table(versions: &Versions, events: &[Deed], lang: Lang) -> Sheet<'static> {
    let columns = vec![
        Column::new("date", phrases::DATE.to(lang), Shape::Date, 0),
        Column::new("commit", phrases::COMMIT.to(lang), Shape::Id, 0),
        Column::new("sign", "", Shape::Word, 0),
        Column::new("changes", phrases::DIFF_AFTER.to(lang), Shape::Text, 0),
        Column::new("subject", phrases::SUBJECT.to(lang), Shape::Text, 1),
        Column::new("author", phrases::AUTHOR.to(lang), Shape::Text, 2),
    ];
    let row = |event: &Deed| {
        let commit = event.from.commit().map(|index| versions.commit(index));
        let mut lines: Vec<String> = event.error.iter().cloned().collect();
        lines.extend(
            event.entries.iter().flat_map(|entry| &entry.lines).map(|(_, line)| line.clone()),
        );
        let sign =
            event.entries.first().map_or_else(String::new, |entry| entry.sign.mark().to_string());
        let disk = phrases::HISTORY_DISK.to(lang);
        let cells = vec![
            Cell::text(i18n::day(committed(versions, event), lang)),
            Cell::text(commit.map_or(disk, |commit| short(&commit.id))),
            Cell::text(sign),
            Cell::text(lines.join("; ")),
            Cell::text(commit.map_or("", |commit| commit.subject.as_str())),
            Cell::text(commit.map_or("", |commit| commit.author.as_str())),
        ];
        Row::new("", cells)
    };
    Sheet::new(columns, events.iter().map(row))
}

/// Returns the changes as rows like those of `hito diff`, each with its commit.
fn rows(versions: &Versions, id: &Id, events: Vec<Deed>) -> Sheet<'static> {
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
    for event in events {
        let commit = event.from.commit().map(|index| versions.commit(index));
        let day = committed(versions, &event).to_string();
        let of_commit = [
            text(Some(&day)),
            text(commit.map(|commit| commit.id.as_str())),
            text(commit.map(|commit| commit.author.as_str())),
            text(commit.map(|commit| commit.subject.as_str())),
        ];
        let mut rows = event.rows;
        if let Some(error) = &event.error {
            rows.push(unreadable_row(id.as_str(), error));
        }
        for mut row in rows {
            row.cells.splice(1..1, of_commit.iter().cloned());
            all.push(row);
        }
    }
    Sheet::new(columns, all)
}
