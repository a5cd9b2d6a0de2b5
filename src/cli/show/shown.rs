//! What `show` shows.

use crate::domain::{Id, Milestone};
use crate::i18n;
use crate::query::LoadedPlan;
use crate::query::View;
use crate::sheets::owners;
use crate::source::Texts;

/// What the pages are made from.
pub(super) struct Shown<'a> {
    pub(super) book: &'a LoadedPlan,
    pub(super) view: View<'a>,
    pub(super) texts: &'a Texts<'a>,
}

impl Shown<'_> {
    /// Returns where a place is, as people type it: `plan/x.yaml:22`.
    pub(super) fn place(&self, place: &crate::domain::Place) -> String {
        let files = &self.book.plan.files;
        let file = files.get(place.file.0 as usize).map_or("", String::as_str);
        let file = self.book.folder.shown(file);
        match crate::source::line_of(&self.book.folder, files, place) {
            Some(line) => format!("{file}:{line}"),
            None => file,
        }
    }
}

/// Who owes a milestone, each party with its side.
pub(super) fn owners_with_sides(view: &View<'_>, milestone: &Milestone) -> String {
    let plan = view.plan();
    let name = |(id, name): (&Id, String)| match plan.party(id).and_then(|p| p.side.as_ref()) {
        Some(side) => format!("{name} ({})", view.party(side)),
        None => name,
    };
    let names: Vec<String> =
        milestone.parties.iter().zip(owners(view, milestone)).map(name).collect();
    names.join(", ")
}

/// A status in words.
pub(super) fn status_word(view: &View<'_>, status: Option<crate::domain::Status>) -> String {
    i18n::status(status).to(view.lang).to_owned()
}
