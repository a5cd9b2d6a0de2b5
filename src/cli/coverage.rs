//! `hito coverage`

use crate::domain::passages::{SearchResult, Uncovered};
use crate::i18n::{self, Phrase, phrases};
use crate::query::{Cell, Column, Row, Shape, Sheet, View};
use crate::source::Texts;

use super::answer;
use super::outcome::Outcome;
use super::session::Session;
use crate::query::LoadedPlan;

/// The source text against the plan: what no node accounts for
///
/// Every word of the source should stand in the quote of some node, or in a context, which
/// promises nothing. A plan at 100 % has demonstrably left no promise out.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito coverage
  hito coverage --context
  hito coverage --exit-code")]
pub(super) struct CoverageArgs {
    /// Show the passages that bind nobody instead: those that stand only in context
    #[arg(long)]
    context: bool,

    /// Exit with 1 when some words are not accounted for, for scripts
    #[arg(long)]
    exit_code: bool,
}

/// One text's numbers of words.
struct Share {
    file: String,
    words: usize,
    quoted: usize,
    covered: usize,
}

impl CoverageArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let book = session.open()?;
        let snapshot = book.snapshot();
        let view = book.view(&snapshot);
        let texts = Texts::read(&book.folder, &book.plan);
        if !texts.findings.is_empty() {
            let findings =
                crate::source::locate(&book.folder, &book.plan.files, texts.findings.clone());
            return Err(super::CliError::Plan(crate::query::InvalidPlan::new(
                &book.folder,
                findings,
            ))
            .into());
        }
        let shares = shares(&book, &texts);
        let sheet = if self.context {
            context(&view, &book, &texts)
        } else {
            uncovered(&view, &book, &texts)
        };
        let missing = shares.iter().any(|share| share.covered < share.words);
        let outcome = if self.exit_code && missing { Outcome::No } else { Outcome::Done };
        let mut sentence = sentences(&view, &shares);
        if !sheet.rows.is_empty() {
            let heading = if self.context {
                phrases::CONTEXT_TITLE.to(view.lang).to_owned()
            } else {
                phrases::UNCOVERED.of(sheet.rows.len(), view.lang, &[])
            };
            sentence.push_str(&format!("\n{heading}"));
        }
        answer::write(session, &view, Some(&sentence), &sheet)?;
        Ok(outcome)
    }
}

fn shares(book: &LoadedPlan, texts: &Texts<'_>) -> Vec<Share> {
    let missing = |stretches: &[Uncovered]| stretches.iter().map(|s| s.words).sum::<usize>();
    let by_quotes = texts.coverage_by(|passage| passage.is_quote);
    texts
        .coverage()
        .zip(by_quotes)
        .map(|((source, text, uncovered), (_, _, unquoted))| Share {
            file: book.folder.shown(&book.plan.files[source.file.0 as usize]),
            words: text.words(),
            quoted: text.words() - missing(&unquoted),
            covered: text.words() - missing(&uncovered),
        })
        .collect()
}

fn sentences(view: &View<'_>, shares: &[Share]) -> String {
    let lang = view.lang;
    let number = |number| i18n::number(number, lang);
    let mut text = String::new();
    if shares.is_empty() {
        phrases::NO_SOURCES.to(lang).clone_into(&mut text);
    }
    for share in shares {
        let file = &share.file;
        if share.covered == share.words {
            text += &phrases::COVERED_ALL.fill(lang, &[file, &number(share.words)]);
        } else {
            let percent = i18n::percent(share.covered, share.words, lang);
            let parts = [&**file, &number(share.covered), &number(share.words), &percent];
            text += &phrases::COVERED_SOME.fill(lang, &parts);
        }
        let parts = [number(share.quoted), number(share.covered - share.quoted)];
        text += &format!("\n{}\n", phrases::COVERED_BIND.fill(lang, &[&parts[0], &parts[1]]));
    }
    text
}

fn columns(view: &View<'_>) -> Vec<Column> {
    let column =
        |key, title: Phrase, shape, rank| Column::new(key, title.to(view.lang), shape, rank);
    vec![
        column("line", phrases::LINE, Shape::Number, 0),
        column("words", phrases::WORDS, Shape::Number, 2),
        column("node", phrases::NODE, Shape::Id, 1),
        column("text", phrases::TEXT, Shape::Text, 0),
    ]
}

fn row(file: &str, line: usize, count: usize, node: &str, text: &str) -> Row {
    let number = |number: usize| Cell::number(number, number.to_string());
    let node_cell = if node.is_empty() { Cell::default() } else { Cell::text(node) };
    Row::new(
        format!("{file}:{line}"),
        vec![number(line), number(count), node_cell, Cell::text(text)],
    )
}

fn uncovered(view: &View<'_>, book: &LoadedPlan, texts: &Texts<'_>) -> Sheet<'static> {
    let mut rows = Vec::new();
    for (source, _, stretches) in texts.coverage() {
        let file = book.folder.shown(&book.plan.files[source.file.0 as usize]);
        rows.extend(stretches.iter().map(|s| row(&file, s.line, s.words, "", &s.text)));
    }
    let mut columns = columns(view);
    columns.remove(2);
    for row in &mut rows {
        row.cells.remove(2);
    }
    Sheet::new(columns, rows)
}

/// The passages that stand in a context, in the order of the source.
fn context(view: &View<'_>, book: &LoadedPlan, texts: &Texts<'_>) -> Sheet<'static> {
    let mut found: Vec<_> = texts
        .passages()
        .iter()
        .filter(|passage| !passage.is_quote)
        .filter_map(|passage| match &passage.search {
            SearchResult::Once(found) => Some((found, passage)),
            _ => None,
        })
        .collect();
    found.sort_by_key(|(found, _)| (found.text, found.stretches.first().map(|s| s.start)));
    let rows = found.into_iter().map(|(found, passage)| {
        let file = book.folder.shown(&book.plan.files[texts.source(found).file.0 as usize]);
        let text = crate::domain::passages::plain(passage.text);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
        row(&file, found.line, words, passage.id, &text)
    });
    Sheet::new(columns(view), rows)
}
