//! Edits as YAML: a list of `{append|set|remove: ROUTE, node: …}`. Scalars are texts; those tagged
//! `!w` are words.

use hito::domain::{Route, Step};
use hito::yaml::edit::{Edit, Node};
use serde_yaml::Value;

/// Parses the edits of a case.
pub fn edits(text: &str) -> Vec<Edit> {
    let value: Value = serde_yaml::from_str(text).unwrap();
    value.as_sequence().unwrap().iter().map(edit).collect()
}

fn edit(value: &Value) -> Edit {
    let route_of = |verb: &str| value.get(verb).map(|route| route_from(route.as_str().unwrap()));
    let new = || node(value.get("node").unwrap());
    if let Some(route) = route_of("append") {
        return Edit::append(route, new());
    }
    if let Some(route) = route_of("set") {
        return Edit::set(route, new());
    }
    Edit::remove(route_of("remove").unwrap())
}

/// Parses a route such as `milestones[2].due`.
pub fn route_from(text: &str) -> Route {
    let mut route = Route::default();
    for part in text.split('.') {
        let (key, items) = part.split_once('[').unwrap_or((part, ""));
        if !key.is_empty() {
            route = route.then(Step::Key(String::from(key).leak()));
        }
        for item in items.split('[').filter(|item| !item.is_empty()) {
            route = route.then(Step::Item(item.trim_end_matches(']').parse().unwrap()));
        }
    }
    route
}

/// Converts a value to a node.
pub fn node(value: &Value) -> Node {
    match value {
        Value::Tagged(word) => match word.value.as_str() {
            Some(text) => Node::Word(text.to_owned()),
            None => node(&word.value),
        },
        Value::String(text) => Node::Text(text.clone()),
        Value::Sequence(items) => Node::List(items.iter().map(node).collect()),
        Value::Mapping(entries) => {
            let entry =
                |(key, value): (&Value, &Value)| (key.as_str().unwrap().to_owned(), node(value));
            Node::Map(entries.iter().map(entry).collect())
        }
        other => Node::Word(serde_yaml::to_string(other).unwrap().trim().to_owned()),
    }
}
