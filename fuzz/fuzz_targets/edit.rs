//! A text and an edit: what is accepted says what was meant, to a reader that the guard does not
//! ask in this way, and keeps every byte but those it says it replaces.
#![no_main]

use hito::domain::{Route, Step};
use hito::source::format::KEY_RULES;
use hito::yaml::edit::{Edit, Node, apply};
use libfuzzer_sys::fuzz_target;
use serde_yaml::{Mapping, Value};

fuzz_target!(|input: (&str, u8, u8, &str)| {
    let (text, place, operation, note) = input;
    let (key, list) = [("updates", true), ("tags", true), ("title", false), ("x", false)]
        [usize::from(place) % 4];
    let nested = place & 4 != 0;
    let mut route = Route::default();
    if nested {
        route = route.then(Step::Key("milestones")).then(Step::Item(u32::from(place >> 4)));
    }
    route = route.then(Step::Key(key));
    let node = match operation % 3 {
        0 => Node::text(note),
        1 => Node::map([("date", Node::text("2026-03-01")), ("note", Node::text(note))]),
        _ => Node::List(vec![Node::text(note)]),
    };
    let edit = if list { Edit::append(route, node.clone()) } else { Edit::set(route, node.clone()) };
    let Ok(after) = apply(text, &[edit], &KEY_RULES) else { return };
    let mut expected = read(text);
    let place = if nested {
        expected
            .get_mut("milestones")
            .and_then(|list| list.get_mut(usize::from(place >> 4)))
            .expect("what was edited is there")
    } else {
        &mut expected
    };
    if place.is_null() {
        *place = Value::Mapping(Mapping::new());
    }
    let place = place.as_mapping_mut().expect("it is a map").entry(key.into()).or_insert(Value::Null);
    // A single text that becomes a list of two is written anew.
    let is_written_anew = matches!(place, Value::String(_));
    match place {
        Value::Sequence(items) if list => items.push(data(&node)),
        Value::Null if list => *place = Value::Sequence(vec![data(&node)]),
        Value::String(_) if list => {
            *place = Value::Sequence(vec![std::mem::take(place), data(&node)]);
        }
        place => *place = data(&node),
    }
    assert_eq!(expected, read(&after), "{text}\n=====\n{after}");
    let kept = common(text.bytes(), after.bytes()) + common(text.bytes().rev(), after.bytes().rev());
    let keeps_all = kept + 64 >= text.len() || is_written_anew || text.contains(['[', '{', '#']);
    assert!(!list || keeps_all, "{text}\n=====\n{after}");
});

fn common(a: impl Iterator<Item = u8>, b: impl Iterator<Item = u8>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}

fn read(text: &str) -> Value {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line_break = if text.ends_with('\n') { "" } else { "\n" };
    serde_yaml::from_str(&format!("{text}{line_break}")).expect("both readers have accepted it")
}

fn data(node: &Node) -> Value {
    match node {
        Node::Word(text) | Node::Text(text) => Value::String(text.clone()),
        Node::List(items) => Value::Sequence(items.iter().map(data).collect()),
        Node::Map(entries) => entries
            .iter()
            .map(|(key, node)| (Value::String(key.clone()), data(node)))
            .collect::<Mapping>()
            .into(),
    }
}
