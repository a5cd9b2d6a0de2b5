//! What the joining comes to, as text: lines, and markers around what both sides changed.

use super::line::Line;

/// A piece of the outcome.
#[derive(Clone, Debug)]
pub(super) enum Out {
    Line(Line),
    /// What both sides changed, as each has it.
    Conflict {
        ours: Vec<Line>,
        theirs: Vec<Line>,
    },
}

/// A conflict around just the lines in which two sides differ.
pub(super) fn conflict(mut ours: Vec<Line>, mut theirs: Vec<Line>) -> Vec<Out> {
    let is_same =
        |(one, other): &(&Line, &Line)| one.indent == other.indent && one.text == other.text;
    let before = ours.iter().zip(&theirs).take_while(is_same).count();
    let shorter = ours.len().min(theirs.len()) - before;
    let pairs = ours.iter().rev().zip(theirs.iter().rev()).take(shorter);
    let behind = pairs.take_while(is_same).count();
    let after = ours.split_off(ours.len() - behind);
    theirs.truncate(theirs.len() - behind);
    let apart = ours.split_off(before);
    let theirs = theirs.split_off(before);
    let mut out: Vec<Out> = ours.into_iter().map(Out::Line).collect();
    if !apart.is_empty() || !theirs.is_empty() {
        out.push(Out::Conflict { ours: apart, theirs });
    }
    out.extend(after.into_iter().map(Out::Line));
    out
}

/// What stands beside the markers of conflicts, and how long those are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The name of our side.
    pub ours: String,
    /// The name of theirs.
    pub theirs: String,
    /// How often a marker's sign is repeated: 7, unless git says otherwise.
    pub size: usize,
}

/// Which side is taken where both changed something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Ours,
    Theirs,
}

/// The outcome, with what it takes to write it in our file's habits.
pub(super) struct Output<'o> {
    out: &'o [Out],
    labels: &'o Labels,
    line_end: &'static str,
    ends_with_line: bool,
}

impl<'o> Output<'o> {
    pub(super) fn new(out: &'o [Out], ours: &str, labels: &'o Labels) -> Self {
        let first = ours.split_inclusive('\n').next().unwrap_or_default();
        let line_end = if first.ends_with("\r\n") { "\r\n" } else { "\n" };
        let ends_with_line = ours.is_empty() || ours.ends_with('\n');
        Self { out, labels, line_end, ends_with_line }
    }

    pub(super) fn conflicts(&self) -> usize {
        self.out.iter().filter(|out| matches!(out, Out::Conflict { .. })).count()
    }

    /// The text with markers.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for out in self.out {
            match out {
                Out::Line(line) => self.line(&mut text, line),
                Out::Conflict { ours, theirs } => {
                    self.marker(&mut text, '<', &self.labels.ours);
                    for line in ours {
                        self.line(&mut text, line);
                    }
                    self.marker(&mut text, '=', "");
                    for line in theirs {
                        self.line(&mut text, line);
                    }
                    self.marker(&mut text, '>', &self.labels.theirs);
                }
            }
        }
        self.end(&mut text);
        text
    }

    /// The same, whose last line is ended.
    pub(super) fn ended(self) -> Self {
        Self { ends_with_line: true, ..self }
    }

    /// Takes the end of the last line away where our file has none.
    fn end(&self, text: &mut String) {
        if !self.ends_with_line && matches!(self.out.last(), Some(Out::Line(_))) {
            let rest = text.strip_suffix('\n').unwrap_or(text);
            text.truncate(rest.strip_suffix('\r').unwrap_or(rest).len());
        }
    }

    /// The text with one side's version of what both changed.
    pub(super) fn taking(&self, side: Side) -> String {
        let mut text = String::new();
        for out in self.out {
            match (out, side) {
                (Out::Line(line), _) => self.line(&mut text, line),
                (Out::Conflict { ours: lines, .. }, Side::Ours)
                | (Out::Conflict { theirs: lines, .. }, Side::Theirs) => {
                    for line in lines {
                        self.line(&mut text, line);
                    }
                }
            }
        }
        self.end(&mut text);
        text
    }

    fn line(&self, text: &mut String, line: &Line) {
        text.extend(std::iter::repeat_n(' ', line.indent));
        text.push_str(&line.text);
        text.push_str(match line.carriage_return {
            Some(true) => "\r\n",
            Some(false) => "\n",
            None => self.line_end,
        });
    }

    fn marker(&self, text: &mut String, sign: char, label: &str) {
        text.extend(std::iter::repeat_n(sign, self.labels.size));
        if !label.is_empty() {
            text.push(' ');
            // A label is a line's end: it cannot begin another.
            text.extend(label.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        text.push_str(self.line_end);
    }
}
