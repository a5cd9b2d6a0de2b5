//! The page: its head, its sections, its parts.

use super::{chart, table};
use crate::i18n::report as phrases;
use crate::render::html_text as escaped;
use crate::report::{Block, Download, News, Report, ReportSection, ReportSource, Sibling};
use crate::text::percent_encode;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// What the style fills parts of bars with, so that they differ by more than colour.
const PATTERNS: &str = include_str!("patterns.svg");

/// What the page may do: show itself. Nothing is fetched, nothing is sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
    base-uri 'none'; form-action 'none'";

/// Writes a report, with links to the same one in other languages.
pub fn html(report: &Report, siblings: &[Sibling]) -> String {
    let lang = report.lang;
    let title = escaped(&report.title);
    let contents: String = report.sections.iter().map(entry).collect();
    let facts: String = report.facts.iter().map(|fact| element("li", fact)).collect();
    let sections: String =
        report.sections.iter().map(|section| self::section(report, section)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"generator\" content=\"hito\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n\
         {PATTERNS}<a class=\"skip\" href=\"#main\">{skip}</a>\n\
         <header>\n<h1>{title}</h1>\n{languages}<ul class=\"facts\">\n{facts}</ul>\n</header>\n\
         <nav aria-label=\"{contents_label}\">\n<ol>\n{contents}</ol>\n</nav>\n\
         <main id=\"main\">\n{sections}</main>\n\
         <script>\n{words}{SCRIPT}</script>\n</body>\n</html>\n",
        code = lang.code(),
        skip = phrases::SKIP.to(lang),
        contents_label = phrases::CONTENTS.to(lang),
        languages = languages(report, siblings),
        words = script_words(report),
    )
}

/// An element that holds a text.
fn element(name: &str, text: &str) -> String {
    format!("<{name}>{}</{name}>\n", escaped(text))
}

/// The words that the script shows. They are ours, and hold no sign that could end a string.
fn script_words(report: &Report) -> String {
    let lang = report.lang;
    format!(
        "const words = {{filter: \"{}\", sort: \"{}\", shown: \"{}\"}};\n",
        phrases::FILTER.to(lang),
        phrases::SORT_BY.to(lang),
        phrases::SHOWN.to(lang)
    )
}

fn languages(report: &Report, siblings: &[Sibling]) -> String {
    if siblings.is_empty() {
        return String::new();
    }
    let link = |sibling: &Sibling| {
        let (code, file) = (sibling.lang.code(), escaped(&sibling.file));
        let name = sibling.lang.own_name();
        format!("<li><a href=\"{file}\" lang=\"{code}\" hreflang=\"{code}\">{name}</a></li>\n")
    };
    let links: String = siblings.iter().map(link).collect();
    let label = phrases::OTHER_LANGUAGES.to(report.lang);
    format!("<ul class=\"languages\" aria-label=\"{label}\">\n{links}</ul>\n")
}

fn entry(section: &ReportSection) -> String {
    format!("<li><a href=\"#{}\">{}</a></li>\n", section.id, escaped(&section.heading))
}

fn section(report: &Report, section: &ReportSection) -> String {
    let blocks: String = section.blocks.iter().map(|block| self::block(report, block)).collect();
    let (id, heading) = (section.id, escaped(&section.heading));
    format!(
        "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{heading}</h2>\n{blocks}</section>\n"
    )
}

fn block(report: &Report, block: &Block) -> String {
    match block {
        Block::Paragraph(text) => element("p", text),
        Block::Table(table) => {
            let chart =
                table.chart.as_ref().map(|chart| chart::chart(report.lang, table.id, chart));
            chart.unwrap_or_default() + &table::table(table)
        }
        Block::News(news) => {
            let news: String = news.iter().map(|one| self::news(report, one)).collect();
            format!("<ul class=\"news\">\n{news}</ul>\n")
        }
        Block::Terms(heading, terms) => {
            let term = |(word, meaning): &(String, String)| {
                format!("<dt>{}</dt><dd>{}</dd>\n", escaped(word), escaped(meaning))
            };
            let terms: String = terms.iter().map(term).collect();
            format!("<h3>{}</h3>\n<dl>\n{terms}</dl>\n", escaped(heading))
        }
        Block::Data(files) => {
            let files: String = files.iter().map(download).collect();
            let (heading, lead) =
                (phrases::DATA.to(report.lang), phrases::DATA_FILES.to(report.lang));
            format!("<h3>{heading}</h3>\n<p>{lead}</p>\n<ul class=\"data\">\n{files}</ul>\n")
        }
    }
}

fn news(report: &Report, news: &News) -> String {
    let head: Vec<String> = news.head.iter().map(|part| escaped(part)).collect();
    let notes: String = news.notes.iter().map(|note| element("p", note)).collect();
    let sources: String = news.evidence.iter().map(source).collect();
    let sources = if sources.is_empty() {
        format!("<p>{}</p>\n", phrases::NO_EVIDENCE.to(report.lang))
    } else {
        format!("<ul>\n{sources}</ul>\n")
    };
    format!(
        "<li>\n<p><strong>{}</strong> <span class=\"id\">{}</span></p>\n<p>{}</p>\n{notes}{sources}</li>\n",
        escaped(&news.title),
        escaped(&news.id),
        head.join(" · "),
    )
}

fn source(source: &ReportSource) -> String {
    let lang = source.lang.map(|lang| format!(" lang=\"{lang}\"")).unwrap_or_default();
    let publisher = source.publisher.as_ref();
    let publisher = publisher.map(|name| format!("<cite{lang}>{}</cite>", escaped(name)));
    let details = source.details.iter().map(|detail| escaped(detail));
    let details: Vec<String> = publisher.into_iter().chain(details).collect();
    let details =
        if details.is_empty() { String::new() } else { format!(". {}", details.join(", ")) };
    let (url, title) = (escaped(&source.url), escaped(&source.title));
    format!("<li><a href=\"{url}\" rel=\"noreferrer\"{lang}>{title}</a>{details}</li>\n")
}

/// A file inside the page, as a link that saves it (RFC 2397).
fn download(file: &Download) -> String {
    let (name, title) = (escaped(&file.file), escaped(&file.title));
    let bytes = file.csv.len().div_ceil(1024);
    let data = percent_encode(&file.csv, b"");
    format!(
        "<li><a download=\"{name}\" href=\"data:text/csv;charset=utf-8,{data}\">{title}</a> \
         (CSV, {bytes} KiB)</li>\n"
    )
}
