//! Findings for people: the line, the place underlined, the rule, the help.

use std::io::{self, Write};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::format::{FindingFormat, Findings};
use crate::domain::Severity;
use crate::render::{Paint, visible, visible_lines, visible_part};
use crate::source::Located;

pub(super) const FORMAT: FindingFormat =
    FindingFormat { name: "human", meaning: "the source line underlined, for people", write };

fn write(findings: Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    for located in findings.located {
        writeln!(out, "{}\n", human(located, findings.frame.paint, findings.frame.width))?;
    }
    Ok(())
}

/// Returns a finding as compilers print one.
pub fn human(located: &Located, paint: Paint, width: Option<usize>) -> String {
    let finding = &located.finding;
    let level = match finding.severity {
        Severity::Deny => Level::ERROR,
        _ => Level::WARNING,
    };
    let title = visible(&finding.message).into_owned();
    let path = visible(&located.path).into_owned();
    let mut cut = None;
    let mut group = Group::with_title(level.primary_title(title).id(finding.rule));
    group = match &located.spot {
        None => group.element(Origin::path(path)),
        Some(spot) => {
            // Tabs stay, so that they look wider than a space.
            let (line, marked) = visible_part(&spot.text, &spot.marked, visible_lines);
            let counted = line[..marked.start].chars().count() + 1;
            let at = |column| format!("{path}:{}:{column}\n", spot.line);
            // In a line that was cut, the library counts the column from the cut.
            cut = spot.is_cut.then(|| (at(counted), at(spot.column)));
            group.element(
                Snippet::source(line)
                    .path(path)
                    .line_start(spot.line)
                    .annotation(AnnotationKind::Primary.span(marked)),
            )
        }
    };
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(visible(help).into_owned()));
    }
    if finding.fix.is_some() {
        group = group.element(Level::NOTE.message("`hito check --fix` mends this"));
    }
    let renderer = if paint.0 { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(width.unwrap_or(140).max(60)).render(&[group]);
    match cut {
        Some((counted, column)) => text.replacen(&counted, &column, 1),
        None => text,
    }
}
