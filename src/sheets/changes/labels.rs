//! How the keys of plan files are called.

use crate::i18n::{Phrase, phrases, report, word};
use crate::query::{FIELDS, View};

/// The keys that may differ between two plans and are no fields, or are called otherwise there.
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

/// The label of a key of plan files: that of the field of its name, where there is no other; one
/// that has none is shown as they have it.
pub(super) fn label(key: &'static str, view: &View<'_>) -> String {
    let own = LABELS.iter().find(|(known, _)| *known == key).map(|(_, word)| *word);
    let field = || FIELDS.iter().find(|field| field.name == key).map(|field| field.title);
    own.or_else(field).map_or(key, |word| word.to(view.lang)).to_owned()
}
