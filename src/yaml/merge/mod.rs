//! Three versions of a plan's file → one: what two branches did to it since they parted, joined
//! key by key and item by item where git joins lines. Pure: texts in, a text out.
//!
//! Each version is laid out as stretches of lines, one for every entry of a map and every item of
//! a list, with the comments above it. What only one side changed is taken from it, line by line
//! as it stands; what both changed is joined further down, and is a conflict where that ends. The
//! result is read again, and must say what the joined data say.

mod align;
mod brackets;
mod data;
mod flow;
mod guard;
mod line;
mod outline;
mod output;
mod steps;
mod join;
mod joined;

pub use output::{ConflictStyle, Labels};

use joined::Joined;
use line::{lines, without_mark};
use outline::outline;
use output::Output;

/// Two versions of a file, joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// The text, with markers around what both sides changed.
    pub text: String,
    /// How many places both sides changed.
    pub conflicts: usize,
}

/// Joins what two sides made of a base, which is empty where both made the file. Gives nothing
/// where one of the three is no plain YAML, or the outcome would not be beyond doubt: such files
/// are joined line by line.
pub fn merge(base: &str, ours: &str, theirs: &str, labels: &Labels) -> Option<Merged> {
    let (base, ours_text, theirs) = (without_mark(base), without_mark(ours), without_mark(theirs));
    let united = in_lines(base, ours_text, theirs);
    let united = united.or_else(|| brackets::files(base, ours_text, theirs))?;
    let mut output = Output::new(&united.out, ours_text, labels);
    if !guard::holds(&output, &united) {
        // The end of the last line may be a part of a text.
        output = output.ended();
        if !guard::holds(&output, &united) {
            return None;
        }
    }
    let mark = &ours[..ours.len() - ours_text.len()];
    Some(Merged { text: format!("{mark}{}", output.text()), conflicts: output.conflicts() })
}

/// Joins three texts whose entries begin lines of their own.
fn in_lines(base: &str, ours: &str, theirs: &str) -> Option<Joined> {
    let outline = |text| outline(text, lines(text));
    let base = if base.trim().is_empty() { None } else { Some(outline(base)?) };
    join::containers(base.as_ref(), &outline(ours)?, &outline(theirs)?).ok()
}
