//! Differences, for terminals.

use crate::i18n::{self, Lang, phrases};
use crate::query::Tone;
use crate::render::{Page, RenderContext};
use crate::sheets::{Described, Sign};

/// Returns the differences as a page for a terminal, below a sentence.
pub fn changes_page(
    described: &Described<'_>,
    head: &str,
    lang: Lang,
    context: &RenderContext,
) -> String {
    let mut page = Page::new(context.width, context.paint, []);
    page.paragraph(Tone::Plain, head);
    for (heading, entries) in described.groups() {
        page.gap();
        page.heading(heading);
        for entry in entries {
            let first = format!("{} ", entry.sign.mark());
            let first = context.paint.text(tone(entry.sign), &first);
            page.node((&first, "    "), &entry.id, &entry.title, (Tone::Plain, ""));
            for (tone, line) in entry.lines {
                page.under(0, tone, &line);
            }
        }
    }
    let totals = described.totals();
    if !totals.is_empty() {
        page.gap();
        page.heading(phrases::DIFF_TOTALS.to(lang));
        let total = |(name, old, new): &(String, usize, usize)| {
            let (old, new) = (i18n::number(*old, lang), i18n::number(*new, lang));
            format!("{name} {old} → {new}")
        };
        let totals: Vec<String> = totals.iter().map(total).collect();
        page.paragraph(Tone::Plain, &totals.join(" · "));
    }
    if described.groups().next().is_some() {
        page.gap();
        page.paragraph(Tone::Dim, phrases::DIFF_LEGEND.to(lang));
    }
    page.finish()
}

fn tone(sign: Sign) -> Tone {
    match sign {
        Sign::Rewritten => Tone::Bad,
        Sign::Removed => Tone::Warn,
        Sign::Added | Sign::Changed | Sign::Present => Tone::Plain,
    }
}
