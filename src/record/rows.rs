//! Rows of a file → updates as they were given: CSV with a header, or one JSON object a line.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Value};

use super::csv_table::{CsvTable, read_csv, utf8};
use super::error::{InputError, RecordError};
use super::raw_text::RawText;
use super::raw_update::{RawEvidence, RawUpdate};
use super::updates::UpdateEntry;
use crate::domain::{Id, Plan};
use crate::messages;

/// A row: the line where it begins, the id of the milestone and the update; or what is wrong.
type UpdateRow = (usize, Result<(String, RawUpdate), InputError>);

/// The columns of rows. The first three may end in `_` and a language: `note_es`.
const COLUMNS: [&str; 23] = [
    "note", "reason", "no_evidence", "id", "date", "by", "status", "completed", "progress",
    "outlook", "forecast", "due", "update_id", "retracts", "superseded_by", "evidence", "title",
    "publisher", "published", "quote", "says", "class", "evidence_lang",
];

/// Reads the updates of a file's rows: those that name a milestone, and what is wrong with the
/// other rows.
///
/// # Errors
/// When the file is not text, or its header is wrong.
pub fn read_entries(
    plan: &Plan,
    name: &str,
    bytes: &[u8],
) -> Result<(Vec<UpdateEntry>, Vec<InputError>), RecordError> {
    let rows = read_rows(name, bytes).map_err(|errors| {
        let summary = "the header is wrong, so nothing was written".to_owned();
        RecordError::Invalid { errors, summary }
    })?;
    let (mut entries, mut errors) = (Vec::new(), Vec::new());
    for (line, row) in rows {
        let entry = row.and_then(|(id, given)| {
            let milestone = Id::parse(&id).ok().and_then(|id| Some(plan.milestone(&id)?.0));
            let milestone = milestone.ok_or_else(|| no_milestone(plan, &id))?;
            let label = format!("line {line}");
            Ok(UpdateEntry { label, milestone, given, may_repeat: false })
        });
        match entry {
            Ok(entry) => entries.push(entry),
            Err(error) => errors.push(error.at_line(line)),
        }
    }
    Ok((entries, errors))
}

fn no_milestone(plan: &Plan, id: &str) -> InputError {
    let ids = plan.milestones.iter().map(|milestone| milestone.id.as_str());
    let help = messages::nearest(id, ids)
        .map_or("rows name milestones by their whole ids".to_owned(), messages::did_you_mean);
    InputError::new(format!("there is no milestone `{id}`"), help)
}

/// Reads the rows of a file, in the format that its name or else its first character tells.
fn read_rows(name: &str, bytes: &[u8]) -> Result<Vec<UpdateRow>, Vec<InputError>> {
    let text = utf8(bytes).map_err(|problem| vec![problem])?;
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("ndjson" | "jsonl" | "json") => Ok(objects(text)),
        Some("csv" | "tsv") => records(text),
        _ if text.trim_start().starts_with('{') => Ok(objects(text)),
        _ => records(text),
    }
}

fn records(text: &str) -> Result<Vec<UpdateRow>, Vec<InputError>> {
    let CsvTable { header, rows } = read_csv(text, 1).map_err(|problem| vec![problem])?;
    let wrong = header.iter().enumerate().filter_map(|(at, name)| {
        let message = || format!("the column `{name}` stands twice");
        let again = || InputError::new(message(), "each column stands once");
        unknown(name).or_else(|| header[..at].contains(name).then(again))
    });
    let wrong = wrong.chain(without_id(&header)).map(|problem| problem.at_line(1));
    let wrong: Vec<InputError> = wrong.collect();
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let read = |cells: Vec<String>| row(&header, &cells);
    Ok(rows.into_iter().map(|(line, cells)| (line, cells.and_then(read))).collect())
}

fn without_id(header: &[String]) -> Option<InputError> {
    let has_id = header.iter().any(|name| name == "id");
    let help = format!(
        "the first line names the columns, such as `id,date,by,status`; known are {}",
        messages::list(COLUMNS.into_iter(), "and")
    );
    (!has_id).then(|| InputError::new("there is no column `id`", help))
}

fn row(header: &[String], cells: &[String]) -> Result<(String, RawUpdate), InputError> {
    let (mut id, mut given) = (None, RawUpdate::default());
    for (column, value) in header.iter().zip(cells) {
        put(&mut id, &mut given, column, value.trim());
    }
    named(id, given)
}

fn named(id: Option<String>, given: RawUpdate) -> Result<(String, RawUpdate), InputError> {
    let missing =
        || InputError::new("no `id` says which milestone this is about", "write it in full");
    Ok((id.ok_or_else(missing)?, given))
}

/// Returns the texts that a column holds, and the language that its name ends in.
fn texts<'g>(
    given: &'g mut RawUpdate,
    column: &str,
) -> Option<(&'g mut Vec<RawText>, Option<String>)> {
    let (base, lang) = COLUMNS[..3].iter().find_map(|base| match column.strip_prefix(base)? {
        "" => Some((*base, None)),
        rest => Some((*base, Some(rest.strip_prefix('_')?.replace('_', "-")))),
    })?;
    Some(match base {
        "note" => (&mut given.note, lang),
        "reason" => (&mut given.reason, lang),
        _ => (&mut given.no_evidence, lang),
    })
}

fn put(id: &mut Option<String>, given: &mut RawUpdate, column: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    if column == "id" {
        *id = Some(value.to_owned());
    } else if let Some((texts, lang)) = texts(given, column) {
        texts.push(RawText { lang, text: value.to_owned() });
    } else if let Some(slot) = given.slot(&column.replace('_', "-")) {
        *slot = Some(value.to_owned());
    }
}

/// Returns the error of a column that does not exist.
fn unknown(column: &str) -> Option<InputError> {
    if COLUMNS.contains(&column) || texts(&mut RawUpdate::default(), column).is_some() {
        return None;
    }
    let help = match messages::nearest(column, COLUMNS.into_iter()) {
        Some(near) => messages::did_you_mean(near),
        None => format!("known are {}", messages::list(COLUMNS.into_iter(), "and")),
    };
    Some(InputError::new(format!("there is no column `{column}`"), help))
}

fn objects(text: &str) -> Vec<UpdateRow> {
    let lines = text.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(position, line)| (position + 1, object(line))).collect()
}

/// Reads an object and refuses a key that occurs twice, which it keeps.
struct UniqueKeys<'k>(&'k mut Option<String>);

impl<'de> DeserializeSeed<'de> for UniqueKeys<'_> {
    type Value = Map<String, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for UniqueKeys<'_> {
    type Value = Map<String, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut object = Map::new();
        while let Some((key, value)) = entries.next_entry::<String, Value>()? {
            if object.contains_key(&key) {
                *self.0 = Some(key);
                return Err(A::Error::custom("a key occurs twice"));
            }
            object.insert(key, value);
        }
        Ok(object)
    }
}

fn object(line: &str) -> Result<(String, RawUpdate), InputError> {
    let mut repeated = None;
    let mut json = serde_json::Deserializer::from_str(line);
    let object = UniqueKeys(&mut repeated).deserialize(&mut json);
    let object = object.and_then(|object| json.end().map(|()| object)).map_err(|error| {
        let help = "write one object a line: {\"id\": \"I.4.x\", \"status\": \"completed\"}";
        let column = error.column();
        let message = match (repeated, error.classify()) {
            (Some(key), _) => format!("the key `{key}` stands twice, column {column}"),
            (None, Category::Eof) => "this JSON object is cut short".to_owned(),
            (None, Category::Data) => "this is JSON, but no object".to_owned(),
            _ => format!("this is no JSON: it cannot be read on from column {column}"),
        };
        InputError::new(message, help)
    })?;
    let (mut id, mut given) = (None, RawUpdate::default());
    for (key, value) in &object {
        if let Some(problem) = unknown(key) {
            return Err(problem);
        }
        match value {
            Value::Null => {}
            Value::Object(by_lang)
                if texts(&mut given, key).is_some_and(|(_, lang)| lang.is_none()) =>
            {
                for (lang, value) in by_lang {
                    let text = scalar(key, value)?;
                    if let Some((texts, _)) = texts(&mut given, key) {
                        texts.push(RawText::in_lang(lang, &text));
                    }
                }
            }
            Value::Array(pieces) if key == "evidence" => {
                for piece in pieces {
                    given.evidence.push(evidence(piece)?);
                }
            }
            Value::Object(_) if key == "evidence" => given.evidence.push(evidence(value)?),
            value => put(&mut id, &mut given, key, scalar(key, value)?.trim()),
        }
    }
    named(id, given)
}

/// Reads a piece of evidence: an address, the id of a record, or an object with the keys of the
/// format.
fn evidence(value: &Value) -> Result<RawEvidence, InputError> {
    let Value::Object(fields) = value else {
        let evidence = Some(scalar("evidence", value)?);
        return Ok(RawEvidence { evidence, ..RawEvidence::default() });
    };
    let mut piece = RawEvidence::default();
    for (key, value) in fields {
        let name = match key.as_str() {
            "url" => "evidence",
            "lang" => "evidence-lang",
            other => other,
        };
        let text = scalar(key, value)?;
        let Some(slot) = piece.slot(name) else {
            let keys = ["url", "title", "publisher", "published", "lang", "quote", "says", "class"];
            let help = format!("known are {}", messages::list(keys.into_iter(), "and"));
            return Err(InputError::new(format!("there is no key `{key}` in evidence"), help));
        };
        *slot = Some(text);
    }
    Ok(piece)
}

fn scalar(key: &str, value: &Value) -> Result<String, InputError> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        _ => {
            let help = "write a text in double quotes";
            Err(InputError::new(format!("`{key}` is neither a text nor a number"), help))
        }
    }
}
