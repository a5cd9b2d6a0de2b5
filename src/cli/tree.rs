//! `hito tree`

use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Milestone, Section, SectionLevel, Status};
use crate::i18n::{self, Phrase, phrases};
use crate::query::{Cell, Column, Row, Shape, Sheet, Tone, View, matching};
use crate::render::Page;

use super::answer;
use super::outcome::Outcome;
use super::session::Session;
use crate::query::LoadedPlan;

/// The plan as a tree, with what stands under each node added up
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito tree
  hito tree pillar:IV
  hito tree --depth 2
  hito tree party:conanp")]
pub(super) struct TreeArgs {
    /// Which milestones; branches without any are left out. All when absent
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// How many levels: 1 shows pillars, 2 commitments, 3 milestones
    #[arg(long, value_name = "N", default_value_t = 3, allow_negative_numbers = true, value_parser = super::list::whole_number)]
    depth: usize,
}

/// A node of the tree that is drawn.
struct TreeNode<'a> {
    id: &'a str,
    level: &'static str,
    title: String,
    parent: Option<&'a str>,
    depth: usize,
    tally: Tally,
    /// What is said behind the title.
    remark: String,
    tone: Tone,
}

impl TreeArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let book = session.open()?;
        let snapshot = book.snapshot();
        let view = book.view(&snapshot);
        let query = session.query(&self.query, &snapshot)?;
        let mut chosen = vec![false; book.plan.milestones.len()];
        for index in matching(&view, &query) {
            chosen[index] = true;
        }
        let mut nodes = nodes(&view, &chosen, query.is_empty());
        nodes.retain(|node| node.depth <= self.depth);
        let format = session.format()?;
        if format.name != "table" || nodes.is_empty() {
            answer::write(session, &view, None, &sheet(&view, &nodes))?;
            return Ok(Outcome::Done);
        }
        let frame = session.frame(book.plan.head.id.as_str(), book.as_of)?;
        let mut page = Page::new(frame.width, frame.paint, []);
        head(&mut page, &view, &book, &chosen);
        draw(&mut page, &nodes);
        let text = page.finish();
        session.write_text(|out| out.write_all(text.as_bytes()))?;
        Ok(Outcome::Done)
    }
}

fn head(page: &mut Page, view: &View<'_>, book: &LoadedPlan, chosen: &[bool]) {
    let briefs = view.snapshot.briefs().zip(chosen).filter(|(_, chosen)| **chosen);
    let tally = Tally::of(briefs.map(|(brief, _)| brief));
    page.heading(&view.text(&book.plan.head.title));
    page.paragraph(Tone::Dim, &remark(view, &tally));
}

/// `31 milestones, 4 assessed, 1 overdue`
fn remark(view: &View<'_>, tally: &Tally) -> String {
    let mut parts = vec![phrases::N_MILESTONES.of(tally.milestones, view.lang, &[])];
    let completed = tally.status(Some(Status::Completed));
    let (assessed, overdue) = (tally.assessed(), tally.flag(Flag::Overdue));
    let counts = [
        (assessed, phrases::N_ASSESSED.of(assessed, view.lang, &[])),
        (completed, i18n::n_with_status(completed, Some(Status::Completed), view.lang)),
        (overdue, phrases::N_OVERDUE.of(overdue, view.lang, &[])),
    ];
    parts.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told));
    parts.join(", ")
}

/// The nodes in the order they are drawn: under each, first its milestones, then its children.
fn nodes<'a>(view: &View<'a>, chosen: &[bool], all: bool) -> Vec<TreeNode<'a>> {
    let plan = view.plan();
    let mut under: Vec<Vec<usize>> = vec![Vec::new(); plan.sections.len()];
    for (index, milestone) in plan.milestones.iter().enumerate().filter(|(i, _)| chosen[*i]) {
        under[milestone.parent].push(index);
    }
    let mut children: Vec<Vec<usize>> = vec![Vec::new(); plan.sections.len()];
    for (index, section) in plan.sections.iter().enumerate() {
        if let Some(parent) = section.parent {
            children[parent].push(index);
        }
    }
    let mut nodes = Vec::new();
    for (index, section) in plan.sections.iter().enumerate() {
        let below = children[index].iter().flat_map(|child| &under[*child]).chain(&under[index]);
        let tally = Tally::of(below.map(|index| view.snapshot.brief(*index)));
        if !all && tally.milestones == 0 {
            continue;
        }
        let depth = if section.parent.is_some() { 2 } else { 1 };
        nodes.push(section_node(view, section, depth, tally));
        let own = under[index].iter();
        nodes.extend(own.map(|index| milestone_node(view, *index, section, depth + 1)));
    }
    nodes
}

fn section_node<'a>(
    view: &View<'a>,
    section: &'a Section,
    depth: usize,
    tally: Tally,
) -> TreeNode<'a> {
    TreeNode {
        id: section.id.as_str(),
        level: match section.level {
            SectionLevel::Pillar => "pillar",
            SectionLevel::Commitment => "commitment",
        },
        title: view.text(&section.title),
        parent: section.parent.map(|parent| view.plan().sections[parent].id.as_str()),
        depth,
        remark: remark(view, &tally),
        tone: if tally.flag(Flag::Overdue) > 0 { Tone::Bad } else { Tone::Dim },
        tally,
    }
}

fn milestone_node<'a>(
    view: &View<'a>,
    index: usize,
    parent: &'a Section,
    depth: usize,
) -> TreeNode<'a> {
    let milestone: &Milestone = &view.plan().milestones[index];
    let brief = view.snapshot.brief(index);
    let mut remark = i18n::status(brief.status).to(view.lang).to_owned();
    if brief.has(Flag::Disputed) {
        remark = format!("{remark} · {}", i18n::flag(Flag::Disputed).to(view.lang));
    }
    if let Some(days) = brief.overdue {
        let days = usize::try_from(days).unwrap_or_default();
        remark = format!("{remark} · {}", phrases::N_DAYS_OVERDUE.of(days, view.lang, &[]));
    }
    TreeNode {
        id: milestone.id.as_str(),
        level: "milestone",
        title: view.text(&milestone.title),
        parent: Some(parent.id.as_str()),
        depth,
        tally: Tally::of([brief]),
        remark,
        tone: match (brief.overdue, brief.has(Flag::Disputed)) {
            (Some(_), _) => Tone::Bad,
            (_, true) => Tone::Warn,
            _ => Tone::Dim,
        },
    }
}

fn draw(page: &mut Page, nodes: &[TreeNode<'_>]) {
    // Whether a later node continues a branch at each depth, worked out from the end.
    let mut open: Vec<bool> = vec![false; 5];
    let mut rails: Vec<Vec<bool>> = Vec::with_capacity(nodes.len());
    for node in nodes.iter().rev() {
        rails.push(open[1..=node.depth].to_vec());
        open[node.depth] = true;
        for deeper in &mut open[node.depth + 1..] {
            *deeper = false;
        }
    }
    for (node, rails) in nodes.iter().zip(rails.iter().rev()) {
        let (last, above) = rails.split_last().map_or((false, rails.as_slice()), |(l, a)| (*l, a));
        let mut hang: String =
            above.iter().map(|goes_on| if *goes_on { "│  " } else { "   " }).collect();
        let first = format!("{hang}{}", if last { "├─ " } else { "└─ " });
        hang.push_str(if last { "│  " } else { "   " });
        page.node((&first, &hang), node.id, &node.title, (node.tone, &node.remark));
    }
}

fn sheet(view: &View<'_>, nodes: &[TreeNode<'_>]) -> Sheet<'static> {
    let column =
        |key, title: Phrase, shape, rank| Column::new(key, title.to(view.lang), shape, rank);
    let columns = vec![
        column("id", phrases::ID, Shape::Id, 0),
        column("level", phrases::LEVEL, Shape::Word, 3),
        column("parent", phrases::UNDER, Shape::Id, 4),
        column("title", phrases::TEXT, Shape::Text, 1),
        column("milestones", phrases::MILESTONES, Shape::Number, 2),
        column("assessed", phrases::ASSESSED, Shape::Number, 2),
        column("completed", phrases::COMPLETED, Shape::Number, 2),
        column("overdue", i18n::flag(Flag::Overdue), Shape::Number, 2),
    ];
    let rows = nodes.iter().map(|node| {
        let number = |number: usize| Cell::count(number, view);
        let parent = node.parent.map_or(Cell::default(), Cell::text);
        let cells = vec![
            Cell::text(node.id),
            Cell::told(node.level, level(view, node.level)),
            parent,
            Cell::text(node.title.clone()),
            number(node.tally.milestones),
            number(node.tally.assessed()),
            number(node.tally.status(Some(Status::Completed))),
            number(node.tally.flag(Flag::Overdue)),
        ];
        Row::new(node.id, cells)
    });
    Sheet::new(columns, rows)
}

/// A node's level in words, from its code.
fn level(view: &View<'_>, code: &str) -> String {
    match code {
        "pillar" => phrases::PILLAR.to(view.lang).to_owned(),
        "commitment" => phrases::COMMITMENT.to(view.lang).to_owned(),
        "milestone" => phrases::MILESTONE.to(view.lang).to_lowercase(),
        code => code.to_owned(),
    }
}
