//! The schema of the JSON that commands write.

use serde_json::{Map, Value, json};

use super::draft::DRAFT;
use super::patterns;
use crate::domain::{Class, Flag, NOT_ASSESSED, Outlook, Says, Severity, Status, Vocabulary};
use crate::query::{FIELDS, Field, RowLevel, Takes, all_columns};
use crate::render::SCHEMA;

/// A key of a row: its name, the schema of its value, and its meaning.
type AnswerKey = (&'static str, fn() -> Value, &'static str);

const COUNT: (&str, fn() -> Value, &str) = ("count", count, "How many there are.");

/// The rows of `hito tree`.
const TREE: &[AnswerKey] = &[
    ("level", text, "`pillar`, `commitment` or `milestone`."),
    ("parent", maybe_text, "The id of the node it hangs under."),
    ("title", text, "Its title."),
    ("milestones", count, "How many milestones match under it."),
    ("assessed", count, "How many of them somebody has assessed."),
    ("completed", count, "How many of them are completed."),
    ("overdue", count, "How many of them are overdue."),
];

/// The rows of `hito coverage`.
const UNCOVERED: &[AnswerKey] = &[
    ("line", count, "The line of the source."),
    ("words", count, "How many words they are."),
    ("text", text, "The words."),
];

/// The key that rows of `hito coverage --context` have in addition.
const CONTEXT: AnswerKey = ("node", maybe_text, "The node that has them as context.");

/// The rows of `hito check`.
const FINDING: &[AnswerKey] = &[
    ("rule", text, "The rule; `hito explain RULE` tells more."),
    ("severity", || words(Severity::ALL.iter().map(|s| s.code())), "Its weight."),
    ("file", text, "The file, as it is reached from where hito ran."),
    ("line", maybe_count, "The line where it begins, from 1; none for a whole file."),
    ("column", maybe_count, "The column where it begins, in characters from 1."),
    ("end_line", maybe_count, "The line where it ends."),
    ("end_column", maybe_count, "The column behind its end."),
    ("message", text, "What is wrong."),
    ("help", maybe_text, "What to do about it."),
    ("fixable", flag, "Whether `hito check --fix` mends it."),
];

/// The rows of `hito diff`.
const CHANGE: &[AnswerKey] = &[
    ("node", text, "What the row is about: `plan`, `pillar`, `commitment`, `milestone`…"),
    (
        "change",
        text,
        "What happened: `added`, `removed`, `changed`, `moved`, `status`, `total`…; `present` where nothing older is known.",
    ),
    ("field", maybe_text, "The key, flag or count that differs."),
    ("lang", maybe_text, "The language of a text."),
    ("from", text_or_count, "What it was."),
    ("to", text_or_count, "What it is."),
    ("days", || maybe(json!({ "type": "integer" })), "By how many days a deadline moved."),
    ("date", maybe_text, "When an update was said."),
    ("by", maybe_text, "Who says it."),
    ("evidence", maybe_count, "How many pieces of evidence an update gained."),
    ("title", maybe_text, "The title of the node."),
];

/// The keys of rows of `hito history` before the counts.
const POINT: &[AnswerKey] = &[
    ("date", text, "The day that everything is judged as of."),
    ("period", maybe_text, "The week, `2026-W05`, or the month; none where a row is a commit."),
    ("commit", maybe_text, "The commit whose files are counted; none for those on disk."),
    ("committed", maybe_text, "The commit's own day, which may be before `date`."),
    ("author", maybe_text, "Who wrote the commit."),
    ("subject", maybe_text, "The first line of its message."),
    (
        "notes",
        || {
            array(&words(
                ["carried", "unreadable", "dated-earlier", "moved", "shallow"].into_iter(),
            ))
        },
        "`carried`: no commit in the period; `unreadable`: see `error`; `dated-earlier` than a commit that it follows; `moved` here from another folder; `shallow`: the clone knows nothing older.",
    ),
    ("error", maybe_text, "Why the plan cannot be read at the commit."),
];

/// The keys that rows of `hito history ID` have in addition to those of `hito diff`.
const COMMITTED: &[AnswerKey] = &[
    ("committed", text, "The day of the commit."),
    ("commit", maybe_text, "The commit; none for the files on disk."),
    ("author", maybe_text, "Who wrote the commit."),
    ("subject", maybe_text, "The first line of its message."),
];

/// An update in the ledger of `hito show`.
const ENTRY: &[AnswerKey] = &[
    ("date", text, "When it was said."),
    ("by", text, "Who says it."),
    ("status", || maybe(list_of::<Status>()), "The status it declares."),
    ("completed", maybe_text, "When it says the promise was completed."),
    ("progress", maybe_count, "Per cent."),
    ("outlook", || maybe(list_of::<Outlook>()), "How the road ahead looks."),
    ("forecast", maybe_text, "When it expects completion."),
    ("due", maybe_text, "The deadline it sets or proposes."),
    ("retracts", maybe_text, "The update that it takes back."),
    ("superseded_by", maybe_text, "The milestone that replaces this one."),
    ("note", maybe_text, "A note."),
    ("reason", maybe_text, "Why it moves the deadline, or retracts."),
    ("evidence", || array(&map(EVIDENCE)), "What it rests on."),
];

/// A piece of evidence in `hito show`.
const EVIDENCE: &[AnswerKey] = &[
    ("url", maybe_text, "Where it is."),
    ("title", maybe_text, "Its title, as published."),
    ("publisher", maybe_text, "Who published it."),
    ("published", maybe_text, "When it was published."),
    ("lang", maybe_text, "The language it is in."),
    ("quote", maybe_text, "A short passage."),
    ("says", || maybe(list_of::<Says>()), "What it says of the thing."),
    ("class", || maybe(list_of::<Class>()), "Where it comes from."),
    ("note", maybe_text, "A note."),
];

/// The keys of a section in `hito show`, in addition to those of its row.
const SECTION: &[AnswerKey] = &[
    ("quote", || array(&text()), "Passages of the source that name it."),
    ("context", || array(&text()), "Passages of the source that promise nothing."),
    ("line", maybe_count, "The line of its file."),
];

/// The keys of a milestone in `hito show`, in addition to those of its row.
const LEDGER: &[AnswerKey] = &[
    ("context", || array(&text()), "Passages around it that promise nothing."),
    ("line", maybe_count, "The line of its file."),
    ("ledger", || array(&map(ENTRY)), "Its updates."),
];

/// The keys of the plan in `hito show`.
const PLAN: &[AnswerKey] = &[
    ("title", text, "Its title."),
    ("issued", maybe_text, "When it was published."),
    ("term", maybe_text, "From when to when it runs."),
    ("milestones", count, "How many milestones it has."),
];

/// Returns the schema of an answer in `--format json`. A line of `ndjson` is one of its rows, which
/// is the definition `row`.
pub fn answers() -> Value {
    let kinds = kinds();
    let any: Vec<Value> =
        kinds.iter().map(|(name, _)| json!({ "$ref": format!("#/definitions/{name}") })).collect();
    let mut definitions: Map<String, Value> = kinds.into_iter().collect();
    definitions.insert("row".to_owned(), json!({ "anyOf": any }));
    json!({
        "$schema": DRAFT,
        "title": "An answer of hito",
        "description": "What commands write with --format json. Keys may be added.",
        "type": "object",
        "properties": {
            "schema": { "const": SCHEMA, "description": "The version of the contract." },
            "plan": { "type": "string", "description": "The plan's id." },
            "as_of": {
                "type": "string",
                "pattern": patterns::DAY,
                "description": "The day that the answer is for.",
            },
            "revision": {
                "type": ["string", "null"],
                "description": "The git revision that was read; none for the files as they are.",
            },
            "base": {
                "type": "string",
                "description": "The git revision that it is compared with; only of `hito diff`.",
            },
            "rows": { "type": "array", "items": { "$ref": "#/definitions/row" } },
        },
        "required": ["schema", "plan", "as_of", "revision", "rows"],
        "definitions": definitions,
    })
}

/// Returns the schema of every kind of row, with the name of its definition.
fn kinds() -> Vec<(String, Value)> {
    let level = |(level, name): (RowLevel, &str)| (name.to_owned(), of_level(level, &[]));
    let mut kinds: Vec<(String, Value)> = RowLevel::ALL.into_iter().map(level).collect();
    let context: Vec<AnswerKey> = UNCOVERED.iter().copied().chain([CONTEXT]).collect();
    // The kind of the node is unknown at a commit where the plan cannot be read.
    let known =
        |key: &AnswerKey| if key.0 == "node" { (key.0, maybe_text as _, key.2) } else { *key };
    let of_node: Vec<AnswerKey> =
        COMMITTED.iter().copied().chain(CHANGE.iter().map(known)).collect();
    let others = [
        ("history", history()),
        ("history-node", map_with_id(&of_node)),
        ("columns", columns()),
        ("counts", counts()),
        ("tree", map_with_id(TREE)),
        ("uncovered", map_with_id(UNCOVERED)),
        ("context", map_with_id(&context)),
        ("finding", map_with_id(FINDING)),
        ("change", map_with_id(CHANGE)),
        ("show-plan", map_with_id(PLAN)),
        ("show-pillar", of_level(RowLevel::Pillar, SECTION)),
        ("show-commitment", of_level(RowLevel::Commitment, SECTION)),
        ("show-milestone", of_level(RowLevel::Milestone, LEDGER)),
        ("show-evidence", map_with_id(&[("evidence", || map(EVIDENCE), "The evidence.")])),
    ];
    kinds.extend(others.map(|(name, schema)| (name.to_owned(), schema)));
    kinds
}

/// Returns the schema of the rows of a level, with every field and some other keys.
fn of_level(level: RowLevel, beside: &[AnswerKey]) -> Value {
    let fields = all_columns(level);
    let keys = fields.iter().map(|field| (key(field), field_at_its_level(field)));
    object(keys.chain(beside.iter().map(of_key)).collect())
}

/// Returns the schema of rows with chosen columns and of `--count`, in which any field may occur.
fn columns() -> Value {
    let keys = FIELDS.iter().map(|field| {
        let one = value(field);
        let several = json!({ "type": "array", "items": one });
        (
            key(field),
            described(json!({ "anyOf": [one, several, { "type": "null" }] }), field.meaning),
        )
    });
    let mut schema = object(keys.chain([of_key(&COUNT)]).collect());
    schema["required"] = json!(["id"]);
    schema
}

/// Returns the schema of rows of `hito summary`: a group and the number of its milestones with each
/// status and flag.
fn counts() -> Value {
    let group = json!({ "type": ["string", "integer", "null"] });
    let of_group = described(
        group,
        "The value that the milestones have in common; none where they have none.",
    );
    let counted = counted().map(|(key, meaning)| (key, described(count(), meaning)));
    object([("group".to_owned(), of_group)].into_iter().chain(counted).collect())
}

/// Returns the schema of rows of `hito history`: a time, the counts at that time, and the counts by
/// today's ledger.
fn history() -> Value {
    let known = counted().map(|(key, meaning)| (key, described(maybe_count(), meaning)));
    let by_ledger =
        counted().map(|(key, meaning)| (format!("ledger_{key}"), described(count(), meaning)));
    object(POINT.iter().map(of_key).chain(known).chain(by_ledger).collect())
}

/// Returns the counts of milestones, each as its key and meaning.
fn counted() -> impl Iterator<Item = (String, &'static str)> {
    let status = |status: &Status| (status.code(), status.meaning());
    let flag = |flag: &Flag| (flag.code(), flag.meaning());
    let statuses = Status::ALL.iter().map(status);
    let unknown = [(NOT_ASSESSED, "Nobody has said anything.")];
    let all = [("milestones", "How many milestones there are.")];
    let counted = statuses.chain(unknown).chain(Flag::ALL.iter().map(flag));
    all.into_iter().chain(counted).map(|(code, meaning)| (code.replace('-', "_"), meaning))
}

/// Returns the JSON key of a field.
fn key(field: &Field) -> String {
    field.name.replace('-', "_")
}

/// Returns the schema of a field in rows of its own level.
fn field_at_its_level(field: &Field) -> Value {
    let one = value(field);
    let schema = match field.name {
        "id" => one,
        _ if field.many => array(&one),
        _ => maybe(one),
    };
    described(schema, field.meaning)
}

/// Returns the schema of one value of a field.
fn value(field: &Field) -> Value {
    match field.takes {
        Takes::Words(codes) => words(codes().into_iter()),
        Takes::Numbers => json!({ "type": "integer" }),
        Takes::Days => matching(&patterns::deadline()),
        Takes::Text | Takes::Id | Takes::Party => text(),
    }
}

fn matching(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn maybe_text() -> Value {
    maybe(text())
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0 })
}

fn text_or_count() -> Value {
    json!({ "type": ["string", "integer", "null"] })
}

fn maybe_count() -> Value {
    maybe(count())
}

fn words<'w>(codes: impl Iterator<Item = &'w str>) -> Value {
    json!({ "type": "string", "enum": codes.collect::<Vec<_>>() })
}

fn list_of<V: Vocabulary>() -> Value {
    words(V::codes())
}

fn array(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

/// Returns a schema that also accepts null.
fn maybe(mut schema: Value) -> Value {
    let of = schema["type"].take();
    schema["type"] = json!([of, "null"]);
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
    }
    schema
}

fn described(mut schema: Value, meaning: &str) -> Value {
    schema["description"] = json!(meaning);
    schema
}

fn of_key((name, schema, meaning): &AnswerKey) -> (String, Value) {
    ((*name).to_owned(), described(schema(), meaning))
}

/// Returns the schema of an object with these keys, all required.
fn map(keys: &[AnswerKey]) -> Value {
    let properties: Map<String, Value> = keys.iter().map(of_key).collect();
    let required: Vec<&str> = keys.iter().map(|(name, ..)| *name).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

/// Returns the schema of a row with these keys and an id, all required.
fn map_with_id(keys: &[AnswerKey]) -> Value {
    object(keys.iter().map(of_key).collect())
}

/// Returns the schema of a row with these properties and an id, all required.
fn object(mut properties: Map<String, Value>) -> Value {
    let id = described(text(), "What the row is about.");
    properties.entry("id").or_insert(id);
    let required: Vec<&String> = properties.keys().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}
