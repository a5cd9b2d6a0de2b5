//! How the parts of bars are filled: each status by a colour and a pattern, so that they differ
//! by more than colour.

use crate::domain::{Status, status_code};
use crate::render::{Markup, Tag};

// The colours of the style sheet, which has one of each for light pages and one for dark.
const BAD: &str = "--bad";
const DONE: &str = "--done";
const HELD: &str = "--held";
const OPEN: &str = "--open";

/// What fills a part of a bar.
enum Fill {
    /// One colour.
    Solid(&'static str),
    /// Shapes of one colour on the colour of the page.
    Pattern(&'static str, Pattern),
    /// The colour of the page, in a dashed border.
    Dashed,
}

/// A square that is repeated.
struct Pattern {
    side: u8,
    rotated: bool,
    shape: &'static str,
}

fn fill(status: Option<Status>) -> Fill {
    let pattern = |ink, side, shape| Fill::Pattern(ink, Pattern { side, rotated: false, shape });
    match status {
        Some(Status::Completed) => Fill::Solid(DONE),
        Some(Status::PartiallyCompleted) => pattern(DONE, 6, "<circle cx=\"3\" cy=\"3\" r=\"2\"/>"),
        Some(Status::Withdrawn) => Fill::Solid(HELD),
        Some(Status::InProgress) => {
            let shape = "<rect width=\"5\" height=\"8\"/>";
            Fill::Pattern(OPEN, Pattern { side: 8, rotated: true, shape })
        }
        Some(Status::Suspended) => pattern(HELD, 6, "<rect width=\"3\" height=\"6\"/>"),
        Some(Status::NotStarted) => pattern(BAD, 6, "<rect width=\"6\" height=\"2\"/>"),
        None => Fill::Dashed,
    }
}

/// Returns the rules of the style sheet for the class of each status.
pub(super) fn styles() -> Markup {
    let rules = |status| {
        let class = status_code(status);
        match fill(status) {
            Fill::Solid(ink) => rule(class, &format!("fill: var({ink})")),
            Fill::Pattern(ink, _) => {
                rule(class, &format!("fill: url(#{class}-pattern)"))
                    + rule(&format!("{class}-ink"), &format!("fill: var({ink})"))
            }
            Fill::Dashed => rule(class, "fill: var(--ground); stroke-dasharray: 4 3"),
        }
    };
    Status::with_none().map(rules).collect()
}

fn rule(class: &str, declarations: &str) -> Markup {
    Markup::from(format!(".{class} {{ {declarations}; }}")).ended()
}

/// Returns an image without size that defines the patterns.
pub(super) fn patterns() -> Markup {
    let patterns = Status::with_none().filter_map(|status| match fill(status) {
        Fill::Pattern(_, pattern) => Some(definition(status_code(status), &pattern)),
        Fill::Solid(_) | Fill::Dashed => None,
    });
    Tag::new("svg")
        .attribute("width", 0)
        .attribute("height", 0)
        .attribute("aria-hidden", true)
        .class("patterns")
        .block(Tag::new("defs").block(patterns.collect::<Markup>()))
}

fn definition(class: &str, pattern: &Pattern) -> Markup {
    let sized =
        |name| Tag::new(name).attribute("width", pattern.side).attribute("height", pattern.side);
    let ink = Tag::new("g").class(format_args!("{class}-ink"));
    sized("pattern")
        .attribute("id", format_args!("{class}-pattern"))
        .attribute("patternUnits", "userSpaceOnUse")
        .attribute_if("patternTransform", pattern.rotated.then_some("rotate(45)"))
        .line(sized("rect").class("paper").empty() + ink.hold(Markup::literal(pattern.shape)))
}
