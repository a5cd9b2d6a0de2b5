//! How much of its source texts a plan accounts for.

use crate::domain::Plan;
use crate::domain::passages::{SearchResult, Uncovered, plain};
use crate::i18n::{self, Lang, Phrase, phrases};
use crate::query::{Cell, Column, Row, Shape, Sheet, View};
use crate::source::{Folder, Texts};

/// How many words of a source text a plan accounts for.
pub struct Coverage {
    /// The file of the text, as it is shown.
    pub file: String,
    /// The number of words of the text.
    pub words: usize,
    /// The number of words that nodes quote as promises.
    pub quoted: usize,
    /// The number of words that nodes quote, as promises or context.
    pub covered: usize,
}

/// Returns the numbers of words of each text that the plan quotes.
pub fn coverage(folder: &Folder, plan: &Plan, texts: &Texts<'_>) -> Vec<Coverage> {
    let missing = |stretches: &[Uncovered]| stretches.iter().map(|s| s.words).sum::<usize>();
    let by_quotes = texts.coverage_by(|passage| passage.is_quote);
    texts
        .coverage()
        .zip(by_quotes)
        .map(|((source, text, uncovered), (_, _, unquoted))| Coverage {
            file: folder.shown(&plan.files[source.file.0 as usize]),
            words: text.words(),
            quoted: text.words() - missing(&unquoted),
            covered: text.words() - missing(&uncovered),
        })
        .collect()
}

impl Coverage {
    /// Returns a sentence with how many of the words the plan accounts for.
    pub fn in_words(&self, lang: Lang) -> String {
        let (covered, words) = (i18n::number(self.covered, lang), i18n::number(self.words, lang));
        if self.covered == self.words {
            return phrases::COVERED_ALL.fill(lang, &[&self.file, &words]);
        }
        let percent = i18n::percent(self.covered, self.words, lang);
        phrases::COVERED_SOME.fill(lang, &[&self.file, &covered, &words, &percent])
    }
}

/// Returns a sentence for each text: how many of its words the plan accounts for.
pub fn coverage_in_words(view: &View<'_>, texts: &[Coverage]) -> String {
    let lang = view.lang;
    let number = |number| i18n::number(number, lang);
    let mut text = String::new();
    if texts.is_empty() {
        phrases::NO_SOURCES.to(lang).clone_into(&mut text);
    }
    for share in texts {
        text += &share.in_words(lang);
        let parts = [number(share.quoted), number(share.covered - share.quoted)];
        text += &format!("\n{}\n", phrases::COVERED_BIND.fill(lang, &[&parts[0], &parts[1]]));
    }
    text
}

fn columns(view: &View<'_>, with_node: bool) -> Vec<Column> {
    let column =
        |key, title: Phrase, shape, rank| Column::new(key, title.to(view.lang), shape, rank);
    let mut columns = vec![
        column("line", phrases::LINE, Shape::Number, 0),
        column("words", phrases::WORDS, Shape::Number, 2),
    ];
    columns.extend(with_node.then(|| column("node", phrases::NODE, Shape::Id, 1)));
    columns.push(column("text", phrases::TEXT, Shape::Text, 0));
    columns
}

fn row(file: &str, line: usize, count: usize, node: Option<&str>, text: &str) -> Row {
    let mut cells =
        vec![line, count].into_iter().map(|n| Cell::number(n, n.to_string())).collect::<Vec<_>>();
    cells.extend(node.into_iter().chain([text]).map(Cell::text));
    Row::new(format!("{file}:{line}"), cells)
}

/// Returns a row for each passage of the texts that no node accounts for.
pub fn uncovered_sheet(view: &View<'_>, folder: &Folder, texts: &Texts<'_>) -> Sheet<'static> {
    let mut rows = Vec::new();
    for (source, _, stretches) in texts.coverage() {
        let file = folder.shown(&view.plan().files[source.file.0 as usize]);
        rows.extend(stretches.iter().map(|s| row(&file, s.line, s.words, None, &s.text)));
    }
    Sheet::new(columns(view, false), rows)
}

/// Returns a row for each passage that is quoted only as context, in the order of the source.
pub fn context_sheet(view: &View<'_>, folder: &Folder, texts: &Texts<'_>) -> Sheet<'static> {
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
        let file = folder.shown(&view.plan().files[texts.source(found).file.0 as usize]);
        let text = plain(passage.text);
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
        row(&file, found.line, words, Some(passage.id), &text)
    });
    Sheet::new(columns(view, true), rows)
}
