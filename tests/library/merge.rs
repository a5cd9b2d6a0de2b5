//! Merges of generated plans: according to another YAML reader a merge without conflict has the
//! edits of both sides and loses nothing, and is the same with the sides exchanged.

use hito::domain::Step;
use hito::source::format::KEY_RULES;
use hito::yaml::edit::{Edit, Node, Operation, apply};
use hito::yaml::merge::{ConflictStyle, Labels, Merged, merge};
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_yaml::{Mapping, Value};

use crate::edit::plans::{self, Choices, Scribe, data, read};

fn route(steps: &[Step]) -> hito::domain::Route {
    steps.iter().fold(hito::domain::Route::default(), |route, step| route.then(*step))
}

/// An edit of a plan that the choices make up; the number tells the sides' texts apart.
fn edit(choices: &mut Choices<'_>, plan: &Value, side: usize) -> Option<Edit> {
    let milestones = plan.get("milestones")?.as_sequence()?;
    let at = choices.pick(milestones.len());
    let milestone = &milestones[at];
    let item = |at: usize| Step::Item(u32::try_from(at).unwrap());
    let place = |rest: &[Step]| route(&[&[Step::Key("milestones"), item(at)], rest].concat());
    let updates = milestone.get("updates").and_then(Value::as_sequence).map_or(0, Vec::len);
    let text = |choices: &mut Choices<'_>| {
        let own = ["", "", " ", "Ours ", "Theirs "]
            [choices.pick(3) + if choices.rarely(2) { side } else { 0 }];
        Node::text(format!("{own}{}", plans::text(choices)))
    };
    Some(match choices.pick(14) {
        0..=4 => Edit::append(place(&[Step::Key("updates")]), plans::update(choices)),
        5 => Edit::append(place(&[Step::Key("tags")]), plans::word(choices)),
        6 => Edit::set(place(&[Step::Key("kind")]), Node::word(["body", "policy"][side])),
        7 => Edit::set(place(&[Step::Key("done-when")]), text(choices)),
        8 => Edit::set(place(&[Step::Key("title")]), text(choices)),
        9 if updates > 0 => {
            let update = item(choices.pick(updates));
            Edit::set(place(&[Step::Key("updates"), update, Step::Key("note")]), text(choices))
        }
        9 | 10 => {
            let id = choices.one(&["I.4.new", "I.4.ours", "I.4.theirs"]).to_owned();
            let new = Node::map([("id", Node::word(id)), ("title", text(choices))]);
            Edit::append(route(&[Step::Key("milestones")]), new)
        }
        11 if milestone.get("kind").is_some() => Edit::remove(place(&[Step::Key("kind")])),
        12 if milestones.len() > 1 => Edit::remove(place(&[])),
        _ => Edit::set(place(&[Step::Key("due")]), Node::word(["2026-06-30", "2027"][side])),
    })
}

/// Makes an edit on data; none where its place is gone.
fn make(value: &mut Value, steps: &[Step], operation: &Operation) -> Option<()> {
    match (steps, operation) {
        ([], Operation::Append(node)) => match value {
            Value::Null => *value = Value::Sequence(vec![data(node)]),
            list => list.as_sequence_mut()?.push(data(node)),
        },
        ([], Operation::Set(node)) => *value = data(node),
        ([Step::Key(key)], Operation::Remove) => {
            value.as_mapping_mut()?.shift_remove(*key)?;
        }
        // What is removed is taken out when everything else was done, so that positions hold.
        ([Step::Item(item)], Operation::Remove) => {
            *value.get_mut(*item as usize)? = Value::String("removed".to_owned());
        }
        ([Step::Key(key), rest @ ..], _) => {
            if value.is_null() {
                *value = Value::Mapping(Mapping::new());
            }
            let map = value.as_mapping_mut()?;
            make(map.entry(Value::from(*key)).or_insert(Value::Null), rest, operation)?;
        }
        ([Step::Item(item), rest @ ..], _) => {
            make(value.as_sequence_mut()?.get_mut(*item as usize)?, rest, operation)?;
        }
        ([], Operation::Remove) => return None,
    }
    Some(())
}

/// Both sides' edits on the base's data, as nobody would contradict; none where they do.
fn meant(base: &Value, ours: &[Edit], theirs: &[Edit]) -> Option<Value> {
    for one in ours {
        for other in theirs {
            let (a, b) = (one.route.steps(), other.route.steps());
            let appends = |edit: &Edit| matches!(edit.operation, Operation::Append(_));
            let is_one = format!("{:?}", one.operation) == format!("{:?}", other.operation);
            // What is appended twice may be meant once.
            let is_apart = !(a.starts_with(b) || b.starts_with(a))
                || (a == b && appends(one) && appends(other) && !is_one)
                || (a.len() != b.len()
                    && (appends(one) || appends(other))
                    && !removes(one)
                    && !removes(other));
            if !is_apart {
                return None;
            }
        }
    }
    let mut value = base.clone();
    let (last, first): (Vec<&Edit>, Vec<&Edit>) =
        ours.iter().chain(theirs).partition(|edit| removes(edit));
    for edit in first.into_iter().chain(last) {
        make(&mut value, edit.route.steps(), &edit.operation)?;
    }
    let milestones = value.get_mut("milestones")?.as_sequence_mut()?;
    milestones.retain(|milestone| *milestone != "removed");
    let ids: Vec<Option<&Value>> = milestones.iter().map(|milestone| milestone.get("id")).collect();
    let is_once = ids.iter().enumerate().all(|(at, id)| !ids[..at].contains(id));
    is_once.then_some(value)
}

fn removes(edit: &Edit) -> bool {
    matches!(edit.operation, Operation::Remove)
}

fn joined(base: &str, ours: &str, theirs: &str, style: ConflictStyle) -> Option<Merged> {
    let [our_name, base_name, their_name] = ["ours", "base", "theirs"].map(str::to_owned);
    let labels = Labels { ours: our_name, base: base_name, theirs: their_name, size: 7, style };
    merge(base, ours, theirs, &labels, KEY_RULES)
}

/// The data with lists in an order of their own, and every scalar as a text.
fn sorted(value: &Value) -> String {
    match value {
        Value::Sequence(items) => {
            let mut items: Vec<String> = items.iter().map(sorted).collect();
            items.sort();
            format!("[{}]", items.join(","))
        }
        Value::Mapping(entries) => {
            let entry = |(key, value): (&Value, &Value)| format!("{key:?}:{}", sorted(value));
            let mut entries: Vec<String> = entries.iter().map(entry).collect();
            entries.sort();
            format!("{{{}}}", entries.join(","))
        }
        Value::Number(number) => format!("{:?}", number.to_string()),
        Value::String(text) => format!("{text:?}"),
        other => format!("{other:?}"),
    }
}

/// The text with one side of every conflict: `<` for ours, `=` for theirs.
fn resolved(text: &str, taken: char) -> String {
    let (mut out, mut side) = (String::new(), None);
    for line in text.split_inclusive('\n') {
        side = match (line.trim_end(), side) {
            ("<<<<<<< ours", _) => Some('<'),
            ("||||||| base", Some('<')) => Some('|'),
            ("=======", Some('<' | '|')) => Some('='),
            (">>>>>>> theirs", Some('=')) => None,
            (_, side) => {
                if side.is_none_or(|side| side == taken) {
                    out.push_str(line);
                }
                side
            }
        };
    }
    out
}

/// What trials come to.
#[derive(Debug, Default)]
struct Tally {
    trials: usize,
    /// Those joined entry by entry whose edits do not contradict each other.
    compatible: usize,
    /// Those of them that came out cleanly.
    clean: usize,
    /// Those that are left to be joined by lines.
    by_lines: usize,
    conflicts: usize,
}

fn trial(bytes: &[u8], tally: &mut Tally) -> Result<(), TestCaseError> {
    let mut choices = Choices::new(bytes);
    let node = plans::commitment(&mut choices);
    let base = Scribe::new(&mut choices).file(&node);
    let Some(plan) = read(&base) else { return Ok(()) };
    let mut side = |side: usize| {
        let mut edits: Vec<Edit> = Vec::new();
        for _ in 0..=choices.pick(3) {
            let Some(edit) = edit(&mut choices, &plan, side) else { continue };
            let clashes = |other: &Edit| {
                let (a, b) = (other.route.steps(), edit.route.steps());
                a.starts_with(b) || b.starts_with(a)
            };
            if !edits.iter().any(clashes) {
                edits.push(edit);
            }
        }
        apply(&base, &edits, &KEY_RULES).ok().map(|text| (text, edits))
    };
    let (Some((ours, our_edits)), Some((theirs, their_edits))) = (side(0), side(1)) else {
        return Ok(());
    };
    tally.trials += 1;
    let (one, other) = (
        joined(&base, &ours, &theirs, ConflictStyle::Merge),
        joined(&base, &theirs, &ours, ConflictStyle::Merge),
    );
    let shown = || format!("{base}\n===== ours\n{ours}\n===== theirs\n{theirs}\n===== {one:?}");
    prop_assert_eq!(
        one.as_ref().map(|merged| merged.conflicts == 0),
        other.as_ref().map(|merged| merged.conflicts == 0),
        "{}\n{:?}",
        shown(),
        other
    );
    let (Some(one), Some(other)) = (&one, &other) else {
        tally.by_lines += 1;
        return Ok(());
    };
    let expected = meant(&plan, &our_edits, &their_edits);
    tally.compatible += usize::from(expected.is_some());
    if one.conflicts > 0 {
        tally.conflicts += 1;
        for side in ['<', '='] {
            let text = resolved(&one.text, side);
            prop_assert!(read(&text).is_some(), "{}\n===== resolved\n{}", shown(), text);
            for style in [ConflictStyle::Diff3, ConflictStyle::Zdiff3] {
                let styled = joined(&base, &ours, &theirs, style).unwrap();
                prop_assert_eq!(&resolved(&styled.text, side), &text, "{:?} {}", style, shown());
            }
        }
        return Ok(());
    }
    let found = read(&one.text);
    prop_assert!(found.is_some(), "{}", shown());
    let found = found.unwrap();
    if let Some(expected) = &expected {
        tally.clean += 1;
        prop_assert_eq!(sorted(&found), sorted(expected), "{}", shown());
    }
    prop_assert_eq!(
        Some(sorted(&found)),
        read(&other.text).map(|other| sorted(&other)),
        "{}",
        shown()
    );
    // Every line of a comment that a side has is there, unless a side took it out.
    let has = |text: &str, line: &str| text.lines().any(|other| other.trim() == line);
    for line in ours.lines().chain(theirs.lines()).map(str::trim) {
        let is_kept = has(&ours, line) && has(&theirs, line);
        if line.starts_with('#') && is_kept {
            prop_assert!(has(&one.text, line), "{line} is lost\n{}", shown());
        }
    }
    Ok(())
}

#[test]
fn what_is_joined_is_what_both_sides_meant() {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(500);
    let config = ProptestConfig { failure_persistence: None, cases, ..ProptestConfig::default() };
    // The same plans in every run; `PROPTEST_CASES` asks for more of them.
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let tally = std::cell::RefCell::new(Tally::default());
    let outcome = TestRunner::new_with_rng(config, rng)
        .run(&proptest::collection::vec(any::<u8>(), 0..500), |bytes| {
            trial(&bytes, &mut tally.borrow_mut())
        });
    assert!(outcome.is_ok(), "{}", outcome.unwrap_err());
    let tally = tally.into_inner();
    // Where comments stand between what is in brackets, that is one place.
    assert!(tally.clean * 10 >= tally.compatible * 9, "{tally:?}");
    assert!(tally.by_lines * 50 <= tally.trials, "{tally:?}");
    assert!(tally.compatible * 3 >= tally.trials && tally.conflicts > 0, "{tally:?}");
}
