//! `file`

use super::{Field, Shape, Takes};
use crate::domain::Place;
use crate::i18n::word;
use crate::query::{RowLevel, Subject, Value};
use std::borrow::Cow;

/// The file it is written in, relative to the plan's folder.
pub const FIELD: Field = Field {
    name: "file",
    title: word("Archivo", "File", "Fichier"),
    meaning: "The file it is written in, relative to the plan's folder.",
    example: "file:1-prosperity",
    takes: Takes::Text,
    shape: Shape::Text,
    many: false,
    in_json: &[RowLevel::Milestone],
    read,
};

fn read<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    let files = &of.plan().files;
    let place = |place: &Place| files.get(place.file.0 as usize);
    let found: Vec<&'a String> = match (of.section(), of.party()) {
        (Some(section), _) => place(&section.place).into_iter().collect(),
        (_, Some(party)) => place(&party.place).into_iter().collect(),
        _ => of.milestones().filter_map(|milestone| place(&milestone.place)).collect(),
    };
    out.extend(found.into_iter().map(|file| Value::Plain(Cow::Borrowed(file))));
}
