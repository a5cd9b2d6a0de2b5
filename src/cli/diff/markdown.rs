//! What differs, as a comment on a pull request.

use crate::i18n::{self, Lang, phrases};
use crate::render::markdown_text;
use crate::sheets::{ChangeEntry, Described, Sign};

/// The most bytes of nodes that are written. A comment on GitHub holds 65,536 characters, and the
/// rest of the page must fit too.
const MOST: usize = 50_000;

/// The most lines of one node.
const MOST_LINES: usize = 50;

pub(super) fn markdown(told: &Described<'_>, head: &str, lang: Lang) -> String {
    let mut text = format!("{}\n", markdown_text(head));
    for (heading, entries) in told.groups() {
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
    let totals = told.totals();
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

/// A node as an item of a list, what differs of it as a list below.
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
