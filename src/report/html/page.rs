//! The page: its head, its sections, its parts.

use super::{chart, fill, table};
use crate::i18n::{Lang, report as phrases};
use crate::render::{Markup, Tag};
use crate::report::model::{Block, Download, News, Report, ReportSection, ReportSource, Sibling};
use crate::text::percent_encode;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The head of every page. The page may show itself; it fetches and sends nothing (Content
/// Security Policy, W3C).
const HEAD: &str = "<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n\
    <meta name=\"generator\" content=\"hito\">\n";

/// Writes a report, with links to the same one in other languages.
pub fn html(report: &Report, siblings: &[Sibling]) -> String {
    let style = Markup::literal(STYLE) + fill::styles();
    let head = Markup::literal(HEAD)
        + Tag::new("title").line(&report.title)
        + Tag::new("style").block(style);
    let page = Tag::new("head").block(head) + Tag::new("body").block(body(report, siblings));
    let page = Tag::new("html").attribute("lang", report.lang.code()).block(page);
    (Markup::literal("<!doctype html>\n") + page).into_string()
}

fn body(report: &Report, siblings: &[Sibling]) -> Markup {
    let lang = report.lang;
    let skip = Tag::new("a").class("skip").attribute("href", "#main");
    let facts = report.facts.iter().map(|fact| Tag::new("li").line(fact));
    let facts = Tag::new("ul").class("facts").block(facts.collect::<Markup>());
    let title = Tag::new("h1").line(&report.title);
    let contents = Tag::new("ol").block(report.sections.iter().map(entry).collect::<Markup>());
    let sections = report.sections.iter().map(|section| self::section(lang, section));
    fill::patterns()
        + skip.line(phrases::SKIP.to(lang))
        + Tag::new("header").block(title + languages(lang, siblings) + facts)
        + Tag::new("nav").attribute("aria-label", phrases::CONTENTS.to(lang)).block(contents)
        + Tag::new("main").attribute("id", "main").block(sections.collect::<Markup>())
        + Tag::new("script").block(script_words(lang) + Markup::literal(SCRIPT))
}

/// The words that the script shows.
fn script_words(lang: Lang) -> Markup {
    Markup::literal("const words = {filter: ")
        + Markup::script_string(phrases::FILTER.to(lang))
        + Markup::literal(", sort: ")
        + Markup::script_string(phrases::SORT_BY.to(lang))
        + Markup::literal(", shown: ")
        + Markup::script_string(phrases::SHOWN.to(lang))
        + Markup::literal("};\n")
}

fn languages(lang: Lang, siblings: &[Sibling]) -> Markup {
    if siblings.is_empty() {
        return Markup::default();
    }
    let link = |sibling: &Sibling| {
        let code = sibling.lang.code();
        let link = Tag::new("a").attribute("href", &sibling.file);
        let link = link.attribute("lang", code).attribute("hreflang", code);
        Tag::new("li").line(link.hold(sibling.lang.own_name()))
    };
    Tag::new("ul")
        .class("languages")
        .attribute("aria-label", phrases::OTHER_LANGUAGES.to(lang))
        .block(siblings.iter().map(link).collect::<Markup>())
}

fn entry(section: &ReportSection) -> Markup {
    let link = Tag::new("a").attribute("href", format_args!("#{}", section.id));
    Tag::new("li").line(link.hold(&section.heading))
}

fn section(lang: Lang, section: &ReportSection) -> Markup {
    let blocks = section.blocks.iter().map(|block| self::block(lang, block));
    let heading = Tag::new("h2").attribute("id", section.id).line(&section.heading);
    Tag::new("section")
        .attribute("aria-labelledby", section.id)
        .block(heading + blocks.collect::<Markup>())
}

fn block(lang: Lang, block: &Block) -> Markup {
    match block {
        Block::Paragraph(text) => Tag::new("p").line(text),
        Block::Table(table) => {
            let chart = table.chart.as_ref().map(|chart| chart::chart(lang, table.id, chart));
            chart.unwrap_or_default() + table::table(table)
        }
        Block::News(news) => {
            let news = news.iter().map(|one| self::news(lang, one));
            Tag::new("ul").class("news").block(news.collect::<Markup>())
        }
        Block::Terms(heading, terms) => {
            let term = |(word, meaning): &(String, String)| {
                Tag::new("dt").hold(word) + Tag::new("dd").line(meaning)
            };
            let terms = terms.iter().map(term).collect::<Markup>();
            Tag::new("h3").line(heading) + Tag::new("dl").block(terms)
        }
        Block::Data(files) => {
            let files = files.iter().map(download).collect::<Markup>();
            Tag::new("h3").line(phrases::DATA.to(lang))
                + Tag::new("p").line(phrases::DATA_FILES.to(lang))
                + Tag::new("ul").class("data").block(files)
        }
    }
}

fn news(lang: Lang, news: &News) -> Markup {
    let title = Tag::new("strong").hold(&news.title) + " ";
    let title = title + Tag::new("span").class("id").hold(&news.id);
    let notes = news.notes.iter().map(|note| Tag::new("p").line(note));
    let sources = if news.evidence.is_empty() {
        Tag::new("p").line(phrases::NO_EVIDENCE.to(lang))
    } else {
        Tag::new("ul").block(news.evidence.iter().map(source).collect::<Markup>())
    };
    Tag::new("li").block(
        Tag::new("p").line(title)
            + Tag::new("p").line(news.head.join(" · "))
            + notes.collect::<Markup>()
            + sources,
    )
}

fn source(source: &ReportSource) -> Markup {
    let in_its_language = |tag: Tag| tag.attribute_if("lang", source.lang.as_ref());
    let link = Tag::new("a").attribute("href", &source.url).attribute("rel", "noreferrer");
    let link = in_its_language(link).hold(&source.title);
    let publisher = source.publisher.as_ref();
    let publisher = publisher.map(|name| in_its_language(Tag::new("cite")).hold(name));
    let details: Vec<Markup> =
        publisher.into_iter().chain(source.details.iter().map(Markup::from)).collect();
    let details = if details.is_empty() {
        Markup::default()
    } else {
        Markup::from(". ") + Markup::join(details, ", ")
    };
    Tag::new("li").line(link + details)
}

/// A file inside the page, as a link that saves it (RFC 2397).
fn download(file: &Download) -> Markup {
    let data = percent_encode(&file.csv, b"");
    let link = Tag::new("a")
        .attribute("download", &file.file)
        .attribute("href", format_args!("data:text/csv;charset=utf-8,{data}"))
        .hold(&file.title);
    let size = format!(" (CSV, {} KiB)", file.csv.len().div_ceil(1024));
    Tag::new("li").line(link + size)
}
