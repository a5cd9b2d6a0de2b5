//! Rows whose milestones the plan has: what is new in them, and what they say otherwise.

use std::collections::BTreeSet;
use std::fmt::Display;

use super::nodes::{Difference, Parent, ValueDifference, fields_of};
use super::policy::ExistingRows;
use super::proposal::Proposal;
use super::sheet_row::{SectionCells, SheetRow};
use crate::domain::ledger::replay;
use crate::domain::snapshot::current_deadline;
use crate::domain::{Id, LangTag, Milestone, Text, Vocabulary};
use crate::i18n::written::plain;
use crate::record::InputError;

impl Proposal<'_> {
    /// Takes a row whose id the plan has.
    pub(super) fn known(&mut self, item: &SheetRow, index: usize, problems: &mut Vec<InputError>) {
        let milestone = &self.book.plan.milestones[index];
        let (id, label) = (milestone.id.clone(), item.label.clone());
        match self.policy.existing {
            ExistingRows::Refuse => {
                let message = format!("`{id}` is in the plan already");
                let problem = InputError::new(message, "`--existing skip` leaves such rows out")
                    .and("`--existing update` records what they say that is new");
                return problems.push(self.named("id", problem));
            }
            ExistingRows::Skip => return self.skipped += 1,
            ExistingRows::Update => {}
        }
        if let Some(before) = self.rows.insert(id.clone(), label.clone()) {
            let message = format!("`{id}` is in {before} already");
            let problem = InputError::new(message, "each milestone has one row");
            return problems.push(self.named("id", problem));
        }
        let standing = replay(&self.book.plan, milestone, self.book.as_of);
        let current = current_deadline(milestone, &standing);
        let is_current = item.amended.is_none() || item.amended.as_ref() == current;
        let mut values = self.differences(item, milestone, problems);
        if let (Some(amended), false, None) = (&item.amended, is_current, &item.amendment) {
            let current = current.map(ToString::to_string).unwrap_or_default();
            values.push(self.value("amended", amended.to_string(), current));
        }
        if !values.is_empty() {
            self.differing.push(Difference { label, id: id.clone(), values });
        }
        let mut words = self.words_of(item, problems);
        words.retain(|given| given.due.is_none() || !is_current);
        self.say(&item.label, &id, words);
    }

    fn value(&self, field: &str, here: String, in_plan: String) -> ValueDifference {
        ValueDifference { name: self.columns.called(field), here, in_plan }
    }

    /// What the cells of a row say that is not what the plan has.
    fn differences(
        &mut self,
        item: &SheetRow,
        milestone: &Milestone,
        problems: &mut Vec<InputError>,
    ) -> Vec<ValueDifference> {
        let plan = &self.book.plan;
        let languages = &plan.head.languages;
        let mut values = Vec::new();
        let mut differs =
            |field: &str, is_same: bool, here: &dyn Display, in_plan: &dyn Display| {
                if !is_same && item.in_cells.contains(&field) {
                    values.push(self.value(field, here.to_string(), in_plan.to_string()));
                }
            };
        let of_texts = [
            ("title", &item.title, Some(&milestone.title)),
            ("done-when", &item.done_when, milestone.done_when.as_ref()),
        ];
        for (field, told, known) in of_texts {
            match self.text(field, told) {
                Ok(Some(here)) => {
                    let same = known.is_some_and(|known| says(known, &here, languages));
                    differs(field, same, &shown(&here), &known.map(shown).unwrap_or_default());
                }
                Ok(None) => {}
                Err(problem) => problems.push(problem),
            }
        }
        if let Some(kind) = item.kind {
            let known = milestone.kind;
            differs("kind", kind == known, &kind.code(), &known.code());
        }
        if let Some(strength) = item.strength {
            let known = milestone.strength.map(Vocabulary::code).unwrap_or_default();
            differs("strength", strength.code() == known, &strength.code(), &known);
        }
        if let Some(quote) = &item.quote {
            let same = milestone.quote.iter().any(|known| is_same(known, quote));
            differs("quote", same, quote, &milestone.quote.join(" / "));
        }
        if let Some(due) = &item.due {
            let known = milestone.due.as_ref().map(|due| &due.deadline);
            let in_plan = known.map(ToString::to_string).unwrap_or_default();
            differs("due", known == Some(due), due, &in_plan);
        }
        let tags: Vec<&str> = milestone.tags.iter().map(|tag| &**tag).collect();
        differs("tags", are_same(&item.tags, &tags), &item.tags.join(", "), &tags.join(", "));
        let after: Vec<&str> = milestone.after.iter().map(Id::as_str).collect();
        let named: Vec<String> = item
            .after
            .iter()
            .map(|name| self.meant(&milestone.id, name).map_or(name.clone(), |id| id.to_string()))
            .collect();
        differs("after", are_same(&named, &after), &named.join(", "), &after.join(", "));
        if item.in_cells.contains(&"parties") {
            let known: Vec<&str> = milestone.parties.iter().map(Id::as_str).collect();
            match self.owners.named(&item.parties) {
                Ok(ids) => {
                    differs("parties", are_same(&ids, &known), &ids.join(", "), &known.join(", "));
                }
                Err(problem) => problems.push(self.named("parties", problem)),
            }
        }
        values
    }

    /// Notes that a row gives a section another title than it has, once.
    pub(super) fn title_differs(&mut self, above: Parent, named: &SectionCells, label: &str) {
        let Some((level, id, known)) = self.section_of(above) else { return };
        let (id_field, title_field) = fields_of(level);
        let (field, here) = match (&named.title[..], &named.id) {
            ([], Some(name)) => {
                // `2`, or `Goal 2: Clean water`.
                let words = plain(name);
                let is_id = Id::parse(name).is_ok();
                let ends = |title: &str| words.ends_with(&plain(title));
                if is_id || known.all().any(ends) {
                    return;
                }
                (id_field, name.clone())
            }
            ([], None) => return,
            (told, _) => match self.text(title_field, told) {
                Ok(Some(here)) if !says(known, &here, &self.book.plan.head.languages) => {
                    (title_field, shown(&here))
                }
                _ => return,
            },
        };
        let (id, values) = (id.clone(), vec![self.value(field, here.clone(), shown(known))]);
        if self.told_titles.insert((above, here)) {
            self.differing.push(Difference { label: label.to_owned(), id, values });
        }
    }
}

/// Whether a text says what another says, in every language that the other is in.
fn says(known: &Text, told: &Text, languages: &[LangTag]) -> bool {
    match told {
        Text::Plain(text) => known.all().any(|known| is_same(known, text)),
        Text::ByLang(texts) => texts.iter().all(|(lang, text)| {
            known.exactly(*lang, languages).is_some_and(|known| is_same(known, text))
        }),
    }
}

/// Whether two texts are the same, however their lines are broken.
fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Whether two lists hold the same, in whatever order.
fn are_same(here: &[String], known: &[&str]) -> bool {
    let fold = |text: &str| text.to_lowercase();
    let here: BTreeSet<String> = here.iter().map(|text| fold(text)).collect();
    here == known.iter().map(|text| fold(text)).collect()
}

fn shown(text: &Text) -> String {
    text.all().collect::<Vec<_>>().join(" / ")
}
