//! What a page about a node is made from.

use crate::domain::{Place, Status};
use crate::i18n;
use crate::query::View;
use crate::source::{Folder, Texts, line_of};

/// A plan whose nodes are shown in full.
pub struct NodePages<'a> {
    /// The plan's folder.
    pub folder: &'a Folder,
    /// The plan, its day and the language.
    pub view: View<'a>,
    /// The texts that the plan quotes.
    pub texts: &'a Texts<'a>,
}

impl NodePages<'_> {
    /// Returns a place as people type it: `plan/x.yaml:22`.
    pub(super) fn place(&self, place: &Place) -> String {
        let files = &self.view.plan().files;
        let file = files.get(place.file.0 as usize).map_or("", String::as_str);
        let file = self.folder.shown(file);
        match line_of(self.folder, files, place) {
            Some(line) => format!("{file}:{line}"),
            None => file,
        }
    }
}

/// Returns the name of a status, or of the absence of one.
pub(super) fn status_word(view: &View<'_>, status: Option<Status>) -> String {
    i18n::status(status).to(view.lang).to_owned()
}
