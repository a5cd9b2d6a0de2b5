//! `atom`: a feed of updates (RFC 4287).

use std::io::{self, Write};

use super::format::{Export, Makes, Material, nothing};
use super::uuid::uuid;
use crate::domain::{Day, Milestone, Update};
use crate::i18n;
use crate::query::{Item, RowLevel, items};
use crate::render::Xml;
use crate::sheets::{declarations, speaker};

pub(super) const EXPORT: Export = Export {
    name: "atom",
    meaning: "a feed of the updates, the newest first (RFC 4287)",
    makes: Makes::File(write),
    remarks: nothing,
};

fn write(material: &Material<'_>, out: &mut dyn Write) -> io::Result<()> {
    let view = &material.view;
    let plan = view.plan();
    let mut entries: Vec<(Day, usize, usize)> = items(view, RowLevel::Update, material.query)
        .into_iter()
        .filter_map(|item| match item {
            Item::Update(milestone, update) => {
                let date = plan.milestones[milestone].updates[update].date;
                Some((date.last_day(), milestone, update))
            }
            _ => None,
        })
        .collect();
    // The sort is stable: updates of the same day keep the order of the plan.
    entries.sort_by_key(|(day, ..)| std::cmp::Reverse(*day));
    let newest = entries.first().map_or(view.snapshot.as_of, |(day, ..)| *day);
    let title = view.plain_text(&plan.head.title);
    let mut xml = Xml::new(out)?;
    let lang = view.lang.code();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", lang)])?;
    xml.text("id", &[], &format!("urn:uuid:{}", uuid(&["feed", plan.head.id.as_str()])))?;
    xml.text("title", &[], &title)?;
    xml.text("updated", &[], &date_time(newest))?;
    xml.text("generator", &[], "hito")?;
    for (day, milestone, position) in entries {
        entry(&mut xml, material, (&plan.milestones[milestone], position), day)?;
    }
    xml.close()
}

fn entry(
    xml: &mut Xml<'_>,
    material: &Material<'_>,
    (milestone, position): (&Milestone, usize),
    day: Day,
) -> io::Result<()> {
    let view = &material.view;
    let update = &milestone.updates[position];
    let plan = view.plan().head.id.as_str();
    let mut title = vec![view.plain_text(&milestone.title)];
    title.extend(declarations(view, update));
    xml.open("entry", &[])?;
    // Ledgers are append-only, so the position of an update identifies it.
    let name = ["update", plan, milestone.id.as_str(), &position.to_string()];
    xml.text("id", &[], &format!("urn:uuid:{}", uuid(&name)))?;
    xml.text("title", &[], &title.join(" · "))?;
    xml.text("updated", &[], &date_time(day))?;
    xml.open("author", &[])?;
    xml.text("name", &[], &speaker(view, update))?;
    xml.close()?;
    xml.empty("category", &[("term", milestone.id.as_str())])?;
    for evidence in update.evidence.iter().filter_map(|e| view.plan().evidence(e)) {
        let Some(url) = &evidence.url else { continue };
        let title = evidence.title.as_ref().map(|title| view.as_published(title));
        let mut attributes = vec![("rel", "related"), ("href", &**url)];
        attributes.extend(title.as_deref().map(|title| ("title", title)));
        attributes.extend(evidence.lang.as_ref().map(|lang| ("hreflang", lang.as_str())));
        xml.empty("link", &attributes)?;
    }
    content(xml, material, update)?;
    xml.close()
}

/// Writes the content of an entry: the date with its precision, the note and the reason. An entry
/// without an `alternate` link must have content (RFC 4287, section 4.1.2).
fn content(xml: &mut Xml<'_>, material: &Material<'_>, update: &Update) -> io::Result<()> {
    let texts = [&update.note, &update.reason].into_iter().flatten();
    let date = i18n::date(update.date, material.view.lang);
    let texts = std::iter::once(date).chain(texts.map(|text| material.view.text(text)));
    xml.text("content", &[("type", "text")], &texts.collect::<Vec<_>>().join("\n"))
}

/// Returns the start of a day as an RFC 3339 timestamp, since updates have no time.
fn date_time(day: Day) -> String {
    format!("{day}T00:00:00Z")
}
