//! Merges three versions of maps or lists in brackets.

use super::align::{align, by_name};
use super::data::MergeValue;
use super::flow::{Flow, FlowPart, flow};
use super::joined::{Conflict, JoinBuilder, Joined, as_is};
use super::line::lines;
use super::steps::in_order;
use crate::yaml::key_rules::KeyRules;
use crate::yaml::parse::parse;
use crate::yaml::tree::NodeValue;

/// Merges three files that are one flow collection each. The base is empty if both sides added the
/// file.
///
/// Returns `None` if a file has another form, or if both sides changed the text around the
/// brackets.
pub(super) fn merge_files(base: &str, ours: &str, theirs: &str, keys: KeyRules) -> Option<Joined> {
    let parse_flow_file = |text| parse_flow_file(text, keys);
    let base = if base.trim().is_empty() { None } else { Some(parse_flow_file(base)?) };
    let (mut one, other) = (parse_flow_file(ours)?, parse_flow_file(theirs)?);
    let base_flow = base.as_ref();
    one.open = merge_around(base_flow.map(|flow| &flow.open), &one.open, &other.open)?;
    one.close = merge_around(base_flow.map(|flow| &flow.close), &one.close, &other.close)?;
    let (text, data) = merge_flows(base_flow, &one, &other).ok()?;
    let mut lines = lines(&text);
    for line in &mut lines {
        line.carriage_return = None;
    }
    Some(as_is(lines, &data))
}

fn parse_flow_file(text: &str, keys: KeyRules) -> Option<Flow> {
    let (Some(tree), mistakes) = parse(text) else { return None };
    let is_in_brackets = text[tree.range().start..].starts_with('{');
    let is_plain = mistakes.is_empty() && matches!(tree.value, NodeValue::Map(_));
    if is_plain && is_in_brackets { flow(text, 0..text.len(), &tree, keys) } else { None }
}

/// Merges the text before or after the brackets, which is mostly comments.
fn merge_around(base: Option<&String>, ours: &str, theirs: &str) -> Option<String> {
    if ours == theirs || base.is_some_and(|base| base == theirs) {
        return Some(ours.to_owned());
    }
    base.is_some_and(|base| base == ours).then(|| theirs.to_owned())
}

/// Merges flow collections part by part. A conflict in a part makes the whole collection one.
pub(super) fn merge_flows(
    base: Option<&Flow>,
    ours: &Flow,
    theirs: &Flow,
) -> Result<(String, MergeValue), Conflict> {
    let is_list = ours.is_list;
    if theirs.is_list != is_list || base.is_some_and(|base| base.is_list != is_list) {
        return Err(Conflict);
    }
    let base_parts = base.map_or(&[][..], |base| &base.parts);
    let matched = |side: &[FlowPart]| -> Result<Vec<Option<usize>>, Conflict> {
        let names = |parts: &[FlowPart]| parts.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
        let data = |parts: &[FlowPart]| parts.iter().map(|p| p.data.clone()).collect::<Vec<_>>();
        if !is_list {
            return Ok(by_name(&names(base_parts), &names(side)));
        }
        align(&data(base_parts), &data(side), &ours.keys).ok_or(Conflict)
    };
    let is_same = |one: usize, other: usize| {
        let (one, other) = (&ours.parts[one], &theirs.parts[other]);
        if is_list { one.data == other.data } else { one.name == other.name }
    };
    let mut builder = JoinBuilder::new(is_list);
    let mut parts: Vec<FlowPart> = Vec::new();
    let (of_ours, of_theirs) = (matched(&ours.parts)?, matched(&theirs.parts)?);
    for step in in_order(is_list, &of_ours, &of_theirs, is_same).ok_or(Conflict)? {
        let b = step.base.map(|at| &base_parts[at]);
        let o = step.ours.map(|at| &ours.parts[at]);
        let t = step.theirs.map(|at| &theirs.parts[at]);
        let is_same_data = |one: Option<&FlowPart>, other: Option<&FlowPart>| {
            one.map(|part| &part.data) == other.map(|part| &part.data)
        };
        let joined = match (o, t) {
            _ if is_same_data(o, t) || is_same_data(b, t) => o.cloned(),
            _ if is_same_data(b, o) => {
                t.map(|part| FlowPart { between: String::new(), ..part.clone() })
            }
            (Some(ours), Some(theirs)) => Some(merge_part(b, ours, theirs)?),
            _ => return Err(Conflict),
        };
        if let Some(part) = joined {
            builder.add_data(&part.name, Some(&part.data), Some(&part.data));
            parts.push(part);
        }
    }
    let Joined { ours: data, .. } = builder.finish()?;
    Ok((ours.with_parts(&parts), data))
}

/// Merges a part that both sides changed and that is a flow collection itself.
fn merge_part(
    base: Option<&FlowPart>,
    ours: &FlowPart,
    theirs: &FlowPart,
) -> Result<FlowPart, Conflict> {
    let base = base.filter(|part| !part.data.is_empty());
    let base_flow = base.map(|part| part.inner.as_deref().ok_or(Conflict)).transpose()?;
    let (Some(one), Some(other)) = (ours.inner.as_deref(), theirs.inner.as_deref()) else {
        return Err(Conflict);
    };
    let (text, data) = merge_flows(base_flow, one, other)?;
    Ok(FlowPart { text, data, inner: None, ..ours.clone() })
}
