//! Differences as Markdown, for a comment on a pull request.

use crate::i18n::{self, Lang, phrases};
use crate::render::markdown_text;
use crate::sheets::{ChangeEntry, Described, Sign};

/// The greatest number of bytes of nodes. A comment on GitHub has at most 65,536 characters, and the
/// rest of the page must fit too.
const MOST: usize = 50_000;

/// The greatest number of lines of one node.
const MOST_LINES: usize = 50;

/// Returns the differences as Markdown, below a sentence.
pub fn changes_markdown(described: &Described<'_>, head: &str, lang: Lang) -> String {
    let mut text = format!("{}\n", markdown_text(head));
    for (heading, entries) in described.groups() {
        text.push_str(&format!("\n### {}\n\n", markdown_text(heading)));
        let mut written = 0;
        for entry in &entries {
            let item = item(entry, lang);
            if text.len() + item.len() > MOST {
                break;
            }
            text.push_str(&item);
            written += 1;
        }
        if written < entries.len() {
            let more = phrases::N_MORE.of(entries.len() - written, lang, &[]);
            text.push_str(&format!("- … {}\n", markdown_text(&more)));
        }
    }
    let totals = described.totals();
    if !totals.is_empty() {
        let titles = [phrases::DIFF_TOTALS, phrases::DIFF_BEFORE, phrases::DIFF_AFTER];
        let [name, before, after] = titles.map(|title| title.to(lang));
        text.push_str(&format!("\n| {name} | {before} | {after} |\n| --- | --: | --: |\n"));
        for (name, old, new) in totals {
            let (old, new) = (i18n::number(old, lang), i18n::number(new, lang));
            text.push_str(&format!("| {} | {old} | {new} |\n", markdown_text(&name)));
        }
    }
    text
}

/// Returns a node as an item of a list, with its differences as a list below.
fn item(entry: &ChangeEntry, lang: Lang) -> String {
    let sign = match entry.sign {
        Sign::Rewritten => "❗",
        Sign::Added => "➕",
        Sign::Removed => "➖",
        Sign::Changed | Sign::Present => "✏️",
    };
    let mut text =
        format!("- {sign} **{}** {}\n", markdown_text(&entry.id), markdown_text(&entry.title));
    for (_, line) in entry.lines.iter().take(MOST_LINES) {
        text.push_str(&format!("  - {}\n", markdown_text(line)));
    }
    if entry.lines.len() > MOST_LINES {
        let more = phrases::N_MORE.of(entry.lines.len() - MOST_LINES, lang, &[]);
        text.push_str(&format!("  - … {}\n", markdown_text(&more)));
    }
    text
}
