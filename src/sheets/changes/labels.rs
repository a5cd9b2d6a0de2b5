//! The labels of the keys of plan files.

use crate::i18n::{Phrase, phrases, report, word};
use crate::query::{FIELDS, View};

/// The labels of keys that are not fields of queries, or that differ from the titles of fields.
const LABELS: &[(&str, Phrase)] = &[
    ("quote", phrases::PROMISE),
    ("context", phrases::CONTEXT),
    ("parties", phrases::OWED_BY),
    ("tags", phrases::TAGS),
    ("level", phrases::LEVEL),
    ("term", phrases::TERM),
    ("issued", phrases::ISSUED),
    ("sources", phrases::SOURCES),
    ("completed", phrases::COMPLETED),
    ("reason", report::REASON),
    ("retracts", word("Retracta", "Retracts", "Rétracte")),
    ("superseded-by", word("Reemplazado por", "Superseded by", "Remplacé par")),
    ("languages", word("Idiomas", "Languages", "Langues")),
    ("acronym", word("Sigla", "Acronym", "Sigle")),
    ("sides", word("Partes", "Sides", "Parties")),
    ("translation", word("Traducción", "Translation", "Traduction")),
    ("policy", word("Umbrales", "Policy", "Seuils")),
    ("checks", word("Reglas", "Checks", "Règles")),
    ("plan", word("Id", "Id", "Id")),
    ("name", word("Nombre", "Name", "Nom")),
    ("due.text", word("Palabras del plazo", "Words of the deadline", "Texte de l’échéance")),
    (
        "due.inferred",
        word("Inferencia del plazo", "How the deadline was inferred", "Déduction de l’échéance"),
    ),
];

/// Returns the label of a key of plan files: its own, or the title of the field with its name, or
/// the key itself.
pub(super) fn label(key: &'static str, view: &View<'_>) -> String {
    let own = LABELS.iter().find(|(name, _)| *name == key).map(|(_, word)| *word);
    let field = || FIELDS.iter().find(|field| field.name == key).map(|field| field.title);
    own.or_else(field).map_or(key, |word| word.to(view.lang)).to_owned()
}
