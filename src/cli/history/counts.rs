//! Counts of milestones through the commits.

use super::node::SHALLOW_WARNING;
use crate::cli::error::CliError;
use crate::cli::session::Session;
use crate::history::{HistoryError, Point, SeriesRequest, Versions, series};
use crate::i18n::phrases;
use crate::pages::{counts_notes, counts_page};
use crate::query::{LoadedPlan, Tone};
use crate::render::wrapped;
use crate::sheets::{series_rows, series_table};

/// Writes the counts of milestones through the commits, with a chart above a table.
pub(super) fn write(
    session: &mut Session<'_, '_>,
    loaded: &LoadedPlan,
    versions: &Versions,
    request: &SeriesRequest<'_>,
) -> anyhow::Result<()> {
    let snapshot = loaded.snapshot();
    let view = loaded.view(&snapshot);
    let is_disk = loaded.folder.revision().is_none();
    let mut progress = session.progress();
    let found = series(versions, &snapshot, is_disk, request, &mut |done, all| {
        progress.tell(done, all);
    });
    drop(progress);
    let found = found.map_err(|failed| match failed {
        HistoryError::Git(error) => CliError::from(error),
        HistoryError::Query(error) => CliError::Query { query: request.query.to_owned(), error },
    })?;
    let is_nothing = |point: &Point| {
        point.ledger.milestones + point.known.as_ref().map_or(0, |tally| tally.milestones) == 0
    };
    if !request.query.is_empty() && found.points.iter().all(is_nothing) {
        session.say(phrases::NO_MATCH.to(loaded.lang));
    }
    let is_cut = |point: &Point| point.commits.iter().any(|(at, _)| versions.is_cut_at(*at));
    if found.points.iter().any(is_cut) {
        session.say(SHALLOW_WARNING);
    }
    let context = session.frame(loaded.plan.head.id.as_str(), loaded.as_of)?;
    let format = session.format()?;
    let sheet = if format.for_people {
        series_table(&view, versions, &found, request.by)
    } else {
        series_rows(&view, versions, &found)
    };
    if format.name != "table" {
        return session.write(|out| (format.write)(&sheet, &context, out));
    }
    let text = counts_page(&view, versions, &found, request.until, &context);
    let notes = counts_notes(&view, versions, &found, &sheet, &context);
    session.write_text(|out| {
        out.write_all(text.as_bytes())?;
        (format.write)(&sheet, &context, out)?;
        for note in notes {
            let note = wrapped(&note, context.width);
            out.write_all(context.paint.lines(Tone::Dim, &note).as_bytes())?;
        }
        Ok(())
    })
}
