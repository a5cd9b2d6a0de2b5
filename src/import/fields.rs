//! What columns can hold, and the headers by which they are known in Spanish, English and French.

use super::headers::{
    AFTER, AMENDED, BY, COMMITMENTS, COMPLETED, DATE, DONE_WHEN, DUE, EVIDENCE, FORECAST, ID,
    MILESTONES, NAMES, NOTE, NUMBERS, PARTIES, PILLARS, PROGRESS, PUBLISHED, QUOTE, REASON, SMALL,
    STATUS, SUPERSEDED_BY, TAGS, TITLE,
};
use crate::i18n::written::plain;
use crate::messages;

/// Something that a column can hold.
#[derive(Debug)]
pub struct SheetField {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it becomes in the plan.
    pub meaning: &'static str,
    /// Whether it is a text, which may be given by language: `title-es`.
    pub is_text: bool,
    /// Headers, as [`header`] makes them.
    headers: &'static [&'static str],
}

const fn field(
    name: &'static str,
    meaning: &'static str,
    headers: &'static [&'static str],
) -> SheetField {
    SheetField { name, meaning, is_text: false, headers }
}

const fn text(
    name: &'static str,
    meaning: &'static str,
    headers: &'static [&'static str],
) -> SheetField {
    SheetField { is_text: true, ..field(name, meaning, headers) }
}

/// Every field, in the order in which they are documented.
pub const FIELDS: &[SheetField] = &[
    field("id", "the milestone's id, or what is last in it", ID),
    text("title", "the milestone's title", TITLE),
    field("commitment", "the commitment's id, number or title", &[]),
    text("commitment-title", "the commitment's title", &[]),
    field("pillar", "the pillar's id, number or title", &[]),
    text("pillar-title", "the pillar's title", &[]),
    field(
        "kind",
        "what it is a promise of, a word of the format",
        &["kind", "promise kind", "tipo", "type"],
    ),
    field("strength", "how hard its words bind, a word of the format", &["fuerza", "force"]),
    field("quote", "its words in the source", QUOTE),
    field("due", "the deadline as promised", DUE),
    text("done-when", "what would settle it", DONE_WHEN),
    field("parties", "who owes it; `;` or a line break between several", PARTIES),
    field(
        "after",
        "milestones that must be completed first, by id; `,` or `;` between several",
        AFTER,
    ),
    field("tags", "free labels, `,` or `;` between them", TAGS),
    field("status", "its status, in words that people use", STATUS),
    field("date", "when that was said", DATE),
    field("by", "who said it", BY),
    field("completed", "when it was completed", COMPLETED),
    field("progress", "how far it is, in per cent", PROGRESS),
    field(
        "outlook",
        "how the road ahead looks, a word of the format",
        &["perspectiva", "perspective"],
    ),
    field("forecast", "when completion is expected", FORECAST),
    field("amended", "the deadline that it was moved to", AMENDED),
    text("reason", "why the deadline was moved", REASON),
    field(
        "superseded-by",
        "the milestone that replaces it, where it was withdrawn, by id",
        SUPERSEDED_BY,
    ),
    text("note", "a note", NOTE),
    field("evidence", "a web address that the status rests on", EVIDENCE),
    field("evidence-title", "the title of what is there", &["evidence title"]),
    field("publisher", "who published it", &["editorial", "editeur", "medio", "publie par"]),
    field("published", "when it was published", PUBLISHED),
    field("says", "what it says, a word of the format", &["dice", "dit"]),
    field("class", "where it comes from, a word of the format", &["clase", "categorie"]),
    text("no-evidence", "why a completion has no evidence", &["no evidence", "sin evidencia"]),
];

/// A header as it is known: in lower case, without accents, small words and most signs.
pub(super) fn header(text: &str) -> String {
    let text = text.replace('#', " number ").replace('%', " percent ");
    let words = plain(&text.replace(['º', '°'], "o"));
    let words: Vec<&str> = words.split(' ').filter(|word| !SMALL.contains(word)).collect();
    let known = words.join(" ").replace("percent", "%");
    if known == "number" { "#".to_owned() } else { known }
}

/// What a header says: fields by their names, the likeliest first; a milestone may be named by a
/// title or by a number.
pub(super) fn meant(header: &str) -> &'static [&'static str] {
    if let Some(field) = FIELDS
        .iter()
        .find(|field| field.headers.contains(&header) || (field.name.replace('-', " ") == header))
    {
        return std::slice::from_ref(&field.name);
    }
    let words: Vec<&str> = header.split(' ').collect();
    let (one, other) = match words[..] {
        [one] => (one, None),
        [one, other] => (one, Some(other)),
        _ => return &[],
    };
    let both = |list: &[&str], words: &[&str]| {
        let other = other.unwrap_or_default();
        (list.contains(&one) && words.contains(&other))
            || (list.contains(&other) && words.contains(&one))
    };
    match other {
        None if NAMES.contains(&one) => &["title"],
        None if NUMBERS.contains(&one) => &["id"],
        None if MILESTONES.contains(&one) => &["title", "id"],
        None if COMMITMENTS.contains(&one) => &["commitment"],
        None if PILLARS.contains(&one) => &["pillar"],
        Some(_) if both(MILESTONES, NAMES) => &["title"],
        Some(_) if both(MILESTONES, NUMBERS) => &["id"],
        Some(_) if both(COMMITMENTS, NAMES) => &["commitment-title"],
        Some(_) if both(COMMITMENTS, NUMBERS) => &["commitment"],
        Some(_) if both(PILLARS, NAMES) => &["pillar-title"],
        Some(_) if both(PILLARS, NUMBERS) => &["pillar"],
        _ => &[],
    }
}

/// The field whose header a misspelt one is nearest to; a short one is near to too many.
pub(super) fn near(header: &str) -> Option<&'static str> {
    const SHORTEST: usize = 4;
    if header.chars().count() < SHORTEST {
        return None;
    }
    let of_field =
        |field: &'static SheetField| field.headers.iter().map(|name| (*name, field.name));
    let words = [(MILESTONES, "title"), (COMMITMENTS, "commitment"), (PILLARS, "pillar")];
    let of_words = words.iter().flat_map(|(words, field)| words.iter().map(|name| (*name, *field)));
    let all = || FIELDS.iter().flat_map(of_field).chain(of_words.clone());
    let found = messages::nearest(header, all().map(|(name, _)| name))?;
    all().find(|(name, _)| *name == found).map(|(_, field)| field)
}

/// The field of a name as it is typed, and the language that it ends in.
pub(super) fn named(typed: &str) -> Option<(&'static SheetField, Option<String>)> {
    let typed = typed.trim().to_ascii_lowercase().replace('_', "-");
    let find = |name: &str| FIELDS.iter().find(|field| field.name == name);
    find(&typed).map(|field| (field, None)).or_else(|| {
        let (name, lang) = typed.rsplit_once('-')?;
        let field = find(name).filter(|field| field.is_text)?;
        crate::domain::LangTag::parse(lang).map(|lang| (field, Some(lang.to_string())))
    })
}
