//! The output of a merge: lines, and markers around conflicts.

use super::line::SourceLine;

/// A line or a conflict.
#[derive(Clone, Debug)]
pub(super) enum Out {
    Line(SourceLine),
    /// The lines of both sides and of the base.
    Conflict {
        base: Vec<SourceLine>,
        ours: Vec<SourceLine>,
        theirs: Vec<SourceLine>,
    },
}

/// The parts of a conflict that are shown, as in git's `merge.conflictStyle`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConflictStyle {
    /// Both sides, without the lines in which they agree.
    #[default]
    Merge,
    /// Both sides and the base, without the lines in which all three agree.
    Diff3,
    /// Both sides, without the lines in which they agree, and the base.
    Zdiff3,
}

/// The labels and form of conflict markers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labels {
    /// The label of our side.
    pub ours: String,
    /// The label of the base.
    pub base: String,
    /// The label of their side.
    pub theirs: String,
    /// The number of signs in a marker; git's default is 7.
    pub size: usize,
    /// The parts of a conflict that are shown.
    pub style: ConflictStyle,
}

/// Reduces each conflict to the lines that a style shows.
fn trimmed(out: &[Out], style: ConflictStyle) -> Vec<Out> {
    let mut all = Vec::with_capacity(out.len());
    for out in out {
        let Out::Conflict { base, ours, theirs } = out else {
            all.push(out.clone());
            continue;
        };
        let (mut base, mut ours, mut theirs) = (&base[..], &ours[..], &theirs[..]);
        let (mut before, mut after) = (&ours[..0], &ours[..0]);
        if style != ConflictStyle::Merge {
            // Lines that are equal in all three are no conflict.
            let (start, end) = common(&[ours, theirs, base]);
            (before, after) = (&ours[..start], &ours[ours.len() - end..]);
            let within = |lines: &'_ [SourceLine]| start..lines.len() - end;
            base = &base[within(base)];
            (ours, theirs) = (&ours[within(ours)], &theirs[within(theirs)]);
        }
        all.extend(before.iter().cloned().map(Out::Line));
        let (start, end) =
            if style == ConflictStyle::Diff3 { (0, 0) } else { common(&[ours, theirs]) };
        all.extend(ours[..start].iter().cloned().map(Out::Line));
        let within = |lines: &'_ [SourceLine]| lines[start..lines.len() - end].to_vec();
        let (our_lines, theirs) = (within(ours), within(theirs));
        if !our_lines.is_empty() || !theirs.is_empty() {
            all.push(Out::Conflict { base: base.to_vec(), ours: our_lines, theirs });
        }
        all.extend(ours[ours.len() - end..].iter().cloned().map(Out::Line));
        all.extend(after.iter().cloned().map(Out::Line));
    }
    all
}

/// Returns the numbers of equal lines at the start and at the end of several slices.
fn common(slices: &[&[SourceLine]]) -> (usize, usize) {
    let is_same =
        |one: &SourceLine, other: &SourceLine| one.indent == other.indent && one.text == other.text;
    let shortest = slices.iter().map(|lines| lines.len()).min().unwrap_or_default();
    let first = slices[0];
    let all = |is_same: &dyn Fn(&[SourceLine]) -> bool| slices.iter().all(|lines| is_same(lines));
    let start = (0..shortest).take_while(|at| all(&|lines| is_same(&lines[*at], &first[*at])));
    let start = start.count();
    let last = |lines: &'_ [SourceLine], at: usize| lines.len() - 1 - at;
    let end = (0..shortest - start)
        .take_while(|at| all(&|lines| is_same(&lines[last(lines, *at)], &first[last(first, *at)])));
    (start, end.count())
}

/// The side that is taken of each conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ConflictSide {
    Ours,
    Theirs,
}

/// The output, with the line breaks of our file.
pub(super) struct Output<'o> {
    out: Vec<Out>,
    labels: &'o Labels,
    line_end: &'static str,
    ends_with_line: bool,
}

impl<'o> Output<'o> {
    pub(super) fn new(out: &[Out], ours: &str, labels: &'o Labels) -> Self {
        let out = trimmed(out, labels.style);
        let first = ours.split_inclusive('\n').next().unwrap_or_default();
        let line_end = if first.ends_with("\r\n") { "\r\n" } else { "\n" };
        let ends_with_line = ours.is_empty() || ours.ends_with('\n');
        Self { out, labels, line_end, ends_with_line }
    }

    pub(super) fn conflicts(&self) -> usize {
        self.out.iter().filter(|out| matches!(out, Out::Conflict { .. })).count()
    }

    /// Returns the text with conflict markers.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for out in &self.out {
            match out {
                Out::Line(line) => self.line(&mut text, line),
                Out::Conflict { base, ours, theirs } => {
                    self.marker(&mut text, '<', &self.labels.ours);
                    for line in ours {
                        self.line(&mut text, line);
                    }
                    if self.labels.style != ConflictStyle::Merge {
                        self.marker(&mut text, '|', &self.labels.base);
                        for line in base {
                            self.line(&mut text, line);
                        }
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

    /// Returns the same output with a line break at its end.
    pub(super) fn with_final_line_break(self) -> Self {
        Self { ends_with_line: true, ..self }
    }

    /// Removes the last line break if our file has none.
    fn end(&self, text: &mut String) {
        if !self.ends_with_line && matches!(self.out.last(), Some(Out::Line(_))) {
            let rest = text.strip_suffix('\n').unwrap_or(text);
            text.truncate(rest.strip_suffix('\r').unwrap_or(rest).len());
        }
    }

    /// Returns the text with one side's version of each conflict.
    pub(super) fn taking(&self, side: ConflictSide) -> String {
        let mut text = String::new();
        for out in &self.out {
            match (out, side) {
                (Out::Line(line), _) => self.line(&mut text, line),
                (Out::Conflict { ours: lines, .. }, ConflictSide::Ours)
                | (Out::Conflict { theirs: lines, .. }, ConflictSide::Theirs) => {
                    for line in lines {
                        self.line(&mut text, line);
                    }
                }
            }
        }
        self.end(&mut text);
        text
    }

    fn line(&self, text: &mut String, line: &SourceLine) {
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
            // A label must not contain line breaks.
            text.extend(label.chars().map(|c| if c.is_control() { ' ' } else { c }));
        }
        text.push_str(self.line_end);
    }
}
