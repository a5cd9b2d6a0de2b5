//! What rows say → the nodes that a plan does not have yet, and what is said of them.

use std::collections::HashMap;

use super::Existing;
use super::columns::Columns;
use super::names::{Owners, Taken, part, under};
use super::rows::{Item, Level as Named};
use crate::cli::failure::Problem;
use crate::cli::session::Book;
use crate::cli::write::{Given, Told, id_node, text, text_node, word_node};
use crate::domain::ledger::replay;
use crate::domain::snapshot::current_deadline;
use crate::domain::{Deadline, Id, LangTag, Level, NodeRef, Text, Vocabulary};
use crate::edit::Node;

/// The entries of a map.
pub(super) type Entries = Vec<(String, Node)>;

/// What a node hangs under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Above {
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
    pub level: Level,
    pub above: Above,
}

/// A milestone that the plan does not have.
pub(super) struct NewMilestone {
    pub id: Id,
    pub title: Text,
    pub above: Above,
    /// All but its id and its ledger.
    pub entries: Entries,
    /// Where its row is.
    pub label: String,
}

/// Something that is said of a milestone, new or old.
pub(super) struct Word {
    pub label: String,
    pub id: Id,
    pub given: Given,
}

/// What a sheet brings to a plan.
pub(super) struct Tree<'b> {
    book: &'b Book,
    columns: &'b Columns,
    lang: Option<LangTag>,
    existing: Existing,
    taken: Taken,
    pub owners: Owners,
    pub sections: Vec<NewSection>,
    pub milestones: Vec<NewMilestone>,
    pub words: Vec<Word>,
    /// Rows whose ids the plan has, and which were left out for that.
    pub skipped: usize,
    /// Rows of ids that the plan has, and which say other than it does.
    pub differing: Vec<String>,
    /// Where sections are by what rows call them.
    found: HashMap<(Level, Above, String), Above>,
    /// The new sections by id.
    positions: HashMap<Id, usize>,
    /// Where each new id is from.
    rows: HashMap<Id, String>,
}

impl<'b> Tree<'b> {
    pub(super) fn new(
        book: &'b Book,
        columns: &'b Columns,
        lang: Option<LangTag>,
        existing: Existing,
        may_add_parties: bool,
    ) -> Self {
        Self {
            book,
            columns,
            lang,
            existing,
            taken: Taken::of(book),
            owners: Owners::of(book, may_add_parties),
            sections: Vec::new(),
            milestones: Vec::new(),
            words: Vec::new(),
            skipped: 0,
            differing: Vec::new(),
            found: HashMap::new(),
            positions: HashMap::new(),
            rows: HashMap::new(),
        }
    }

    /// Takes in a row.
    pub(super) fn add(&mut self, item: &Item) -> Result<(), Vec<Problem>> {
        let above = self.above(item).map_err(|problem| vec![problem])?;
        let (above, id) = self.milestone_id(item, above).map_err(|problem| vec![problem])?;
        let title = self.text("title", &item.title).map_err(|problem| vec![problem])?;
        let Some(title) = title else { return Ok(()) };
        if let Some(NodeRef::Milestone(index)) = self.book.plan.find(&id) {
            return self.known(item, index, &title).map_err(|problem| vec![problem]);
        }
        if self.taken.has(&id) {
            return Err(vec![self.in_use(&id)]);
        }
        let mut problems = Vec::new();
        let recurs = matches!(item.due, Some(Deadline::Every(_, None)));
        if recurs && self.book.plan.head.issued.is_none() {
            let help = "give the plan's day, `--issued DATE`, or read it as `every … from DATE`";
            let problem = Problem::new("from when does a recurring duty count?", help);
            problems.push(self.named("due", problem));
        }
        let entries = self.entries(item, &mut problems);
        let said = item.amendment.iter().chain(&item.said);
        self.say(&item.label, &id, said, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        self.taken.take(&id);
        self.rows.insert(id.clone(), item.label.clone());
        let label = item.label.clone();
        self.milestones.push(NewMilestone { id, title, above, entries, label });
        Ok(())
    }

    fn named(&self, field: &str, problem: Problem) -> Problem {
        let message = format!("{}: {}", self.columns.called(field), problem.message);
        Problem { message, ..problem }
    }

    fn text(&self, field: &str, told: &[Told]) -> Result<Option<Text>, Problem> {
        text(&self.book.plan, told, self.lang, &self.columns.called(field))
    }

    fn in_use(&self, id: &Id) -> Problem {
        let at = self.rows.get(id).map_or("the plan".to_owned(), Clone::clone);
        let help = match self.rows.get(id) {
            Some(_) => "each milestone has one row; where two have the same title, give them ids",
            None => "ids are matched without regard to case, and never used again",
        };
        self.named("id", Problem::new(format!("`{id}` is in {at} already"), help))
    }

    /// The section that a row names for its milestone, which is made where there is none; none
    /// where it names none.
    fn above(&mut self, item: &Item) -> Result<Option<Above>, Problem> {
        let mut above = Above::Plan;
        if item.pillar.is_named() {
            above = self.section(Level::Pillar, above, &item.pillar)?;
        }
        if item.commitment.is_named() {
            above = self.section(Level::Commitment, above, &item.commitment)?;
        }
        Ok((above != Above::Plan).then_some(above))
    }

    fn id_of(&self, above: Above) -> Option<&Id> {
        match above {
            Above::Plan => None,
            Above::Old(index) => Some(&self.book.plan.sections[index].id),
            Above::New(position) => Some(&self.sections[position].id),
        }
    }

    fn section(&mut self, level: Level, above: Above, named: &Named) -> Result<Above, Problem> {
        let (field, title_field) = match level {
            Level::Pillar => ("pillar", "pillar-title"),
            Level::Commitment => ("commitment", "commitment-title"),
        };
        let first = named.title.first().map(|told| told.text.as_str());
        let name = named.id.as_deref().or(first).unwrap_or_default();
        let key = (level, above, name.to_lowercase());
        if let Some(found) = self.found.get(&key) {
            return Ok(*found);
        }
        let wrong = |tree: &Self, message: String| {
            let help =
                "ids are letters, digits and `-`; that of a commitment begins with its pillar's";
            tree.named(field, Problem::new(message, help))
        };
        let by_title = self.with_title(level, above, named.id.as_deref().or(first));
        let section = match by_title {
            Some(index) => Above::Old(index),
            None => {
                let part = part(name).unwrap_or_default();
                let id = under(self.id_of(above), &part).map_err(|error| wrong(self, error))?;
                self.with_id(level, above, id, named, title_field)
                    .map_err(|problem| self.named(field, problem))?
            }
        };
        self.found.insert(key, section);
        Ok(section)
    }

    /// A section of the plan that has a title.
    fn with_title(&self, level: Level, above: Above, title: Option<&str>) -> Option<usize> {
        let title = title?.to_lowercase();
        self.book.plan.sections.iter().position(|section| {
            let is_here = match above {
                Above::Plan => true,
                Above::Old(index) => section.parent == Some(index),
                Above::New(_) => false,
            };
            is_here
                && section.level == level
                && section.title.all().any(|text| text.to_lowercase() == title)
        })
    }

    /// The section of an id: the plan's, a new one's, or one that is made.
    fn with_id(
        &mut self,
        level: Level,
        above: Above,
        id: Id,
        named: &Named,
        title_field: &str,
    ) -> Result<Above, Problem> {
        if let Some(NodeRef::Section(index)) = self.book.plan.find(&id)
            && self.book.plan.sections[index].level == level
        {
            return Ok(Above::Old(index));
        }
        if let Some(position) = self.positions.get(&id) {
            return Ok(Above::New(*position));
        }
        if self.taken.has(&id) {
            let help = "commitments hang under pillars or the plan";
            return Err(Problem::new(format!("`{id}` is something else in the plan"), help));
        }
        let mut above = above;
        if above == Above::Plan
            && let Some(parent) = id.parent()
        {
            let pillar = Id::parse(parent).ok().and_then(|id| self.book.plan.find(&id));
            let Some(NodeRef::Section(index)) = pillar else {
                let message = format!("`{parent}`, the pillar of `{id}`, does not exist");
                let help = "map a column to `pillar`, or `hito add pillar` it first";
                return Err(Problem::new(message, help));
            };
            above = Above::Old(index);
        }
        let told = match (&named.title[..], &named.id) {
            ([], Some(id)) => &[Told { lang: None, text: id.clone() }][..],
            (title, _) => title,
        };
        let title = self.text(title_field, told)?;
        let title = title.unwrap_or(Text::Plain(id.as_str().into()));
        let position = self.sections.len();
        self.taken.take(&id);
        self.positions.insert(id.clone(), position);
        self.sections.push(NewSection { id, title, level, above });
        Ok(Above::New(position))
    }

    /// The milestone's id, with the section that it hangs under.
    fn milestone_id(&self, item: &Item, above: Option<Above>) -> Result<(Above, Id), Problem> {
        let title = item.title.first().map_or("", |told| told.text.as_str());
        let name = item.id.as_deref().unwrap_or(title);
        let field = if item.id.is_some() { "id" } else { "title" };
        let wrong = |message: String, help: &str| self.named(field, Problem::new(message, help));
        let part = match item.id {
            Some(_) => part(name),
            None => Some(crate::cli::write::slug(title)).filter(|slug| !slug.is_empty()),
        };
        let form = "ids are letters, digits and `-`, in parts joined by dots; `--map id=COLUMN` says where they are";
        let part = part.ok_or_else(|| wrong(format!("no id can be made of `{name}`"), form))?;
        if let Some(above) = above {
            let id = under(self.id_of(above), &part).map_err(|error| wrong(error, form))?;
            return Ok((above, id));
        }
        let id = Id::parse(&part).map_err(|error| wrong(error, form))?;
        let parent = id.parent().and_then(|parent| Id::parse(parent).ok());
        let found = parent.as_ref().and_then(|parent| self.book.plan.find(parent));
        if let Some(NodeRef::Section(index)) = found {
            return Ok((Above::Old(index), id));
        }
        let help = "map a column to `commitment`, or give one for every row: `--set commitment=ID`";
        Err(match parent {
            Some(parent) => {
                wrong(format!("`{parent}`, which `{id}` hangs under, does not exist"), help)
            }
            None => wrong(format!("which commitment does `{id}` hang under?"), help),
        })
    }

    /// What becomes of a row whose id the plan has.
    fn known(&mut self, item: &Item, index: usize, title: &Text) -> Result<(), Problem> {
        let milestone = &self.book.plan.milestones[index];
        let id = milestone.id.clone();
        match self.existing {
            Existing::Refuse => {
                let mut problem = Problem::new(
                    format!("`{id}` is in the plan already"),
                    "`--existing skip` leaves such rows out",
                );
                problem
                    .help
                    .push("`--existing update` records what they say that is new".to_owned());
                return Err(self.named("id", problem));
            }
            Existing::Skip => self.skipped += 1,
            Existing::Update => {
                if let Some(before) = self.rows.insert(id.clone(), item.label.clone()) {
                    let message = format!("`{id}` is in {before} already");
                    return Err(
                        self.named("id", Problem::new(message, "each milestone has one row"))
                    );
                }
                let same_due = item.due.is_none()
                    || milestone.due.as_ref().map(|due| &due.deadline) == item.due.as_ref();
                let same_title =
                    title.all().all(|text| milestone.title.all().any(|known| known == text));
                if !(same_due && same_title) {
                    let what = if same_title { "deadline" } else { "title" };
                    self.differing.push(format!("{}: the {what} of `{id}` is another", item.label));
                }
                let standing = replay(&self.book.plan, milestone, self.book.as_of);
                let current = current_deadline(milestone, &standing).map(ToString::to_string);
                let moved = item.amendment.as_ref().filter(|moved| moved.due != current);
                let mut problems = Vec::new();
                self.say(&item.label, &id, moved.into_iter().chain(&item.said), &mut problems);
                if let Some(problem) = problems.into_iter().next() {
                    return Err(problem);
                }
            }
        }
        Ok(())
    }

    /// What a row says of its milestone.
    fn say<'g>(
        &mut self,
        label: &str,
        id: &Id,
        said: impl Iterator<Item = &'g Given>,
        problems: &mut Vec<Problem>,
    ) {
        let mut words = Vec::new();
        for given in said {
            let mut given = given.clone();
            let is_word = |by: &str| ["joint", "independent"].contains(&by.to_lowercase().as_str());
            if let Some(by) = given.by.take_if(|by| !is_word(by)) {
                match self.owners.find(&mut self.taken, &by) {
                    Ok(id) => given.by = Some(id.to_string()),
                    Err(problem) => problems.push(self.named("by", problem)),
                }
            }
            words.push(Word { label: label.to_owned(), id: id.clone(), given });
        }
        if problems.is_empty() {
            self.words.extend(words);
        }
    }

    /// A milestone's keys in the order of the format.
    fn entries(&mut self, item: &Item, problems: &mut Vec<Problem>) -> Entries {
        let mut entries = Entries::new();
        let mut put = |key: &str, node: Option<Node>| {
            entries.extend(node.map(|node| (key.to_owned(), node)));
        };
        let mut text = |field: &str, told: &[Told]| {
            let text = self.text(field, told).unwrap_or_else(|problem| {
                problems.push(problem);
                None
            });
            text.as_ref().map(text_node)
        };
        put("title", text("title", &item.title));
        put("kind", item.kind.map(|kind| word_node(kind.code())));
        put("strength", item.strength.map(|strength| word_node(strength.code())));
        put("quote", item.quote.as_ref().map(|quote| Node::Text(quote.clone())));
        put("due", item.due.as_ref().map(word_node));
        put("done-when", text("done-when", &item.done_when));
        let parties = self.owners.all(&mut self.taken, &item.parties);
        let parties = parties.unwrap_or_else(|problem| {
            problems.push(self.named("parties", problem));
            Vec::new()
        });
        let list = |nodes: Vec<Node>| (!nodes.is_empty()).then_some(Node::List(nodes));
        put("parties", list(parties.iter().map(id_node).collect()));
        put("tags", list(item.tags.iter().map(|tag| Node::Text(tag.clone())).collect()));
        entries
    }
}
