//! A report as Markdown, which renders on GitHub and can be read as it is in mail.

use super::model::{Block, News, Report, ReportSource, Sibling};
use crate::i18n::report as phrases;
use crate::render::{RenderContext, find, markdown_text as escaped};
use crate::text::percent_encode;

/// Writes a report, with links to the same one in other languages.
pub fn markdown(report: &Report, siblings: &[Sibling], frame: &RenderContext) -> String {
    let mut text = format!("# {}\n\n", escaped(&report.title));
    if !siblings.is_empty() {
        let link = |sibling: &Sibling| {
            format!(
                "[{}]({})",
                sibling.lang.own_name(),
                percent_encode(&sibling.file, KEPT_IN_LINKS)
            )
        };
        let links: Vec<String> = siblings.iter().map(link).collect();
        let label = phrases::OTHER_LANGUAGES.to(report.lang);
        text.push_str(&format!("{label}: {}\n\n", links.join(" · ")));
    }
    for fact in &report.facts {
        text.push_str(&format!("- {}\n", escaped(fact)));
    }
    for section in &report.sections {
        text.push_str(&format!("\n## {}\n", escaped(&section.heading)));
        for block in &section.blocks {
            text.push('\n');
            text.push_str(&self::block(report, block, frame));
        }
    }
    text
}

fn block(report: &Report, block: &Block, frame: &RenderContext) -> String {
    match block {
        Block::Paragraph(text) => format!("{}\n", escaped(text)),
        Block::Table(table) => {
            let mut out = Vec::new();
            if let Some(format) = find("markdown") {
                // Writing to memory does not fail.
                let _ = (format.write)(&table.sheet, frame, &mut out);
            }
            let rows = String::from_utf8(out).unwrap_or_default();
            format!("**{}**\n\n{rows}", escaped(&table.caption))
        }
        Block::News(news) => news.iter().map(|one| self::news(report, one)).collect(),
        Block::Terms(heading, terms) => {
            let term = |(word, meaning): &(String, String)| {
                let word = format!("**{}**", escaped(word));
                format!("- {}\n", phrases::SAID.fill(report.lang, &[&word, &escaped(meaning)]))
            };
            let terms: String = terms.iter().map(term).collect();
            format!("### {}\n\n{terms}", escaped(heading))
        }
        Block::Data(_) => {
            let command = "`hito export --format datapackage --output data`";
            let heading = phrases::DATA.to(report.lang);
            format!("### {heading}\n\n{}\n", phrases::DATA_COMMAND.fill(report.lang, &[command]))
        }
    }
}

fn news(report: &Report, news: &News) -> String {
    let head: Vec<String> = news.head.iter().map(|part| escaped(part)).collect();
    let title = format!("- **{}** ({})", escaped(&news.title), escaped(&news.id));
    let notes = news.notes.iter().map(|note| escaped(note));
    let lines: Vec<String> = [title, head.join(" · ")].into_iter().chain(notes).collect();
    // A backslash ends a line without ending the paragraph.
    let mut text = lines.join("\\\n  ") + "\n";
    if news.evidence.is_empty() {
        text.push_str(&format!("  - {}\n", phrases::NO_EVIDENCE.to(report.lang)));
    }
    for source in &news.evidence {
        text.push_str(&format!("  - {}\n", self::source(source)));
    }
    text
}

fn source(source: &ReportSource) -> String {
    let details = source.publisher.iter().chain(&source.details);
    let details: Vec<String> = details.map(|detail| escaped(detail)).collect();
    let details =
        if details.is_empty() { String::new() } else { format!(". {}", details.join(", ")) };
    format!("[{}]({}){details}", escaped(&source.title), percent_encode(&source.url, KEPT_IN_LINKS))
}

/// The reserved characters of RFC 3986 that do not end a link (CommonMark, link destinations), and
/// `%`, because the address is already encoded.
const KEPT_IN_LINKS: &[u8] = b"%:/?#[]@!$&'*+,;=^{}";
