//! What rows say → the nodes that a plan does not have yet, and what is said of them.

use std::collections::{HashMap, HashSet};

use super::columns::Columns;
use super::names::Parties;
use super::nodes::{Difference, NewMilestone, NewSection, Parent, RowUpdate};
use super::policy::{ExistingRows, ImportPolicy};
use super::sheet_row::SheetRow;
use super::similar::{KnownTitles, TitleScope};
use crate::domain::{Deadline, Id, Kind, LangTag, SectionLevel, Text, Vocabulary};
use crate::i18n::written::plain;
use crate::query::{LoadedPlan, resolvable};
use crate::record::{
    InputError, NodeEntries, RawText, RawUpdate, entries, id_node, list_node, read_text, text_node,
    word_node,
};
use crate::yaml::edit::Node;

/// What a sheet brings to a plan.
pub(super) struct Proposal<'b> {
    pub book: &'b LoadedPlan,
    pub columns: &'b Columns,
    lang: Option<LangTag>,
    pub policy: ImportPolicy,
    pub taken: HashSet<Id>,
    pub owners: Parties,
    pub sections: Vec<NewSection>,
    pub milestones: Vec<NewMilestone>,
    pub words: Vec<RowUpdate>,
    /// The number of rows that were left out because the plan has their ids.
    pub skipped: usize,
    pub differing: Vec<Difference>,
    /// The titles that rows give sections otherwise, and that have been reported.
    pub told_titles: HashSet<(Parent, String)>,
    /// What is said of nodes whose titles are nearly those of others.
    pub remarks: Vec<String>,
    pub titles: KnownTitles,
    /// The plan's sections by title.
    pub by_title: HashMap<(SectionLevel, String), Vec<usize>>,
    /// The plan's milestones by section and title, once they are asked for; `None` if several have
    /// one.
    pub old_milestones: Option<HashMap<(usize, String), Option<usize>>>,
    /// Where sections are by what rows call them, and why they may be others.
    pub found: HashMap<(SectionLevel, Parent, String), (Parent, Option<InputError>)>,
    /// The new sections by id.
    pub positions: HashMap<Id, usize>,
    /// Where each id is from.
    pub rows: HashMap<Id, String>,
}

impl<'b> Proposal<'b> {
    pub(super) fn new(
        book: &'b LoadedPlan,
        columns: &'b Columns,
        lang: Option<LangTag>,
        policy: ImportPolicy,
    ) -> Self {
        let mut titles = KnownTitles::default();
        let mut by_title: HashMap<(SectionLevel, String), Vec<usize>> = HashMap::new();
        for (index, section) in book.plan.sections.iter().enumerate() {
            for title in section.title.all() {
                by_title.entry((section.level, plain(title))).or_default().push(index);
                // A commitment may be named with its pillar or without.
                let pillar = section.parent.map(Parent::Old);
                for above in pillar.into_iter().chain([Parent::Plan]) {
                    titles.learn(TitleScope::Sections(section.level, above), title, title);
                }
            }
        }
        Self {
            book,
            columns,
            lang,
            policy,
            taken: resolvable(&book.plan).iter().map(|target| target.id().clone()).collect(),
            owners: Parties::of(book, policy),
            sections: Vec::new(),
            milestones: Vec::new(),
            words: Vec::new(),
            skipped: 0,
            differing: Vec::new(),
            told_titles: HashSet::new(),
            remarks: Vec::new(),
            titles,
            by_title,
            old_milestones: None,
            found: HashMap::new(),
            positions: HashMap::new(),
            rows: HashMap::new(),
        }
    }

    /// Adds a row, as far as it can be read, and what is wrong with it to its problems. A row that
    /// is refused is added too, so that all that is wrong with it is reported at once.
    pub(super) fn add(&mut self, item: &SheetRow, problems: &mut Vec<InputError>) {
        let place = self.above(item, problems);
        let place = place.and_then(|above| self.milestone_id(item, above));
        let old = place.as_ref().ok().and_then(|(_, id)| self.book.plan.milestone(id));
        if let Some((index, _)) = old {
            return self.known(item, index, problems);
        }
        match &place {
            Ok((_, id))
                if item.title.is_empty() && self.policy.existing != ExistingRows::Refuse =>
            {
                problems.push(self.unknown(id));
            }
            _ => self.lacks(item, problems),
        }
        let (title, entries) = self.entries(item, problems);
        let words = self.words_of(item, problems);
        let (above, id) = match place {
            Ok((_, id)) if self.taken.contains(&id) => return problems.push(self.in_use(&id)),
            Ok(place) => place,
            Err(problem) => return problems.push(problem),
        };
        problems.extend(self.doubt_milestone(item, above));
        self.taken.insert(id.clone());
        self.rows.insert(id.clone(), item.label.clone());
        self.say(&item.label, &id, words);
        let (label, after) = (item.label.clone(), item.after.clone());
        self.milestones.push(NewMilestone { id, title, above, entries, after, label });
    }

    /// Reports what a new milestone must have and its row has not.
    fn lacks(&self, item: &SheetRow, problems: &mut Vec<InputError>) {
        let mut missing = |field: &str, is_told: bool, help: &str| {
            // What is there but cannot be read has been reported.
            if !is_told && !item.in_cells.contains(&field) {
                problems.push(self.named(field, InputError::new("is missing", help)));
            }
        };
        missing("title", !item.title.is_empty(), "every milestone has a title");
        let help = "`--set kind=KIND` gives one where the cell is empty";
        missing("kind", item.kind.is_some() || self.columns.sets("kind").next().is_some(), help);
        if self.counts_from_nothing(item) {
            let help = "give the plan's day, `--issued DATE`, or read it as `every … from DATE`";
            let problem = InputError::new("from when does a recurring duty count?", help);
            problems.push(self.named("due", problem));
        }
    }

    fn counts_from_nothing(&self, item: &SheetRow) -> bool {
        let recurs = matches!(item.due, Some(Deadline::Every(_, None)));
        recurs && self.book.plan.head.issued.is_none()
    }

    pub(super) fn named(&self, field: &str, problem: InputError) -> InputError {
        problem.about(&self.columns.called(field))
    }

    pub(super) fn text(&self, field: &str, told: &[RawText]) -> Result<Option<Text>, InputError> {
        read_text(&self.book.plan, told, self.lang, &self.columns.called(field))
    }

    fn in_use(&self, id: &Id) -> InputError {
        let at = self.rows.get(id).map_or("the plan".to_owned(), Clone::clone);
        let help = match self.rows.get(id) {
            Some(_) => "each milestone has one row; where two have the same title, give them ids",
            None => "ids are matched without regard to case, and never used again",
        };
        self.named("id", InputError::new(format!("`{id}` is in {at} already"), help))
    }

    pub(super) fn words_of(
        &mut self,
        item: &SheetRow,
        problems: &mut Vec<InputError>,
    ) -> Vec<RawUpdate> {
        let mut words: Vec<RawUpdate> = item.amendment.iter().chain(&item.said).cloned().collect();
        let is_word = |by: &str| ["joint", "independent"].contains(&by.to_lowercase().as_str());
        for by in words.iter_mut().filter_map(|given| given.by.as_mut()).filter(|by| !is_word(by)) {
            *by = match self.owners.find(&mut self.taken, by) {
                Ok(id) => id.to_string(),
                Err(problem) => {
                    problems.push(self.named("by", problem));
                    // Whoever it is: what else is wrong with the row is reported as well.
                    "independent".to_owned()
                }
            };
        }
        words
    }

    pub(super) fn say(&mut self, label: &str, id: &Id, words: Vec<RawUpdate>) {
        let word = |given| RowUpdate { label: label.to_owned(), id: id.clone(), given };
        self.words.extend(words.into_iter().map(word));
    }

    /// Returns a milestone's title, and its other keys in the order of the format.
    fn entries(&mut self, item: &SheetRow, problems: &mut Vec<InputError>) -> (Text, NodeEntries) {
        let mut text = |field: &str, told: &[RawText]| {
            let text = self.text(field, told);
            text.unwrap_or_else(|problem| {
                problems.push(problem);
                None
            })
        };
        // A row that is refused is checked as if it had what it lacks.
        let title = text("title", &item.title).unwrap_or_else(|| Text::Plain("?".into()));
        let kind = item.kind.unwrap_or(Kind::Cooperation);
        let due = item.due.as_ref().filter(|_| !self.counts_from_nothing(item));
        let done_when = text("done-when", &item.done_when);
        let mut unknown = Vec::new();
        let parties = self.owners.all(&mut self.taken, &item.parties, &mut unknown);
        problems.extend(unknown.into_iter().map(|problem| self.named("parties", problem)));
        let entries = entries([
            ("kind", Some(word_node(kind.code()))),
            ("strength", item.strength.map(|strength| word_node(strength.code()))),
            ("quote", item.quote.clone().map(Node::Text)),
            ("due", due.map(word_node)),
            ("done-when", done_when.as_ref().map(text_node)),
            ("parties", list_node(parties.iter().map(id_node))),
            ("tags", list_node(item.tags.iter().cloned().map(Node::Text))),
        ]);
        (title, entries)
    }
}
