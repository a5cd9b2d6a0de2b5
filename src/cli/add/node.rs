//! What each kind of node is made of.

use super::change_of;
use crate::cli::failure::{Failure, Problem};
use crate::cli::session::Book;
use crate::cli::write::{
    Change, DryRun, Told, append, file, for_names, id_node, own_file, pillar_file, text, text_node,
    word_node,
};
use crate::domain::{
    Deadline, Id, Kind, LangTag, Level, NodeRef, Place, Plan, Strength, Text, Vocabulary,
};
use crate::edit::Node;
use crate::wording;

/// What every node has.
#[derive(Debug, clap::Args)]
pub(super) struct Named {
    /// Its id, in full: `I.4.mou-research` hangs under `I.4`
    #[arg(value_name = "NEW")]
    pub id: String,

    /// Its title, or a party's name, in the language of --lang; `LANG=TEXT` says another
    #[arg(long, visible_alias = "name", value_name = "TEXT")]
    title: Vec<String>,

    /// The title in Spanish
    #[arg(long, alias = "name-es", value_name = "TEXT")]
    title_es: Option<String>,

    /// The title in English
    #[arg(long, alias = "name-en", value_name = "TEXT")]
    title_en: Option<String>,

    /// The title in French
    #[arg(long, alias = "name-fr", value_name = "TEXT")]
    title_fr: Option<String>,

    /// Take the id although an earlier commit has used it: the same comes back
    #[arg(long)]
    pub reuse_id: bool,
}

/// What pillars, commitments and milestones have in common.
#[derive(Debug, clap::Args)]
pub(super) struct Placed {
    /// Its words in the source, verbatim; `[…]` skips words; may be given several times
    #[arg(long, value_name = "TEXT")]
    quote: Vec<String>,

    /// Who owes it: parties or sides, separated by commas; `unnamed` where the text names nobody
    #[arg(long, value_name = "PARTIES", value_delimiter = ',')]
    parties: Vec<String>,

    /// Free labels, separated by commas
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    tags: Vec<String>,

    /// A new file for it, by its path from the plan's folder [default: as its siblings have]
    #[arg(long, value_name = "FILE")]
    file: Option<String>,
}

/// A pillar
#[derive(Debug, clap::Args)]
pub(super) struct Pillar {
    #[command(flatten)]
    pub named: Named,
    #[command(flatten)]
    placed: Placed,
    #[command(flatten)]
    pub dry_run: DryRun,
}

/// A commitment, under a pillar or, with an id without a dot, directly under the plan
#[derive(Debug, clap::Args)]
pub(super) struct Commitment {
    #[command(flatten)]
    pub named: Named,
    #[command(flatten)]
    placed: Placed,
    #[command(flatten)]
    pub dry_run: DryRun,
}

/// A milestone, under a commitment or a pillar
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  hito add milestone I.4.joint-lab --title-en 'Joint laboratory opened' --kind body \\
    --strength firm --quote 'abrirán un laboratorio conjunto en 2027' --due 2027 \\
    --due-text 'en 2027' --parties mx,ca")]
pub(super) struct Milestone {
    #[command(flatten)]
    pub named: Named,

    /// What it is a promise of: instrument, body, event, policy, exchange or cooperation
    #[arg(long, value_name = "KIND")]
    kind: String,

    /// How hard its words bind: firm, effort or exploratory
    #[arg(long, value_name = "STRENGTH")]
    strength: Option<String>,

    /// The deadline as promised: `2026-03-31`, `before 2026-03-31`, `2026-Q3`, `every 6 months`…
    #[arg(long, value_name = "DEADLINE")]
    due: Option<String>,

    /// The deadline's own words, which stand inside the quote
    #[arg(long, value_name = "TEXT", requires = "due")]
    due_text: Option<String>,

    /// Milestones that must be completed first, separated by commas
    #[arg(long, value_name = "ID", value_delimiter = ',')]
    after: Vec<String>,

    #[command(flatten)]
    placed: Placed,
    #[command(flatten)]
    pub dry_run: DryRun,
}

/// A party, which can owe milestones and speak of them
#[derive(Debug, clap::Args)]
pub(super) struct Party {
    #[command(flatten)]
    pub named: Named,

    /// The side it belongs to
    #[arg(long, value_name = "SIDE")]
    side: Option<String>,

    /// Its acronym; `LANG=TEXT` where it differs by language
    #[arg(long, value_name = "TEXT")]
    acronym: Vec<String>,

    #[command(flatten)]
    pub dry_run: DryRun,
}

type Entries = Vec<(String, Node)>;

impl Named {
    fn title(&self, plan: &Plan, lang: Option<LangTag>) -> Result<Text, Failure> {
        let mut given: Vec<Told> =
            self.title.iter().map(|text| Told::of_option(plan, text)).collect();
        for (lang, text) in [("es", &self.title_es), ("en", &self.title_en), ("fr", &self.title_fr)]
        {
            given.extend(text.as_ref().map(|text| Told::in_lang(lang, text)));
        }
        let missing = || Problem::new("--title: what is it called?", "give it a title");
        Ok(text(plan, &given, lang, "--title")?.ok_or_else(missing)?)
    }
}

/// A node's first entries: its id, under its first key in a file of its own, and its title.
fn head(first_key: &str, id: &Id, title: &Text) -> Entries {
    vec![(first_key.to_owned(), id_node(id)), ("title".to_owned(), text_node(title))]
}

fn texts(entries: &mut Entries, key: &str, texts: &[String]) {
    let node = match texts {
        [] => return,
        [one] => Node::Text(one.trim().to_owned()),
        many => Node::List(many.iter().map(|text| Node::Text(text.trim().to_owned())).collect()),
    };
    entries.push((key.to_owned(), node));
}

impl Placed {
    fn parties(&self, plan: &Plan) -> Result<Option<Node>, Failure> {
        let known = || {
            let sides = plan.head.sides.iter().map(|side| &side.id);
            sides.chain(plan.parties.iter().map(|party| &party.id))
        };
        let mut nodes = Vec::with_capacity(self.parties.len());
        for name in &self.parties {
            let found = known().find(|id| id.is(name.trim()));
            let unnamed = name == crate::domain::UNNAMED;
            if found.is_none() && !unnamed {
                let near = wording::nearest(name, known().map(Id::as_str));
                let help = "`hito list --level party` shows them; `hito add party` adds one";
                let help = near.map_or(help.to_owned(), wording::did_you_mean);
                return Err(Failure::new(
                    format!("--parties: there is no party or side `{name}`"),
                    help,
                ));
            }
            nodes.push(found.map_or_else(|| word_node(crate::domain::UNNAMED), id_node));
        }
        Ok((!nodes.is_empty()).then_some(Node::List(nodes)))
    }

    fn put_tags(&self, entries: &mut Entries) {
        if !self.tags.is_empty() {
            let tags = self.tags.iter().map(|tag| Node::Text(tag.trim().to_owned()));
            entries.push(("tags".to_owned(), Node::List(tags.collect())));
        }
    }
}

/// Places of sections of a level under a pillar, or directly under the plan.
fn sections(plan: &Plan, level: Level, parent: Option<usize>) -> Vec<&Place> {
    let found = plan.sections.iter().filter(|s| s.level == level && s.parent == parent);
    found.map(|section| &section.place).collect()
}

impl Pillar {
    pub(super) fn change(
        &self,
        book: &Book,
        id: &Id,
        lang: Option<LangTag>,
    ) -> anyhow::Result<Change> {
        if id.parent().is_some() {
            let message =
                format!("a pillar stands directly under the plan, so `{id}` cannot have a dot");
            return Err(Failure::new(message, "commitments and milestones have").into());
        }
        let title = self.named.title(&book.plan, lang)?;
        let last = book.plan.sections.iter().rev().find(|section| section.level == Level::Pillar);
        let last = last.map(|section| &section.place);
        let own = self.placed.file.clone().or_else(|| pillar_file(book, id, for_names(&title), 0));
        let first_key = if own.is_some() { "pillar" } else { "id" };
        let entries = section(book, &self.placed, head(first_key, id, &title))?;
        let mut change = change_of(id);
        match own {
            Some(path) => file(book, &mut change, &path, &Node::Map(entries), last)?,
            None => append(&mut change, &book.plan.head.place, "pillars", Node::Map(entries)),
        }
        Ok(change)
    }
}

fn section(book: &Book, placed: &Placed, mut entries: Entries) -> Result<Entries, Failure> {
    texts(&mut entries, "quote", &placed.quote);
    entries.extend(placed.parties(&book.plan)?.map(|node| ("parties".to_owned(), node)));
    placed.put_tags(&mut entries);
    Ok(entries)
}

/// The section that an id names as its parent.
fn parent(plan: &Plan, id: &Id, may_be: &[Level]) -> Result<usize, Failure> {
    let name = id.parent().unwrap_or_default();
    let found = Id::parse(name).ok().and_then(|id| plan.find(&id));
    match found {
        Some(NodeRef::Section(index)) if may_be.contains(&plan.sections[index].level) => Ok(index),
        Some(_) => {
            let message = format!("`{id}` cannot hang under `{name}`");
            let help = "commitments hang under pillars or the plan, milestones under commitments or pillars";
            Err(Failure::new(message, help))
        }
        None => {
            let ids = plan.sections.iter().map(|section| section.id.as_str());
            // Short ids are all alike: a near one says nothing.
            let help = wording::nearest(name, ids).filter(|near| near.len() > 3);
            let help = help.map_or(format!("add `{name}` first"), wording::did_you_mean);
            Err(Failure::new(format!("`{name}`, the parent of `{id}`, does not exist"), help))
        }
    }
}

impl Commitment {
    pub(super) fn change(
        &self,
        book: &Book,
        id: &Id,
        lang: Option<LangTag>,
    ) -> anyhow::Result<Change> {
        let plan = &book.plan;
        let pillar = match id.parent() {
            Some(_) => Some(parent(plan, id, &[Level::Pillar])?),
            None => None,
        };
        let title = self.named.title(plan, lang)?;
        let above = pillar.map(|index| &plan.sections[index].place);
        let siblings = sections(plan, Level::Commitment, pillar);
        let others: Vec<&Place> = plan
            .sections
            .iter()
            .filter(|section| section.level == Level::Commitment)
            .map(|section| &section.place)
            .collect();
        let own = self.placed.file.clone();
        let own = own.or_else(|| own_file(book, id, for_names(&title), above, &siblings, &others));
        let first_key = if own.is_some() { "commitment" } else { "id" };
        let entries = section(book, &self.placed, head(first_key, id, &title))?;
        let mut change = change_of(id);
        let above = above.unwrap_or(&plan.head.place);
        match own {
            Some(path) => {
                file(book, &mut change, &path, &Node::Map(entries), others.last().copied())?;
            }
            None => append(&mut change, above, "commitments", Node::Map(entries)),
        }
        Ok(change)
    }
}

impl Milestone {
    pub(super) fn change(
        &self,
        book: &Book,
        id: &Id,
        lang: Option<LangTag>,
    ) -> anyhow::Result<Change> {
        let plan = &book.plan;
        if id.parent().is_none() {
            let message = format!(
                "a milestone hangs under a commitment or a pillar, and `{id}` under nothing"
            );
            let help = "begin the id with that of its parent: `I.4.mou-research`";
            return Err(Failure::new(message, help).into());
        }
        let above = parent(plan, id, &[Level::Pillar, Level::Commitment])?;
        let title = self.named.title(plan, lang)?;
        let siblings: Vec<&Place> = plan
            .milestones
            .iter()
            .filter(|milestone| milestone.parent == above)
            .map(|milestone| &milestone.place)
            .collect();
        let others: Vec<&Place> =
            plan.milestones.iter().map(|milestone| &milestone.place).collect();
        let above = &plan.sections[above].place;
        let own = self.placed.file.clone();
        let own =
            own.or_else(|| own_file(book, id, for_names(&title), Some(above), &siblings, &others));
        let first_key = if own.is_some() { "milestone" } else { "id" };
        let entries = self.entries(plan, head(first_key, id, &title))?;
        let mut change = change_of(id);
        match own {
            Some(path) => {
                file(book, &mut change, &path, &Node::Map(entries), others.last().copied())?;
            }
            None => append(&mut change, above, "milestones", Node::Map(entries)),
        }
        Ok(change)
    }

    fn entries(&self, plan: &Plan, mut entries: Entries) -> Result<Entries, Failure> {
        let mut put = |key: &str, node: Node| entries.push((key.to_owned(), node));
        put("kind", word::<Kind>("--kind", &self.kind)?);
        if let Some(strength) = &self.strength {
            put("strength", word::<Strength>("--strength", strength)?);
        }
        texts(&mut entries, "quote", &self.placed.quote);
        let mut put = |key: &str, node: Node| entries.push((key.to_owned(), node));
        if let Some(due) = &self.due {
            let deadline = Deadline::parse(due.trim()).map_err(|error| {
                let message = format!("--due: {}", error.message);
                Failure::Plain { message, help: error.help.into_iter().collect() }
            })?;
            let deadline = word_node(&deadline);
            let text = self.due_text.as_ref().map(|text| Node::Text(text.trim().to_owned()));
            put(
                "due",
                match text {
                    Some(text) => {
                        Node::Map(vec![("date".to_owned(), deadline), ("text".to_owned(), text)])
                    }
                    None => deadline,
                },
            );
        }
        entries.extend(self.placed.parties(plan)?.map(|node| ("parties".to_owned(), node)));
        let mut after = Vec::with_capacity(self.after.len());
        for text in &self.after {
            let index = crate::cli::resolve::milestone(plan, text.trim())?;
            after.push(id_node(&plan.milestones[index].id));
        }
        if !after.is_empty() {
            entries.push(("after".to_owned(), Node::List(after)));
        }
        self.placed.put_tags(&mut entries);
        Ok(entries)
    }
}

fn word<V: Vocabulary>(option: &str, text: &str) -> Result<Node, Failure> {
    let codes = V::ALL.iter().map(|word| word.code());
    let known = V::parse(text).ok_or_else(|| {
        let help = match wording::nearest(text, codes.clone()) {
            Some(near) => wording::did_you_mean(near),
            None => format!("`{}` is one of {}", V::NAME, wording::list(codes, "or")),
        };
        Failure::new(format!("{option}: `{text}` is no word of `{}`", V::NAME), help)
    })?;
    Ok(word_node(known.code()))
}

impl Party {
    pub(super) fn change(
        &self,
        book: &Book,
        id: &Id,
        lang: Option<LangTag>,
    ) -> anyhow::Result<Change> {
        let plan = &book.plan;
        let mut entries = vec![("id".to_owned(), id_node(id))];
        let sides = || plan.head.sides.iter().map(|side| side.id.as_str());
        match &self.side {
            Some(name) => {
                let side =
                    plan.head.sides.iter().find(|side| side.id.is(name)).ok_or_else(|| {
                        let help = format!("the sides are {}", wording::list(sides(), "and"));
                        Failure::new(format!("--side: there is no side `{name}`"), help)
                    })?;
                entries.push(("side".to_owned(), id_node(&side.id)));
            }
            None if plan.head.sides.is_empty() => {}
            None => {
                let help = format!("it belongs to {}", wording::list(sides(), "or"));
                return Err(Failure::new("--side: which side does it belong to?", help).into());
            }
        }
        let name = self.named.title(plan, lang)?;
        entries.push(("name".to_owned(), text_node(&name)));
        let acronym: Vec<Told> =
            self.acronym.iter().map(|text| Told::of_option(plan, text)).collect();
        let acronym = text(plan, &acronym, lang, "--acronym").map_err(Failure::from)?;
        entries.extend(acronym.map(|text| ("acronym".to_owned(), text_node(&text))));
        let mut change = change_of(id);
        let file = plan.parties.last().map_or(plan.head.place.file, |party| party.place.file);
        let root = Place::node(file, crate::domain::Route::default());
        append(&mut change, &root, "parties", Node::Map(entries));
        Ok(change)
    }
}
