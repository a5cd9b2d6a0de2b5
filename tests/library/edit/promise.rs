//! What the guard promises, checked from outside: by another reader, and byte by byte.

use std::collections::BTreeMap;

use hito::domain::Step;
use hito::source::format::KEY_RULES;
use hito::yaml::edit::{Edit, Node, Operation, apply};
use proptest::prelude::*;
use serde_yaml::{Mapping, Value};

use super::plans::{self, Choices, Scribe, data, read};
use super::support::route_from;

/// Makes an edit on data.
fn make(value: &mut Value, steps: &[Step], operation: &Operation) {
    match (steps, operation) {
        ([], Operation::Append(node)) => {
            if value.is_null() {
                *value = Value::Sequence(Vec::new());
            }
            value.as_sequence_mut().unwrap().push(data(node));
        }
        ([], Operation::Set(node)) => *value = data(node),
        ([], Operation::Remove) => {}
        ([Step::Key(key)], Operation::Remove) => {
            value.as_mapping_mut().unwrap().shift_remove(*key).unwrap();
        }
        ([Step::Item(item)], Operation::Remove) => {
            value.as_sequence_mut().unwrap().remove(*item as usize);
        }
        ([Step::Key(key), rest @ ..], _) => {
            if value.is_null() {
                *value = Value::Mapping(Mapping::new());
            }
            let map = value.as_mapping_mut().unwrap();
            make(map.entry(Value::from(*key)).or_insert(Value::Null), rest, operation);
        }
        ([Step::Item(item), rest @ ..], _) => {
            make(&mut value.as_sequence_mut().unwrap()[*item as usize], rest, operation);
        }
    }
}

/// How many lines of a text do not stand in another, in their order.
fn lines_lost(before: &str, after: &str) -> usize {
    let before: Vec<&str> = before.lines().collect();
    // The longest common subsequence, row by row.
    let mut common = vec![0; before.len() + 1];
    for line in after.lines() {
        let mut diagonal = 0;
        for (position, own) in before.iter().enumerate() {
            let above = common[position + 1];
            let same = if own == &line { diagonal + 1 } else { 0 };
            common[position + 1] = same.max(above).max(common[position]);
            diagonal = above;
        }
    }
    before.len() - common[before.len()]
}

/// An edit of a plan that the choices make up.
fn edit(choices: &mut Choices<'_>, plan: &Value) -> Option<Edit> {
    let milestones = plan.get("milestones")?.as_sequence()?;
    let at = choices.pick(milestones.len());
    let milestone = &milestones[at];
    let place = |rest: &str| route_from(&format!("milestones[{at}].{rest}"));
    let updates = milestone.get("updates").and_then(Value::as_sequence).map_or(0, Vec::len);
    let has = |key: &str| milestone.get(key).is_some();
    Some(match choices.pick(12) {
        0..=4 => Edit::append(place("updates"), plans::update(choices)),
        5 => Edit::append(place("tags"), plans::word(choices)),
        6 => Edit::set(place("kind"), Node::word("body")),
        7 => Edit::set(place("done-when"), Node::text(plans::text(choices))),
        8 if milestone.get("title")?.is_mapping() => {
            Edit::set(place("title.fr"), Node::text(plans::text(choices)))
        }
        8 => Edit::set(place("title"), Node::text(plans::text(choices))),
        9 if updates > 0 => {
            let item = choices.pick(updates);
            Edit::set(place(&format!("updates[{item}].status")), Node::word("completed"))
        }
        9 => Edit::append(route_from("milestones"), Node::map([("id", Node::word("I.4.new"))])),
        10 if has("kind") => Edit::remove(place("kind")),
        10 if has("tags") => Edit::remove(place("tags")),
        11 if updates > 1 => Edit::remove(place(&format!("updates[{}]", choices.pick(updates)))),
        _ => Edit::set(place("due"), Node::word("2026-06-30")),
    })
}

/// Makes a plan and some edits, and checks what comes of them. The refusal, if there is one.
fn trial(bytes: &[u8]) -> Result<Option<String>, TestCaseError> {
    let mut choices = Choices::new(bytes);
    let node = plans::commitment(&mut choices);
    let before = Scribe::new(&mut choices).file(&node);
    let Some(plan) = read(&before) else {
        // What the second reader cannot read is not touched.
        let edit = Edit::append(route_from("milestones"), Node::map([("id", Node::word("x"))]));
        prop_assert!(apply(&before, &[edit], &KEY_RULES).is_err(), "{}", before);
        return Ok(Some(UNREAD.to_owned()));
    };
    let count = [1, 1, 2, 3][choices.pick(4)];
    let mut edits: Vec<Edit> = Vec::new();
    for _ in 0..count {
        let Some(edit) = edit(&mut choices, &plan) else { continue };
        // Those that contradict each other, or would shift one another, are cases of their own.
        let related = |other: &Edit| {
            let appends = |edit: &Edit| matches!(edit.operation, Operation::Append(_));
            let (a, b) = (other.route.steps(), edit.route.steps());
            (a.starts_with(b) || b.starts_with(a)) && !(a == b && appends(other) && appends(&edit))
        };
        let removal = matches!(edit.operation, Operation::Remove);
        if !edits.iter().any(related) && (!removal || edits.is_empty()) {
            edits.push(edit);
        }
    }
    edits.sort_by_key(|edit| matches!(edit.operation, Operation::Remove));
    let after = match apply(&before, &edits, &KEY_RULES) {
        Ok(after) => after,
        // What is removed may have ended a text that keeps the empty lines behind it.
        Err(_) if before.contains('+') && edits.iter().any(is_removal) => {
            return Ok(Some(KEPT.to_owned()));
        }
        Err(refusal) => return Ok(Some(format!("{refusal}\n{edits:?}\n{before}"))),
    };
    let mut expected = plan;
    for edit in &edits {
        make(&mut expected, edit.route.steps(), &edit.operation);
    }
    prop_assert_eq!(read(&after), Some(expected), "{:?}\n{}\n=====\n{}", edits, before, after);
    let appends = edits.iter().all(|edit| matches!(edit.operation, Operation::Append(_)));
    if appends {
        // In brackets, the line itself grows; `[ ]` or `~` give way, and a bracket's last line.
        prop_assert!(
            lines_lost(&before, &after) <= 2 * edits.len(),
            "{}\n=====\n{}",
            before,
            after
        );
    }
    prop_assert_eq!(before.starts_with('\u{feff}'), after.starts_with('\u{feff}'));
    // An empty line above what is removed from the end is then the last.
    let removes = edits.iter().any(is_removal);
    let ended = (before.ends_with('\n'), after.ends_with('\n'));
    prop_assert!(ended.0 == ended.1 || removes, "{}\n=====\n{}", before, after);
    let carriage = |text: &str| text.matches('\r').count();
    if carriage(&before) == before.matches('\n').count() {
        prop_assert_eq!(carriage(&after), after.matches('\n').count());
    }
    prop_assert_eq!(apply(&before, &[], &KEY_RULES).ok(), Some(before));
    Ok(None)
}

fn is_removal(edit: &Edit) -> bool {
    matches!(edit.operation, Operation::Remove)
}

/// What edits may be refused for, here: a block or a list with a comment inside is set anew; a
/// tab where YAML 1.1 has none.
const REFUSED: &[&str] = &["a comment stands inside what would be replaced", UNREAD, KEPT];

const KEPT: &str = "what was removed would leave its empty lines to the text above";

const UNREAD: &str = "another YAML reader cannot read the file";

#[test]
fn what_is_accepted_is_what_was_meant_and_hardly_anything_is_refused() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(600);
    let config = ProptestConfig { failure_persistence: None, cases, ..ProptestConfig::default() };
    // The same plans in every run; `PROPTEST_CASES` asks for more of them.
    let rng = proptest::test_runner::TestRng::deterministic_rng(
        proptest::test_runner::RngAlgorithm::ChaCha,
    );
    let mut runner = proptest::test_runner::TestRunner::new_with_rng(config, rng);
    let refusals = std::cell::RefCell::new(BTreeMap::<String, (usize, String)>::new());
    let outcome = runner.run(&proptest::collection::vec(any::<u8>(), 0..400), |bytes| {
        if let Some(refusal) = trial(&bytes)? {
            let reason = refusal.lines().next().unwrap_or_default();
            let reason = reason.rsplit_once(": ").map_or(reason, |(_, why)| why).to_owned();
            let mut refusals = refusals.borrow_mut();
            refusals.entry(reason).or_insert((0, refusal)).0 += 1;
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let refusals = refusals.into_inner();
    let unknown: Vec<_> =
        refusals.iter().filter(|(why, _)| !REFUSED.contains(&why.as_str())).collect();
    let shown: Vec<String> =
        unknown.iter().map(|(why, (count, first))| format!("{count} × {why}\n{first}")).collect();
    assert!(unknown.is_empty(), "{}", shown.join("\n=====\n"));
    let refused: usize = refusals.values().map(|(count, _)| count).sum();
    assert!(refused * 100 <= cases as usize, "{refused} of {cases} refused: {refusals:?}");
}
