//! The plan as a tree of nodes, each with the counts of what is under it.

use crate::domain::snapshot::Tally;
use crate::domain::{Flag, Milestone, Section, SectionLevel, Status};
use crate::i18n::{self, Phrase, phrases};
use crate::query::{Cell, Column, Row, Shape, Sheet, Tone, View};

pub struct TreeNode<'a> {
    pub id: &'a str,
    /// The code of its level: `pillar`, `commitment` or `milestone`.
    pub level: &'static str,
    pub title: String,
    /// The id of the node above it.
    pub parent: Option<&'a str>,
    /// Its depth; pillars have 1.
    pub depth: usize,
    /// The counts of the milestones under it, or of itself.
    pub tally: Tally,
    /// The remark after the title: counts, or the status of a milestone.
    pub remark: String,
    /// The tone of the remark.
    pub tone: Tone,
}

/// Returns counts in words, such as `31 milestones, 4 assessed, 1 overdue`.
pub fn tree_remark(view: &View<'_>, tally: &Tally) -> String {
    let mut parts = vec![phrases::N_MILESTONES.of(tally.milestones, view.lang, &[])];
    let completed = tally.status(Some(Status::Completed));
    let (assessed, overdue) = (tally.assessed(), tally.flag(Flag::Overdue));
    let counts = [
        (assessed, phrases::N_ASSESSED.of(assessed, view.lang, &[])),
        (completed, i18n::n_with_status(completed, Some(Status::Completed), view.lang)),
        (overdue, phrases::N_OVERDUE.of(overdue, view.lang, &[])),
    ];
    parts.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(_, text)| text));
    parts.join(", ")
}

/// Returns the nodes in order, under each section first its milestones, then its children.
///
/// `chosen` says for each milestone whether it is shown. Sections without such milestones are left
/// out unless `all` is set.
pub fn tree_nodes<'a>(view: &View<'a>, chosen: &[bool], all: bool) -> Vec<TreeNode<'a>> {
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
        remark: tree_remark(view, &tally),
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

/// Returns a row for each node, with its counts.
pub fn tree_sheet(view: &View<'_>, nodes: &[TreeNode<'_>]) -> Sheet<'static> {
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

fn level(view: &View<'_>, code: &str) -> String {
    match code {
        "pillar" => phrases::PILLAR.to(view.lang).to_owned(),
        "commitment" => phrases::COMMITMENT.to(view.lang).to_owned(),
        "milestone" => phrases::MILESTONE.to(view.lang).to_lowercase(),
        code => code.to_owned(),
    }
}
