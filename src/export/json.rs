//! `json`: the whole plan as one object, with a list for each table.

use std::io::{self, Write};

use serde_json::{Value as Json, json};

use super::format::{Export, Makes, Material, nothing};
use super::ndjson::JsonRecord;
use super::tables::TABLES;
use crate::domain::{LangTag, Plan, Text};
use crate::query::Subject;
use crate::render::{SCHEMA, write_value, write_values};

pub(super) const EXPORT: Export = Export {
    name: "json",
    meaning: "the whole plan as one JSON object, a list a table",
    makes: Makes::File(write),
    remarks: nothing,
};

fn write(material: &Material<'_>, out: &mut dyn Write) -> io::Result<()> {
    let view = &material.view;
    let plan = view.plan();
    let head = head(plan);
    let frame = material.frame;
    let frame_keys = [
        ("schema", json!(SCHEMA)),
        ("plan", json!(frame.plan)),
        ("as_of", json!(frame.as_of)),
        ("revision", json!(frame.revision)),
    ];
    out.write_all(b"{")?;
    for (key, value) in frame_keys.into_iter().chain(head) {
        write!(out, "\"{key}\":")?;
        write_value(&value, out)?;
        out.write_all(b",")?;
    }
    for (position, table) in TABLES.iter().enumerate() {
        let comma = if position == 0 { "" } else { "," };
        write!(out, "{comma}\n\"{}\":[", table.name)?;
        let columns = table.columns(&plan.head.languages);
        let items = table.items(view, material.query);
        let of = |item| Subject { snapshot: view.snapshot, item };
        let record = |item| JsonRecord { columns: &columns, view, of: of(item) };
        write_values(items.iter().map(record), out)?;
        out.write_all(b"\n]")?;
    }
    out.write_all(b"}\n")
}

/// Returns the plan's own fields.
fn head(plan: &Plan) -> Vec<(&'static str, Json)> {
    let head = &plan.head;
    let text = |text: &Text| by_lang(plan, text);
    let languages: Vec<&str> = head.languages.iter().map(LangTag::as_str).collect();
    let sides =
        head.sides.iter().map(|side| json!({"id": side.id.as_str(), "name": text(&side.name)}));
    vec![
        ("title", text(&head.title)),
        ("languages", json!(languages)),
        ("issued", json!(head.issued.map(|date| date.to_string()))),
        ("term", json!(head.term.map(|term| format!("{}/{}", term.from, term.to)))),
        ("sides", sides.collect()),
    ]
}

/// Returns a text in each of its languages.
fn by_lang(plan: &Plan, text: &Text) -> Json {
    match text {
        Text::Plain(text) => match plan.head.languages.first() {
            Some(lang) => json!({lang.as_str(): text}),
            None => json!(text),
        },
        Text::ByLang(texts) => {
            let texts = texts.iter().map(|(lang, text)| (lang.to_string(), json!(text)));
            Json::Object(texts.collect())
        }
    }
}
