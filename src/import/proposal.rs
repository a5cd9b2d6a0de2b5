//! What rows say → the nodes that a plan does not have yet, and what is said of them.

use std::collections::{HashMap, HashSet};

use super::columns::Columns;
use super::existing::Difference;
use super::names::{Parties, UsedIds};
use super::policy::{ExistingRows, ImportPolicy};
use super::rows::SheetRow;
use super::sections::SectionMatch;
use super::similar::{KnownTitles, TitleScope};
use crate::domain::{Deadline, Id, Kind, LangTag, SectionLevel, Text, Vocabulary};
use crate::i18n::written::plain;
use crate::query::LoadedPlan;
use crate::record::{InputError, RawText, RawUpdate, id_node, read_text, text_node, word_node};
use crate::yaml::edit::Node;

/// The entries of a map.
pub(super) type NodeFields = Vec<(String, Node)>;

/// What a node hangs under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Parent {
    Plan,
    /// A section of the plan, by its index.
    Old(usize),
    /// A new one, by its position.
    New(usize),
}

/// A pillar or commitment that the plan does not have.
pub(super) struct NewSection {
    pub id: Id,
    pub title: Text,
    pub level: SectionLevel,
    pub above: Parent,
}

/// A milestone that the plan does not have.
pub(super) struct NewMilestone {
    pub id: Id,
    pub title: Text,
    pub above: Parent,
    /// All but its id and its ledger.
    pub entries: NodeFields,
    /// What must be completed first, as the row names it.
    pub after: Vec<String>,
    /// Where its row is.
    pub label: String,
}

/// Something that is said of a milestone, new or old.
pub(super) struct RowUpdate {
    pub label: String,
    pub id: Id,
    pub given: RawUpdate,
}

/// What a sheet brings to a plan.
pub(super) struct Proposal<'b> {
    pub(super) book: &'b LoadedPlan,
    pub(super) columns: &'b Columns,
    lang: Option<LangTag>,
    pub(super) existing: ExistingRows,
    pub(super) taken: UsedIds,
    pub owners: Parties,
    pub sections: Vec<NewSection>,
    pub milestones: Vec<NewMilestone>,
    pub words: Vec<RowUpdate>,
    /// Rows whose ids the plan has, and which were left out for that.
    pub skipped: usize,
    /// Rows that say other than what is there.
    pub differing: Vec<Difference>,
    /// The titles that rows give sections otherwise, and that have been told.
    pub(super) told_titles: HashSet<(Parent, String)>,
    /// Whether nodes may be new whose titles are nearly those of others.
    pub(super) add_similar: bool,
    /// What is told of those.
    pub remarks: Vec<String>,
    /// Of a new plan, where its id comes from.
    pub(super) id_origin: Option<&'static str>,
    pub(super) titles: KnownTitles,
    /// The plan's sections by title.
    pub(super) by_title: HashMap<(SectionLevel, String), Vec<usize>>,
    /// The plan's milestones by section and title, once they are asked for; none where several
    /// have one.
    pub(super) old_milestones: Option<HashMap<(usize, String), Option<usize>>>,
    /// Where sections are by what rows call them.
    pub(super) found: HashMap<(SectionLevel, Parent, String), SectionMatch>,
    /// The new sections by id.
    pub(super) positions: HashMap<Id, usize>,
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
            existing: policy.existing,
            taken: UsedIds::of(book),
            owners: Parties::of(book, policy.add_parties, policy.add_similar),
            sections: Vec::new(),
            milestones: Vec::new(),
            words: Vec::new(),
            skipped: 0,
            differing: Vec::new(),
            told_titles: HashSet::new(),
            add_similar: policy.add_similar,
            id_origin: policy.id_origin,
            remarks: Vec::new(),
            titles,
            by_title,
            old_milestones: None,
            found: HashMap::new(),
            positions: HashMap::new(),
            rows: HashMap::new(),
        }
    }

    /// Takes in a row, as far as it can be read, and adds what is wrong with it to its problems. A
    /// row that is refused is taken in too, so that all that is wrong with it is told at once.
    pub(super) fn add(&mut self, item: &SheetRow, problems: &mut Vec<InputError>) {
        let place = self.above(item, problems);
        let place = place.and_then(|above| self.milestone_id(item, above));
        let old = place.as_ref().ok().and_then(|(_, id)| self.book.plan.milestone(id));
        if let Some((index, _)) = old {
            return self.known(item, index, problems);
        }
        match &place {
            Ok((_, id)) if item.title.is_empty() && self.existing != ExistingRows::Refuse => {
                problems.push(self.unknown(id));
            }
            _ => self.lacks(item, problems),
        }
        let entries = self.entries(item, problems);
        let words = self.words_of(item, problems);
        let (above, id) = match place {
            Ok((_, id)) if self.taken.has(&id) => return problems.push(self.in_use(&id)),
            Ok(place) => place,
            Err(problem) => return problems.push(problem),
        };
        problems.extend(self.doubt_milestone(item, above));
        let title = match self.text("title", &item.title) {
            Ok(Some(title)) => title,
            _ => Text::Plain(id.as_str().into()),
        };
        self.taken.take(&id);
        self.rows.insert(id.clone(), item.label.clone());
        self.say(&item.label, &id, words);
        let (label, after) = (item.label.clone(), item.after.clone());
        self.milestones.push(NewMilestone { id, title, above, entries, after, label });
    }

    /// What a row of a new milestone must have.
    fn lacks(&self, item: &SheetRow, problems: &mut Vec<InputError>) {
        let mut missing = |field: &str, is_told: bool, help: &str| {
            // What stands there but cannot be read has been told.
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
        let message = format!("{}: {}", self.columns.called(field), problem.message);
        InputError { message, ..problem }
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

    /// The updates of a row, their speakers found by name.
    pub(super) fn words_of(
        &mut self,
        item: &SheetRow,
        problems: &mut Vec<InputError>,
    ) -> Vec<RawUpdate> {
        let said: Vec<&RawUpdate> = item.amendment.iter().chain(&item.said).collect();
        let mut words = Vec::with_capacity(said.len());
        for given in said {
            let mut given = given.clone();
            let is_word = |by: &str| ["joint", "independent"].contains(&by.to_lowercase().as_str());
            if let Some(by) = given.by.take_if(|by| !is_word(by)) {
                let found = self.owners.find(&mut self.taken, &by);
                given.by = Some(found.map_or_else(
                    |problem| {
                        problems.push(self.named("by", problem));
                        // Whoever it is: what else is wrong with the row is told as well.
                        "independent".to_owned()
                    },
                    |id| id.to_string(),
                ));
            }
            words.push(given);
        }
        words
    }

    pub(super) fn say(&mut self, label: &str, id: &Id, words: Vec<RawUpdate>) {
        let word = |given| RowUpdate { label: label.to_owned(), id: id.clone(), given };
        self.words.extend(words.into_iter().map(word));
    }

    /// A milestone's keys in the order of the format.
    fn entries(&mut self, item: &SheetRow, problems: &mut Vec<InputError>) -> NodeFields {
        let mut entries = NodeFields::new();
        let mut put = |key: &str, node: Option<Node>| {
            entries.extend(node.map(|node| (key.to_owned(), node)));
        };
        let mut text = |field: &str, told: &[RawText]| {
            let text = self.text(field, told).unwrap_or_else(|problem| {
                problems.push(problem);
                None
            });
            text.as_ref().map(text_node)
        };
        let title = text("title", &item.title);
        // A row that is refused is judged on as if it had what it lacks.
        put("title", title.or_else(|| Some(Node::text("?"))));
        put("kind", Some(word_node(item.kind.unwrap_or(Kind::Cooperation).code())));
        put("strength", item.strength.map(|strength| word_node(strength.code())));
        put("quote", item.quote.as_ref().map(|quote| Node::Text(quote.clone())));
        let due = item.due.as_ref().filter(|_| !self.counts_from_nothing(item));
        put("due", due.map(word_node));
        put("done-when", text("done-when", &item.done_when));
        let mut unknown = Vec::new();
        let parties = self.owners.all(&mut self.taken, &item.parties, &mut unknown);
        problems.extend(unknown.into_iter().map(|problem| self.named("parties", problem)));
        let list = |nodes: Vec<Node>| (!nodes.is_empty()).then_some(Node::List(nodes));
        put("parties", list(parties.iter().map(id_node).collect()));
        put("tags", list(item.tags.iter().map(|tag| Node::Text(tag.clone())).collect()));
        entries
    }
}
