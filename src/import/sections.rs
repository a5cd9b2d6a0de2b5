//! The pillars and commitments that rows name: the plan's, or new ones.

use super::names::{part, under};
use super::nodes::{NewSection, Parent, fields_of};
use super::proposal::Proposal;
use super::sheet_row::{SectionCells, SheetRow};
use super::similar::TitleScope;
use crate::domain::{Id, NodeRef, Section, SectionLevel, Text};
use crate::i18n::written::plain;
use crate::messages;
use crate::record::{InputError, RawText};

/// Returns the error of a section's cells that are empty below those of another.
fn not_repeated(message: &str) -> InputError {
    let help = "`--fill-down` repeats a title for the same id, and a commitment in the same pillar";
    InputError::new(message, help)
}

impl Proposal<'_> {
    /// Returns the section that a row names for its milestone, which is made if there is none.
    /// Returns `None` if the row names none.
    pub(super) fn above(
        &mut self,
        item: &SheetRow,
        problems: &mut Vec<InputError>,
    ) -> Result<Option<Parent>, InputError> {
        let mut above = Parent::Plan;
        for (level, named) in
            [(SectionLevel::Pillar, &item.pillar), (SectionLevel::Commitment, &item.commitment)]
        {
            if named.is_named() {
                let (place, doubt) = self.section(level, above, named, &item.label)?;
                problems.extend(doubt);
                above = place;
                self.title_differs(above, named, &item.label);
            } else if named.is_apart {
                return Err(self.named(fields_of(level).0, not_repeated("is missing")));
            }
        }
        Ok((above != Parent::Plan).then_some(above))
    }

    /// Returns the level, the id and the title of a section.
    pub(super) fn section_of(&self, above: Parent) -> Option<(SectionLevel, &Id, &Text)> {
        match above {
            Parent::Plan => None,
            Parent::Old(index) => {
                let Section { level, id, title, .. } = &self.book.plan.sections[index];
                Some((*level, id, title))
            }
            Parent::New(position) => {
                let NewSection { level, id, title, .. } = &self.sections[position];
                Some((*level, id, title))
            }
        }
    }

    pub(super) fn id_of(&self, above: Parent) -> Option<&Id> {
        self.section_of(above).map(|(_, id, _)| id)
    }

    /// Returns where a section is, and why it may be another.
    fn section(
        &mut self,
        level: SectionLevel,
        above: Parent,
        named: &SectionCells,
        label: &str,
    ) -> Result<(Parent, Option<InputError>), InputError> {
        let first = named.title.first().map(|told| told.text.as_str());
        let name = named.id.as_deref().or(first).unwrap_or_default();
        let key = (level, above, name.to_lowercase());
        if let Some(found) = self.found.get(&key) {
            return Ok(found.clone());
        }
        let known = self.sections.len();
        let place = match self.with_title(level, above, name) {
            Ok(Some(index)) => Ok(Parent::Old(index)),
            Ok(None) => self.with_id(level, above, name, named),
            Err(problem) => Err(problem),
        };
        let place = place.map_err(|problem| self.named(fields_of(level).0, problem))?;
        let doubt = if place == Parent::New(known) {
            let id = self.sections[known].id.clone();
            self.rows.entry(id).or_insert_with(|| label.to_owned());
            self.doubt(level, above, named, label)
        } else {
            None
        };
        self.found.insert(key, (place, doubt.clone()));
        Ok((place, doubt))
    }

    /// Returns why a new section may be one that is known, misspelt.
    fn doubt(
        &mut self,
        level: SectionLevel,
        above: Parent,
        named: &SectionCells,
        label: &str,
    ) -> Option<InputError> {
        let (word, title_field) = fields_of(level);
        let among = TitleScope::Sections(level, above);
        let field = if named.id.is_some() { word } else { title_field };
        let texts = || named.id.iter().chain(named.title.iter().map(|told| &told.text));
        let near = texts().find_map(|text| Some((text, self.titles.near(among, text)?.to_owned())));
        for text in texts() {
            self.titles.learn(among, text, text);
        }
        // Where a row has both its id and its title, it is meant to be new.
        let (text, near) = near.filter(|_| named.id.is_none() || named.title.is_empty())?;
        let read = messages::shell(&format!("{field}:{text}={near}"));
        let message = format!("no {word} is called `{text}`; did you mean `{near}`?");
        self.similar(field, message, format!("then say so: `--read {read}`"), label)
    }

    /// Refuses what is nearly the same as another, or remarks on it if that was allowed.
    pub(super) fn similar(
        &mut self,
        field: &str,
        message: String,
        help: String,
        label: &str,
    ) -> Option<InputError> {
        if self.policy.add_similar {
            self.remarks.push(format!("{label}: {message} It is a new one"));
            return None;
        }
        let problem = InputError::new(message, help).and("`--add-similar` makes a new one of it");
        Some(self.named(field, problem))
    }

    fn with_title(
        &self,
        level: SectionLevel,
        above: Parent,
        title: &str,
    ) -> Result<Option<usize>, InputError> {
        let alike = self.by_title.get(&(level, plain(title))).map_or(&[][..], Vec::as_slice);
        let is_here = |index: &&usize| match above {
            Parent::Plan => true,
            Parent::Old(parent) => self.book.plan.sections[**index].parent == Some(parent),
            Parent::New(_) => false,
        };
        let found: Vec<usize> = alike.iter().filter(is_here).copied().collect();
        match found[..] {
            [] | [_] => Ok(found.first().copied()),
            _ => {
                let ids = found.iter().map(|index| self.book.plan.sections[*index].id.as_str());
                let message = format!("`{title}` is the title of {}", messages::list(ids, "and"));
                Err(InputError::new(message, "name one by its id, or with its pillar"))
            }
        }
    }

    fn is_taken(&self, id: &Id) -> InputError {
        let Some(how) = self.policy.id_origin.filter(|_| self.book.plan.head.id == *id) else {
            let help = "commitments hang under pillars or the plan";
            return InputError::new(format!("`{id}` is something else in the plan"), help);
        };
        let message = format!("`{id}` is the id of the new plan itself{how}");
        InputError::new(message, "give the plan another: `--id NAME`")
    }

    /// Returns the section of an id that a row gives, or that its title makes: the plan's, a new
    /// one's, or one that is made.
    fn with_id(
        &mut self,
        level: SectionLevel,
        mut above: Parent,
        name: &str,
        named: &SectionCells,
    ) -> Result<Parent, InputError> {
        let id = under(self.id_of(above), &part(name).unwrap_or_default()).map_err(|message| {
            let help =
                "ids are letters, digits and `-`; that of a commitment begins with its pillar's";
            InputError::new(message, help)
        })?;
        if let Some(NodeRef::Section(index)) = self.book.plan.find(&id)
            && self.book.plan.sections[index].level == level
        {
            return Ok(Parent::Old(index));
        }
        if let Some(position) = self.positions.get(&id) {
            return Ok(Parent::New(*position));
        }
        if self.taken.contains(&id) {
            return Err(self.is_taken(&id));
        }
        if named.is_apart && named.title.is_empty() {
            return Err(not_repeated(&format!("the title of `{id}` is missing")));
        }
        if above == Parent::Plan
            && let Some(parent) = id.parent()
        {
            let pillar = Id::parse(parent).ok().and_then(|id| self.book.plan.find(&id));
            let Some(NodeRef::Section(index)) = pillar else {
                let message = format!("`{parent}`, the pillar of `{id}`, does not exist");
                let help = "map a column to `pillar`, or `hito add pillar` it first";
                return Err(InputError::new(message, help));
            };
            above = Parent::Old(index);
        }
        let told = match (&named.title[..], &named.id) {
            ([], Some(id)) => &[RawText { lang: None, text: id.clone() }][..],
            (title, _) => title,
        };
        let title = self.text(fields_of(level).1, told)?;
        let title = title.unwrap_or(Text::Plain(id.as_str().into()));
        let position = self.sections.len();
        self.taken.insert(id.clone());
        self.positions.insert(id.clone(), position);
        self.sections.push(NewSection { id, title, level, above });
        Ok(Parent::New(position))
    }
}
