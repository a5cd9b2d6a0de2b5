//! The schema of plan files.

use serde_json::{Map, Value, json};

use super::draft::DRAFT;
use super::patterns;
use crate::check::CHECKS;
use crate::domain::{DATE_FORMS, DEADLINE_FORMS};
use crate::source::format::{FieldForm, VocabularyEntry};
use crate::source::{FieldDoc, NODES, NodeDoc};

const ID_FORM: &str = "ids are letters, digits and `-`, in parts joined by dots; one that others \
    would read as a number is quoted";

/// Returns the schema of a plan file, whichever node it contains.
pub fn plan() -> Value {
    let file_nodes = NODES.iter().filter(|node| node.first_key.is_some());
    let definitions: Map<String, Value> =
        NODES.iter().map(|node| (name(node), map(node.fields))).collect();
    let files: Map<String, Value> = file_nodes
        .clone()
        .filter_map(|node| Some((format!("file of {}", name(node)), file(node)?)))
        .collect();
    let first_keys: Map<String, Value> = file_nodes.clone().filter_map(first_key).collect();
    json!({
        "$schema": DRAFT,
        "title": "A file of a hito plan",
        "description": "A file holds one node; its first key says which, and its id.",
        "type": "object",
        "properties": first_keys,
        "definitions": definitions.into_iter().chain(files).collect::<Map<_, _>>(),
        "allOf": [chosen(&file_nodes.collect::<Vec<_>>())],
    })
}

/// Returns the name of a kind of map among the definitions: its name without the article.
fn name(node: &NodeDoc) -> String {
    node.what.split_once(' ').map_or(node.what, |(_, name)| name).to_owned()
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{}", name.replace(' ', "%20")) })
}

/// Returns a schema that chooses the type of a file by the first of the first keys that it has.
/// Schemas do not see the order of keys, but the keys of enclosing nodes are tried first: a file of
/// `parties` has no key `plan`.
fn chosen(nodes: &[&NodeDoc]) -> Value {
    let keys: Vec<&str> = nodes.iter().filter_map(|node| node.first_key).collect();
    let none = json!({
        "anyOf": keys.iter().map(|key| json!({ "required": [key] })).collect::<Vec<_>>(),
    });
    nodes.iter().rev().fold(none, |otherwise, node| {
        json!({
            "if": { "required": [node.first_key] },
            "then": reference(&format!("file of {}", name(node))),
            "else": otherwise,
        })
    })
}

/// Returns the schema of a first key, which explains what the file contains.
fn first_key(node: &NodeDoc) -> Option<(String, Value)> {
    let key = node.first_key?;
    let of = format!("The file holds {}.", node.what);
    Some((key.to_owned(), json!({ "description": of })))
}

/// Returns the schema of a node that is alone in its file, where its first key takes the place of
/// `id`.
fn file(node: &NodeDoc) -> Option<Value> {
    let key = node.first_key?;
    let mut schema = map(node.fields);
    let properties = schema.get_mut("properties")?.as_object_mut()?;
    properties.remove("id");
    if !properties.contains_key(key) {
        properties.insert(key.to_owned(), described(id(), "Its id."));
    }
    let required = schema.get_mut("required")?.as_array_mut()?;
    required.retain(|required| required != "id");
    required.insert(0, json!(key));
    Some(schema)
}

/// Returns the schema of a map with these keys and no others.
fn map(fields: &[FieldDoc]) -> Value {
    let required: Vec<&str> = fields.iter().filter(|f| f.required).map(|f| f.key).collect();
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.key.to_owned(), property(field))).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// Returns the schema of a field. Optional fields may be null.
fn property(field: &FieldDoc) -> Value {
    let mut schema = described(form(field.takes), field.meaning);
    if !field.required {
        if let Some(types) = schema.get_mut("type") {
            let mut nullable = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
            nullable.push(json!("null"));
            *types = json!(nullable);
        }
        for key in ["enum", "enumDescriptions"] {
            if let Some(words) = schema.get_mut(key).and_then(Value::as_array_mut) {
                words.push(if key == "enum" { Value::Null } else { json!("Not said.") });
            }
        }
    }
    schema
}

/// Adds the meaning of a value before the meanings of its words.
fn described(mut schema: Value, meaning: &str) -> Value {
    let words = schema.get("description").and_then(Value::as_str);
    let description = words.map_or(meaning.to_owned(), |words| format!("{meaning}\n\n{words}"));
    schema["description"] = json!(description);
    schema
}

/// Returns the schema of a value. Parsers that guess types read some texts and years as numbers or
/// booleans, so these types are accepted too.
fn form(form: FieldForm) -> Value {
    match form {
        FieldForm::Line => line(),
        FieldForm::Lines => one_or_several(&line()),
        FieldForm::Text => by_language(),
        FieldForm::Id => id(),
        FieldForm::Ids => one_or_several(&id()),
        FieldForm::Date => dated(&patterns::date(), DATE_FORMS),
        FieldForm::Deadline => dated(&patterns::deadline(), DEADLINE_FORMS),
        FieldForm::Due(fields) => either(dated(&patterns::deadline(), DEADLINE_FORMS), map(fields)),
        FieldForm::Term => matching(&patterns::term(), "a term is written `2025-09-18/2028`"),
        FieldForm::Lang => language(),
        FieldForm::Langs => json!({ "type": "array", "items": language() }),
        FieldForm::Url => matching(patterns::URL, "write it whole, with http:// or https://"),
        FieldForm::Sha256 => matching(patterns::SHA256, "a SHA-256 sum has 64 hexadecimal digits"),
        FieldForm::Percentage => matching(patterns::PERCENTAGE, "progress is written `40%`"),
        FieldForm::Span => {
            matching(&patterns::span(), "write it as `30d`, `6 weeks` or `3 months`")
        }
        FieldForm::Word(words) => word(&words()),
        FieldForm::Severities(words) => by_rule(&words()),
        FieldForm::Sides(fields) => by_side(fields),
        FieldForm::Map(fields) => map(fields),
        FieldForm::Nodes(node) => json!({ "type": "array", "items": reference(&name(node)) }),
        FieldForm::MapsOrIds(node) => json!({
            "type": "array",
            "items": {
                "if": { "type": "object" }, "then": reference(&name(node)), "else": id(),
            },
        }),
    }
}

fn line() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}

fn matching(pattern: &str, otherwise: &str) -> Value {
    json!({ "type": "string", "pattern": pattern, "patternErrorMessage": otherwise })
}

fn id() -> Value {
    matching(&patterns::id(), ID_FORM)
}

/// Returns the schema of a date or deadline. To some parsers, a year is a number.
fn dated(pattern: &str, forms: &str) -> Value {
    json!({
        "type": ["string", "integer"],
        "pattern": pattern,
        "patternErrorMessage": forms,
        "minimum": 1000,
        "maximum": 9999,
    })
}

fn language() -> Value {
    let mut schema = matching(patterns::LANG, "languages are written as `es`, `en`, `fr`, `fr-CA`");
    schema["maxLength"] = json!(8);
    schema
}

/// Returns a schema that accepts values of either schema, which must be for different types.
/// Keywords apply only to values of their own type.
fn either(mut one: Value, other: Value) -> Value {
    if let (Some(keys), Value::Object(others)) = (one.as_object_mut(), other) {
        for (key, value) in others {
            if key == "type" {
                let types = keys.entry("type").or_insert(Value::Null);
                let mut both = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
                both.push(value);
                *types = json!(both);
            } else {
                keys.insert(key, value);
            }
        }
    }
    one
}

fn one_or_several(item: &Value) -> Value {
    either(item.clone(), json!({ "type": "array", "items": item }))
}

fn by_language() -> Value {
    let texts = json!({
        "type": "object",
        "propertyNames": language(),
        "additionalProperties": line(),
        "minProperties": 1,
    });
    either(line(), texts)
}

fn by_side(fields: &[FieldDoc]) -> Value {
    json!({
        "type": "object",
        "propertyNames": id(),
        "additionalProperties": {
            "if": { "type": "object", "required": ["name"] },
            "then": map(fields),
            "else": by_language(),
        },
    })
}

/// Returns the schema of a word of a closed list, with the meanings for editors.
fn word(words: &[VocabularyEntry]) -> Value {
    let lines: Vec<String> =
        words.iter().map(|(code, meaning)| format!("- `{code}`: {meaning}")).collect();
    json!({
        "type": "string",
        "enum": words.iter().map(|(code, _)| code).collect::<Vec<_>>(),
        "enumDescriptions": words.iter().map(|(_, meaning)| meaning).collect::<Vec<_>>(),
        "description": lines.join("\n"),
    })
}

fn by_rule(severities: &[VocabularyEntry]) -> Value {
    let rules = CHECKS
        .iter()
        .map(|check| (check.rule.name.to_owned(), described(word(severities), check.rule.summary)));
    json!({
        "type": "object",
        "properties": rules.collect::<Map<_, _>>(),
        "additionalProperties": word(severities),
    })
}
