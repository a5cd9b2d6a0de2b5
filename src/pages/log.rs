//! Updates as `git log` shows commits.

use crate::i18n;
use crate::query::{Item, Tone, View};
use crate::render::{Page, RenderContext};
use crate::sheets::{declarations, speaker, update_of};

/// Returns the updates as a page: what was reported of which milestone, with links to the evidence.
pub fn log_page(view: &View<'_>, updates: &[Item<'_>], context: &RenderContext) -> String {
    let mut page = Page::new(context.width, context.paint, []);
    for item in updates {
        let (milestone, of) = update_of(view, item);
        let milestone = &view.plan().milestones[milestone];
        let mut head = vec![i18n::date(of.date, view.lang), speaker(view, of)];
        head.extend(declarations(view, of));
        page.gap();
        page.heading(&head.join(" · "));
        page.under(0, Tone::Plain, milestone.id.as_str());
        page.under(0, Tone::Plain, &view.text(&milestone.title));
        for text in [&of.note, &of.reason].into_iter().flatten() {
            page.under(2, Tone::Dim, &view.text(text));
        }
        let evidence = of.evidence.iter().filter_map(|e| view.plan().evidence(e));
        for url in evidence.filter_map(|evidence| evidence.url.as_deref()) {
            page.under(2, Tone::Plain, url);
        }
    }
    page.finish()
}
