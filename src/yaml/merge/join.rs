//! Merges three outlines.

use super::align::{align, by_name};
use super::brackets::merge_flows;
use super::flow::Flow;
use super::joined::{Conflict, JoinBuilder, Joined, as_is};
use super::line::{SourceLine, lines, moved, same};
use super::outline::{Container, Inner, OutlineEntry};
use super::output::Out;
use super::steps::{MergeStep, in_order};

/// An entry and the column of its container.
type Matched<'u> = (&'u OutlineEntry, usize);

/// Merges two containers with their base, if there is one.
pub(super) fn merge_containers(
    base: Option<&Container>,
    ours: &Container,
    theirs: &Container,
) -> Result<Joined, Conflict> {
    let is_list = ours.is_list;
    if theirs.is_list != is_list || base.is_some_and(|base| base.is_list != is_list) {
        return Err(Conflict);
    }
    let base_units = base.map_or(&[][..], |base| &base.units);
    let of_ours = match_base(base_units, ours)?;
    let of_theirs = match_base(base_units, theirs)?;
    let is_same = |one: usize, other: usize| {
        let (one, other) = (&ours.units[one], &theirs.units[other]);
        let is_same_item =
            one.data == other.data || one.data.id().is_some() && one.data.id() == other.data.id();
        if is_list { is_same_item } else { one.name == other.name }
    };
    let mut builder = JoinBuilder::new(is_list);
    for MergeStep { base: b, ours: o, theirs: t } in
        in_order(is_list, &of_ours, &of_theirs, is_same).ok_or(Conflict)?
    {
        let b = b.and_then(|at| Some((&base_units[at], base?.column)));
        let o = o.map(|at| (&ours.units[at], ours.column));
        let t = t.map(|at| (&theirs.units[at], theirs.column));
        add_step(&mut builder, b, o, t, ours.column);
    }
    let tail = base.map(|base| (&base.tail[..], base.column));
    let tails = (&ours.tail[..], ours.column);
    builder.out.extend(merge_comments(tail, tails, (&theirs.tail, theirs.column)));
    builder.finish()
}

/// Returns for each entry of a side its position in the base.
fn match_base(base: &[OutlineEntry], side: &Container) -> Result<Vec<Option<usize>>, Conflict> {
    if !side.is_list {
        let names =
            |units: &[OutlineEntry]| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
        return Ok(by_name(&names(base), &names(&side.units)));
    }
    let data =
        |units: &[OutlineEntry]| units.iter().map(|unit| unit.data.clone()).collect::<Vec<_>>();
    align(&data(base), &data(&side.units), &side.keys).ok_or(Conflict)
}

/// Adds the merge of one entry. `column` is that of our container.
fn add_step(
    builder: &mut JoinBuilder,
    base: Option<Matched<'_>>,
    ours: Option<Matched<'_>>,
    theirs: Option<Matched<'_>>,
    column: usize,
) {
    match (base, ours, theirs) {
        (_, Some(ours), Some(theirs)) => {
            builder.add(&ours.0.name, merge_entries(base, ours, theirs));
        }
        (None, Some(ours), None) => builder.add(&ours.0.name, only_ours(ours.0)),
        (None, None, Some((unit, from))) => {
            builder.add(&unit.name, only_theirs(unit, from, column));
        }
        // One side has removed the entry. This is a conflict if the other has changed it.
        (Some(base), Some(ours), None) => {
            if !is_untouched(base, ours) {
                let data = (Some(&ours.0.data), None);
                let lines = (moved_entry(base, column), moved_entry(ours, column), Vec::new());
                builder.add_conflict(&ours.0.name, lines, data);
            }
        }
        (Some(base), None, Some(theirs)) => {
            if !is_untouched(base, theirs) {
                let data = (None, Some(&theirs.0.data));
                let lines = (moved_entry(base, column), Vec::new(), moved_entry(theirs, column));
                builder.add_conflict(&theirs.0.name, lines, data);
            }
        }
        (_, None, None) => {}
    }
}

/// Returns the lines of an entry with its comments, moved to a column.
fn moved_entry((unit, from): Matched<'_>, to: usize) -> Vec<SourceLine> {
    let lines = [&unit.lead[..], &unit.lines].concat();
    if from == to { lines } else { moved(&lines, from, to) }
}

/// Returns whether a side has the data and comments of the base.
fn is_untouched(base: Matched<'_>, side: Matched<'_>) -> bool {
    let comments = |unit: &OutlineEntry| -> Vec<String> {
        let all = unit.lead.iter().chain(&unit.lines);
        all.filter(|line| line.is_comment()).map(|line| line.text.clone()).collect()
    };
    base.0.data == side.0.data && comments(base.0) == comments(side.0)
}

/// Returns an entry that only our side has.
fn only_ours(unit: &OutlineEntry) -> Joined {
    let out = unit.lead.iter().chain(&unit.lines).cloned().map(Out::Line).collect();
    Joined { out, ours: unit.data.clone(), theirs: unit.data.clone() }
}

/// Returns an entry that only their side has, moved to the column of our container.
fn only_theirs(unit: &OutlineEntry, from: usize, to: usize) -> Joined {
    let lines = moved(&[&unit.lead[..], &unit.lines].concat(), from, to);
    let out = lines.into_iter().map(Out::Line).collect();
    Joined { out, ours: unit.data.clone(), theirs: unit.data.clone() }
}

/// Merges an entry that both sides have.
fn merge_entries(base: Option<Matched<'_>>, ours: Matched<'_>, theirs: Matched<'_>) -> Joined {
    let lead = |(unit, column)| -> (&[SourceLine], usize) {
        let unit: &OutlineEntry = unit;
        (&unit.lead[..], column)
    };
    let mut out = merge_comments(base.map(lead), lead(ours), lead(theirs));
    let body = merge_body(base, ours, theirs).unwrap_or_else(|Conflict| {
        let base = base.map_or_else(Vec::new, |base| moved(&base.0.lines, base.1, ours.1));
        let their_lines = moved(&theirs.0.lines, theirs.1, ours.1);
        let out = vec![Out::Conflict { base, ours: ours.0.lines.clone(), theirs: their_lines }];
        Joined { out, ours: ours.0.data.clone(), theirs: theirs.0.data.clone() }
    });
    out.extend(body.out);
    Joined { out, ..body }
}

fn merge_body(
    base: Option<Matched<'_>>,
    ours: Matched<'_>,
    theirs: Matched<'_>,
) -> Result<Joined, Conflict> {
    let is_equal = |one: Matched<'_>, other: Matched<'_>| {
        one.0.data == other.0.data && same(&one.0.lines, one.1, &other.0.lines, other.1)
    };
    let of_ours = || as_is(ours.0.lines.clone(), &ours.0.data);
    let of_theirs = || as_is(moved(&theirs.0.lines, theirs.1, ours.1), &theirs.0.data);
    if is_equal(ours, theirs) || base.is_some_and(|base| is_equal(base, theirs)) {
        return Ok(of_ours());
    }
    if base.is_some_and(|base| is_equal(base, ours)) {
        return Ok(of_theirs());
    }
    if let Ok(joined) = merge_inner(base, ours, theirs) {
        return Ok(joined);
    }
    // Entries that cannot be merged line by line may differ only in how they are written.
    let base = base.map(|(unit, _)| &unit.data);
    if base == Some(&theirs.0.data) || ours.0.data == theirs.0.data {
        return Ok(of_ours());
    }
    if base == Some(&ours.0.data) { Ok(of_theirs()) } else { Err(Conflict) }
}

/// Merges the contents of two entries.
fn merge_inner(
    base: Option<Matched<'_>>,
    ours: Matched<'_>,
    theirs: Matched<'_>,
) -> Result<Joined, Conflict> {
    // An empty base, such as `updates: []`, is treated as no base.
    let base = base.filter(|(unit, _)| !unit.data.is_empty());
    match (&ours.0.inner, &theirs.0.inner) {
        (Inner::Below(one), Inner::Below(other)) => {
            let within = base.map(|(unit, _)| container_of(unit)).transpose()?;
            let head = |(unit, column): Matched<'_>| (vec![unit.lines[0].clone()], column);
            let heads = (base.map(head), head(ours), head(theirs));
            let base_head = heads.0.as_ref().map(|(lines, column)| (&lines[..], *column));
            let mut out =
                merge_comments(base_head, (&heads.1.0, heads.1.1), (&heads.2.0, heads.2.1));
            if out.iter().any(|out| matches!(out, Out::Conflict { .. })) {
                return Err(Conflict);
            }
            let joined = merge_containers(within, one, other)?;
            out.extend(joined.out);
            Ok(Joined { out, ..joined })
        }
        (Inner::Dash(one), Inner::Dash(other)) => {
            let within = base.map(|(unit, _)| container_of(unit)).transpose()?;
            let joined = merge_containers(within, one, other)?;
            let out = with_dash(joined.out, ours.1, one.column)?;
            Ok(Joined { out, ..joined })
        }
        (Inner::Flow(one), Inner::Flow(other)) => {
            let within = base.map(|(unit, _)| flow_of(unit)).transpose()?;
            let (text, data) = merge_flows(within, one, other)?;
            let mut lines = lines(&text);
            if let Some(first) = lines.first_mut() {
                first.indent = ours.0.lines[0].indent;
            }
            for line in &mut lines {
                line.carriage_return = None;
            }
            Ok(as_is(lines, &data))
        }
        _ => Err(Conflict),
    }
}

fn container_of(unit: &OutlineEntry) -> Result<&Container, Conflict> {
    match &unit.inner {
        Inner::Below(container) | Inner::Dash(container) => Ok(container),
        Inner::Leaf | Inner::Flow(_) => Err(Conflict),
    }
}

fn flow_of(unit: &OutlineEntry) -> Result<&Flow, Conflict> {
    if let Inner::Flow(flow) = &unit.inner { Ok(flow) } else { Err(Conflict) }
}

/// Puts the dash of an item before its first line, or before both versions in a conflict.
fn with_dash(mut out: Vec<Out>, column: usize, content: usize) -> Result<Vec<Out>, Conflict> {
    let gap = content - column - 1;
    let dashed = |line: &mut SourceLine| {
        line.text = format!("-{}{}", " ".repeat(gap), line.text);
        line.indent = column;
    };
    match out.first_mut() {
        Some(Out::Line(line)) if line.indent == content => dashed(line),
        Some(Out::Conflict { base, ours, theirs }) => {
            // An item without a base has no dash there.
            base.first_mut().into_iter().for_each(dashed);
            dashed(ours.first_mut().ok_or(Conflict)?);
            dashed(theirs.first_mut().ok_or(Conflict)?);
        }
        _ => return Err(Conflict),
    }
    Ok(out)
}

/// Merges comments and empty lines, which are no data. If both sides changed them, they are a
/// conflict.
fn merge_comments(
    base: Option<(&[SourceLine], usize)>,
    ours: (&[SourceLine], usize),
    theirs: (&[SourceLine], usize),
) -> Vec<Out> {
    let is_equal = |one: (&[SourceLine], usize), other: (&[SourceLine], usize)| {
        same(one.0, one.1, other.0, other.1)
    };
    let blank = |side: (&[SourceLine], usize)| side.0.iter().all(SourceLine::is_blank);
    let of_theirs = || moved(theirs.0, theirs.1, ours.1);
    let our_lines = || ours.0.iter().cloned().map(Out::Line).collect();
    if is_equal(ours, theirs) || base.is_some_and(|base| is_equal(base, theirs)) {
        return our_lines();
    }
    let is_ours_untouched = match base {
        Some(base) => is_equal(base, ours),
        None => ours.0.is_empty(),
    };
    if is_ours_untouched {
        return of_theirs().into_iter().map(Out::Line).collect();
    }
    if blank(theirs) {
        return our_lines();
    }
    if blank(ours) {
        return of_theirs().into_iter().map(Out::Line).collect();
    }
    let base = base.map_or_else(Vec::new, |base| moved(base.0, base.1, ours.1));
    vec![Out::Conflict { base, ours: ours.0.to_vec(), theirs: of_theirs() }]
}
