//! Who speaks, as it was given → a speaker.

use super::value_names::ValueNames;
use super::value_reader::ValueReader;
use crate::domain::{Id, Speaker, UNNAMED};
use crate::messages;
use crate::query::{Resolved, resolve_among};

impl ValueReader<'_> {
    /// Reads who speaks of a milestone: an id, on the command line also a part of one. If nobody is
    /// named, it is the only party of the plan.
    pub(super) fn speaker(&mut self, milestone: usize, text: Option<&str>) -> Option<Speaker> {
        // Parties are few; the nodes of a plan are too many to be searched for every row.
        let parties = || {
            let sides = self.plan.head.sides.iter().map(|side| &side.id);
            sides.chain(self.plan.parties.iter().map(|party| &party.id)).map(Resolved::Party)
        };
        let Some(text) = text.map(str::trim) else {
            let all: Vec<&Id> = parties().map(|target| target.id()).collect();
            if let [only] = all[..] {
                return Some(Speaker::Party(only.clone()));
            }
            let help = match self.names {
                ValueNames::Sheet(_) => {
                    "`--by PARTY` says it for the whole sheet, or map a column: \
                    `--map by=COLUMN`; `joint` is all sides, `independent` the press and auditors"
                        .to_owned()
                }
                _ => self.who_owes(milestone),
            };
            self.wrong("by", "who says so?", help);
            return None;
        };
        match text.to_ascii_lowercase().as_str() {
            "joint" => return Some(Speaker::Joint),
            "independent" => return Some(Speaker::Independent),
            _ => {}
        }
        let parties: Vec<Resolved<'_>> = parties().collect();
        let exact = parties.iter().find(|target| target.id().is(text)).map(Resolved::id);
        let in_part = || resolve_among(&parties, text).ok().map(|target| target.id());
        let found = exact.or_else(|| if self.names.are_typed() { in_part() } else { None });
        if let Some(id) = found {
            return Some(Speaker::Party(id.clone()));
        }
        let ids = parties.iter().map(|target| target.id().as_str());
        let near = messages::nearest(text, ids.chain(["joint", "independent"]));
        let help = near.map_or_else(|| self.who_owes(milestone), messages::did_you_mean);
        self.wrong("by", &format!("there is no party or side `{text}`"), help);
        None
    }

    /// Returns who may be expected to speak of a milestone, as help.
    fn who_owes(&self, milestone: usize) -> String {
        let milestone = &self.plan.milestones[milestone];
        let named: Vec<&str> =
            milestone.parties.iter().filter(|id| !id.is(UNNAMED)).map(Id::as_str).collect();
        let others = "`joint` for all sides together, `independent` for the press and auditors";
        if named.is_empty() {
            let sides = self.plan.head.sides.iter().map(|side| side.id.as_str());
            return match messages::list(sides, "or") {
                sides if sides.is_empty() => format!("write a party's id, or {others}"),
                sides => format!("write {sides}, one of their parties, or {others}"),
            };
        }
        let named = messages::list(named.into_iter(), "and");
        format!("`{}` is owed by {named}; write one of them, or {others}", milestone.id)
    }
}
