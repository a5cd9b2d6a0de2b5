//! Which milestones rows are about and name: by ids, whole or in part, and by titles.

use std::collections::HashMap;

use super::names::{part, under};
use super::nodes::{NewMilestone, Parent, RowUpdate};
use super::proposal::Proposal;
use super::sheet_row::SheetRow;
use super::similar::TitleScope;
use crate::domain::{Id, NodeRef};
use crate::i18n::written::plain;
use crate::messages;
use crate::record::{InputError, id_node, list_node};

impl Proposal<'_> {
    pub(super) fn milestone_id(
        &mut self,
        item: &SheetRow,
        above: Option<Parent>,
    ) -> Result<(Parent, Id), InputError> {
        let title = item.title.first().map_or("", |told| told.text.as_str());
        if let (None, Some(known)) = (&item.id, self.with_title_of(above, title)) {
            return Ok((above.unwrap_or(Parent::Plan), known.clone()));
        }
        let name = item.id.as_deref().unwrap_or(title);
        let field = if item.id.is_some() { "id" } else { "title" };
        let wrong = |message: String, help: &str| self.named(field, InputError::new(message, help));
        let part = match item.id {
            Some(_) => part(name),
            None => Some(crate::record::slug(title)).filter(|slug| !slug.is_empty()),
        };
        let form = "ids are letters, digits and `-`, in parts joined by dots; `--map id=COLUMN` says where they are";
        let part = part.ok_or_else(|| wrong(format!("no id can be made of `{name}`"), form))?;
        if let Some(above) = above {
            let id = under(self.id_of(above), &part).map_err(|error| {
                let problem = wrong(error, form);
                if !item.in_cells.contains(&"id") {
                    return problem;
                }
                let column = messages::shell(&self.columns.called("id"));
                let help = "leaves its column out: ids are then made of titles";
                problem.and(format!("`--ignore {column}` {help}"))
            })?;
            return Ok((above, id));
        }
        let id = Id::parse(&part).map_err(|error| wrong(error, form))?;
        let parent = id.parent().and_then(|parent| Id::parse(parent).ok());
        let found = parent.as_ref().and_then(|parent| self.book.plan.find(parent));
        if let Some(NodeRef::Section(index)) = found {
            return Ok((Parent::Old(index), id));
        }
        let help = "map a column to `commitment`, or give one for every row: `--set commitment=ID`";
        Err(match parent {
            Some(parent) => {
                wrong(format!("`{parent}`, which `{id}` hangs under, does not exist"), help)
            }
            None => wrong(format!("which commitment does `{id}` hang under?"), help),
        })
    }

    /// The plan's milestone that has a title, under a section of the plan: what a row without an id
    /// is about.
    fn with_title_of(&mut self, above: Option<Parent>, title: &str) -> Option<&Id> {
        let Some(Parent::Old(section)) = above else { return None };
        let milestones = &self.book.plan.milestones;
        let titles = &mut self.titles;
        let old = self.old_milestones.get_or_insert_with(|| {
            let mut old = HashMap::new();
            for (index, milestone) in milestones.iter().enumerate() {
                for title in milestone.title.all() {
                    let key = (milestone.parent, plain(title));
                    let first = old.entry(key).or_insert(Some(index));
                    *first = first.filter(|first| *first == index);
                    let among = TitleScope::Milestones(Parent::Old(milestone.parent));
                    titles.learn(among, title, &format!("`{title}` ({})", milestone.id));
                }
            }
            old
        });
        let index = (*old.get(&(section, plain(title)))?)?;
        Some(&milestones[index].id)
    }

    /// Why a new milestone may be one that the plan has, its title misspelt.
    pub(super) fn doubt_milestone(&mut self, item: &SheetRow, above: Parent) -> Option<InputError> {
        let told = item.title.first().filter(|_| item.id.is_none())?;
        let near = self.titles.near(TitleScope::Milestones(above), &told.text)?;
        let message = format!("no milestone is called `{}`; did you mean {near}?", told.text);
        let help = "then give the row its id: `--map id=COLUMN` says where ids are".to_owned();
        self.similar("title", message, help, &item.label)
    }

    /// What to say of a row that gives an id alone, and no milestone has it.
    pub(super) fn unknown(&self, id: &Id) -> InputError {
        let ids = self.book.plan.milestones.iter().map(|milestone| milestone.id.as_str());
        let near = messages::nearest(id.as_str(), ids).map(messages::did_you_mean);
        let new = "a new one has a title and a kind".to_owned();
        let help = near.into_iter().chain([new]).collect();
        let message = format!("there is no milestone `{id}`");
        self.named("id", InputError { message, help, line: 0 })
    }

    /// The milestone that a row of another means by an id: a whole one, or what is last in it.
    pub(super) fn meant(&self, of: &Id, name: &str) -> Option<Id> {
        let whole = Id::parse(name).ok();
        let beside = of.parent().and_then(|parent| Id::parse(&format!("{parent}.{name}")).ok());
        let exists = |id: &Id| self.book.plan.milestone(id).is_some() || self.taken.contains(id);
        whole.into_iter().chain(beside).find(exists)
    }

    /// Finds the milestones that rows name, when all rows are known.
    pub(super) fn link(&mut self) -> Vec<InputError> {
        let mut problems = Vec::new();
        for at in 0..self.milestones.len() {
            let NewMilestone { id, after, label, .. } = &self.milestones[at];
            let found = after.iter().filter_map(|name| {
                let other = self.meant(id, name);
                if other.is_none() {
                    let help = "it is one of the plan's or of the sheet's, by its id";
                    let problem = InputError::new(format!("there is no milestone `{name}`"), help);
                    problems.push(self.named("after", problem).labelled(label));
                }
                other.as_ref().map(id_node)
            });
            if let Some(list) = list_node(found) {
                let entries = &mut self.milestones[at].entries;
                let tags = entries.iter().position(|(key, _)| key == "tags");
                entries.insert(tags.unwrap_or(entries.len()), ("after".to_owned(), list));
            }
        }
        for at in 0..self.words.len() {
            let RowUpdate { id, given, .. } = &self.words[at];
            let named = given.superseded_by.as_ref();
            if let Some(other) = named.and_then(|name| self.meant(id, name)) {
                self.words[at].given.superseded_by = Some(other.to_string());
            }
        }
        problems
    }
}
