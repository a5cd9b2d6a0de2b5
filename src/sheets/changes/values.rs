//! The values of fields that differ, as plans write them or in words.

use crate::change::{Change, ChangeKind};
use crate::domain::{Class, Id, Plan, Says, SectionLevel, Severity, Vocabulary};
use crate::i18n::{self, phrases};
use crate::query::View;
use crate::sheets::owners;

/// Returns the value of a field in one of the two plans, in words if `for_people` is set. Returns
/// an empty text if there is no value to show.
pub(super) fn value(
    view: &View<'_>,
    change: &Change,
    index: usize,
    key: &str,
    for_people: bool,
) -> String {
    let plan = view.plan();
    match change.what {
        ChangeKind::Plan => of_plan(plan, key),
        ChangeKind::Section => of_section(view, index, key, for_people),
        ChangeKind::Milestone => of_milestone(view, index, key, for_people),
        ChangeKind::Party => {
            let party = &plan.parties[index];
            match key {
                "id" => party.id.to_string(),
                "side" => {
                    party.side.as_ref().map(|side| name(view, side, for_people)).unwrap_or_default()
                }
                _ => String::new(),
            }
        }
        ChangeKind::Record => of_record(view, index, key, for_people),
    }
}

fn name(view: &View<'_>, id: &Id, for_people: bool) -> String {
    if for_people { view.party(id) } else { id.to_string() }
}

fn ids(ids: &[Id]) -> String {
    ids.iter().map(Id::as_str).collect::<Vec<_>>().join(", ")
}

fn of_plan(plan: &Plan, key: &str) -> String {
    let head = &plan.head;
    let joined = |parts: Vec<String>| parts.join(", ");
    match key {
        "plan" => head.id.to_string(),
        "languages" => joined(head.languages.iter().map(ToString::to_string).collect()),
        "translation" => head.translation.map(|t| t.code().to_owned()).unwrap_or_default(),
        "issued" => head.issued.map(|date| date.to_string()).unwrap_or_default(),
        "term" => head.term.map(|term| format!("{}/{}", term.from, term.to)).unwrap_or_default(),
        "sides" => joined(head.sides.iter().map(|side| side.id.to_string()).collect()),
        "sources" => {
            let sum = |sum: Option<&str>| sum.map(|sum| format!(" {sum}")).unwrap_or_default();
            let source =
                |s: &crate::domain::Source| format!("{}{}", s.id, sum(s.sha256.as_deref()));
            joined(head.sources.iter().map(source).collect())
        }
        "policy" => format!("due-soon {}, stale {}", head.policy.due_soon, head.policy.stale),
        "checks" => {
            let one = |(rule, severity, _): &(Box<str>, Severity, _)| {
                format!("{rule}: {}", severity.code())
            };
            joined(head.checks.iter().map(one).collect())
        }
        "quote" => texts(&head.quote),
        "context" => texts(&head.context),
        _ => String::new(),
    }
}

fn texts(texts: &[Box<str>]) -> String {
    texts.join(" | ")
}

fn of_section(view: &View<'_>, index: usize, key: &str, for_people: bool) -> String {
    let section = &view.plan().sections[index];
    match key {
        "id" => section.id.to_string(),
        "level" => match section.level {
            SectionLevel::Pillar if for_people => phrases::PILLAR.to(view.lang).to_owned(),
            SectionLevel::Commitment if for_people => phrases::COMMITMENT.to(view.lang).to_owned(),
            SectionLevel::Pillar => "pillar".to_owned(),
            SectionLevel::Commitment => "commitment".to_owned(),
        },
        "quote" => texts(&section.quote),
        "context" => texts(&section.context),
        "parties" if for_people => {
            section.parties.iter().map(|id| view.party(id)).collect::<Vec<_>>().join(", ")
        }
        "parties" => ids(&section.parties),
        "tags" => section.tags.join(", "),
        _ => String::new(),
    }
}

fn of_milestone(view: &View<'_>, index: usize, key: &str, for_people: bool) -> String {
    let milestone = &view.plan().milestones[index];
    let strength = milestone.strength;
    match key {
        "id" => milestone.id.to_string(),
        "kind" if for_people => i18n::kind(milestone.kind).to(view.lang).to_owned(),
        "kind" => milestone.kind.code().to_owned(),
        "strength" if for_people => {
            strength.map(|s| i18n::strength(s).to(view.lang).to_owned()).unwrap_or_default()
        }
        "strength" => strength.map(|s| s.code().to_owned()).unwrap_or_default(),
        "quote" => texts(&milestone.quote),
        "context" => texts(&milestone.context),
        "parties" if for_people => owners(view, milestone).join(", "),
        "parties" => ids(&milestone.parties),
        "after" => ids(&milestone.after),
        "tags" => milestone.tags.join(", "),
        "due.text" => {
            let text = milestone.due.as_ref().and_then(|due| due.text.as_deref());
            text.unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

fn of_record(view: &View<'_>, index: usize, key: &str, for_people: bool) -> String {
    let lang = view.lang;
    let record = &view.plan().records[index];
    let evidence = &record.evidence;
    let text = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
    match key {
        "id" => record.id.to_string(),
        "url" => text(&evidence.url),
        "title" => evidence.title.as_ref().map(|t| view.as_published(t)).unwrap_or_default(),
        "publisher" => text(&evidence.publisher),
        "published" if for_people => {
            evidence.published.map(|date| i18n::date(date, lang)).unwrap_or_default()
        }
        "published" => evidence.published.map(|date| date.to_string()).unwrap_or_default(),
        "lang" => evidence.lang.map(|lang| lang.to_string()).unwrap_or_default(),
        "quote" => text(&evidence.quote),
        "says" if for_people => {
            evidence.says.map(|says| i18n::says(says).to(lang)).unwrap_or_default().to_owned()
        }
        "says" => evidence.says.map(Says::code).unwrap_or_default().to_owned(),
        "class" if for_people => {
            evidence.class.map(|class| i18n::class(class).to(lang)).unwrap_or_default().to_owned()
        }
        "class" => evidence.class.map(Class::code).unwrap_or_default().to_owned(),
        "note" => evidence.note.as_ref().map(|note| view.plain_text(note)).unwrap_or_default(),
        _ => String::new(),
    }
}
