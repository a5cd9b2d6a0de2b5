//! How the keys of plan files are called.

use crate::query::View;
use crate::words::{Word, phrases, report, word};

/// The keys that may differ between two plans, and what people read for them.
const LABELS: &[(&str, Word)] = &[
    ("done-when", phrases::DONE_WHEN),
    ("quote", phrases::PROMISE),
    ("context", phrases::CONTEXT),
    ("parties", phrases::OWED_BY),
    ("after", phrases::AFTER),
    ("tags", phrases::TAGS),
    ("level", phrases::LEVEL),
    ("side", phrases::SIDE),
    ("term", phrases::TERM),
    ("issued", phrases::ISSUED),
    ("sources", phrases::SOURCES),
    ("note", phrases::NOTE),
    ("status", phrases::STATUS),
    ("completed", phrases::COMPLETED),
    ("progress", phrases::PROGRESS),
    ("outlook", phrases::OUTLOOK),
    ("due", phrases::DEADLINE),
    ("date", phrases::DATE),
    ("evidence", phrases::DIFF_RECORDS),
    ("reason", report::REASON),
    ("by", word("Según", "By", "Selon")),
    ("forecast", word("Previsión", "Forecast", "Prévision")),
    ("retracts", word("Retracta", "Retracts", "Rétracte")),
    ("superseded-by", word("Reemplazado por", "Superseded by", "Remplacé par")),
    ("publisher", word("Medio", "Publisher", "Publié par")),
    ("published", word("Publicado", "Published", "Publié")),
    ("url", word("Enlace", "URL", "Lien")),
    ("lang", word("Idioma", "Language", "Langue")),
    ("languages", word("Idiomas", "Languages", "Langues")),
    ("says", word("Dice", "Says", "Dit")),
    ("class", word("Clase", "Class", "Catégorie")),
    ("acronym", word("Sigla", "Acronym", "Sigle")),
    ("sides", word("Partes", "Sides", "Parties")),
    ("translation", word("Traducción", "Translation", "Traduction")),
    ("policy", word("Umbrales", "Policy", "Seuils")),
    ("checks", word("Reglas", "Checks", "Règles")),
    ("plan", word("Id", "Id", "Id")),
    ("id", word("Id", "Id", "Id")),
    ("title", word("Título", "Title", "Titre")),
    ("name", word("Nombre", "Name", "Nom")),
    ("kind", word("Tipo", "Kind", "Type")),
    ("strength", word("Fuerza", "Strength", "Force")),
    ("due.text", word("Palabras del plazo", "Words of the deadline", "Texte de l’échéance")),
    (
        "due.inferred",
        word("Inferencia del plazo", "How the deadline was inferred", "Déduction de l’échéance"),
    ),
];

/// The label of a key of plan files; one that has none is shown as they have it.
pub(super) fn label(key: &'static str, view: &View<'_>) -> String {
    let found = LABELS.iter().find(|(known, _)| *known == key);
    found.map_or(key, |(_, word)| word.to(view.lang)).to_owned()
}
