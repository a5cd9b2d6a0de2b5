//! The plan as a tree of lines.

use crate::domain::snapshot::Tally;
use crate::query::{Tone, View};
use crate::render::{Page, RenderContext};
use crate::sheets::{TreeNode, tree_remark};

/// Draws the nodes below the plan's title. `chosen` says for each milestone whether it is counted in
/// the line below the title.
pub fn tree(
    view: &View<'_>,
    nodes: &[TreeNode<'_>],
    chosen: &[bool],
    context: &RenderContext,
) -> String {
    let briefs = view.snapshot.briefs().zip(chosen).filter(|(_, chosen)| **chosen);
    let tally = Tally::of(briefs.map(|(brief, _)| brief));
    let mut page = Page::new(context.width, context.paint, []);
    page.heading(&view.text(&view.plan().head.title));
    page.paragraph(Tone::Dim, &tree_remark(view, &tally));
    draw(&mut page, nodes);
    page.finish()
}

/// Draws each node behind the branches that lead to it.
fn draw(page: &mut Page, nodes: &[TreeNode<'_>]) {
    // Going backwards, whether a later node continues the branch at each depth.
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
