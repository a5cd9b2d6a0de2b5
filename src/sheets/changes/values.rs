//! The values of fields that differ, as plans write them or in words.

use crate::change::ChangeKind;
use crate::domain::{Id, Plan, SectionLevel, Severity, Source, Vocabulary};
use crate::i18n::{self, Phrase, phrases};
use crate::query::View;
use crate::sheets::owners;

/// Returns the value of a field of a node, in words if `for_people` is set. Returns `None` if there
/// is no value to show.
pub(super) fn value(
    view: &View<'_>,
    what: ChangeKind,
    index: usize,
    key: &str,
    for_people: bool,
) -> Option<String> {
    let party = |id: &Id| if for_people { view.party(id) } else { id.to_string() };
    let plan = view.plan();
    match what {
        ChangeKind::Plan => of_plan(plan, key),
        ChangeKind::Section => of_section(view, index, key, for_people),
        ChangeKind::Milestone => of_milestone(view, index, key, for_people),
        ChangeKind::Party => match key {
            "id" => Some(plan.parties[index].id.to_string()),
            "side" => plan.parties[index].side.as_ref().map(party),
            _ => None,
        },
        ChangeKind::Record => of_record(view, index, key, for_people),
    }
}

/// Returns a code, or its phrase for people.
fn coded(view: &View<'_>, code: &str, phrase: Phrase, for_people: bool) -> String {
    if for_people { phrase.to(view.lang) } else { code }.to_owned()
}

fn joined<T: ToString>(parts: &[T]) -> String {
    parts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn of_plan(plan: &Plan, key: &str) -> Option<String> {
    let head = &plan.head;
    Some(match key {
        "plan" => head.id.to_string(),
        "languages" => joined(&head.languages),
        "translation" => head.translation?.code().to_owned(),
        "issued" => head.issued?.to_string(),
        "term" => head.term.map(|term| format!("{}/{}", term.from, term.to))?,
        "sides" => head.sides.iter().map(|side| side.id.as_str()).collect::<Vec<_>>().join(", "),
        "sources" => {
            let sum = |sum: &str| format!(" {sum}");
            let source = |s: &Source| {
                format!("{}{}", s.id, s.sha256.as_deref().map(sum).unwrap_or_default())
            };
            joined(&head.sources.iter().map(source).collect::<Vec<_>>())
        }
        "policy" => format!("due-soon {}, stale {}", head.policy.due_soon, head.policy.stale),
        "checks" => {
            let one = |(rule, severity, _): &(Box<str>, Severity, _)| {
                format!("{rule}: {}", severity.code())
            };
            joined(&head.checks.iter().map(one).collect::<Vec<_>>())
        }
        "quote" => head.quote.join(" | "),
        "context" => head.context.join(" | "),
        _ => return None,
    })
}

fn of_section(view: &View<'_>, index: usize, key: &str, for_people: bool) -> Option<String> {
    let section = &view.plan().sections[index];
    Some(match key {
        "id" => section.id.to_string(),
        "level" => match section.level {
            SectionLevel::Pillar => coded(view, "pillar", phrases::PILLAR, for_people),
            SectionLevel::Commitment => coded(view, "commitment", phrases::COMMITMENT, for_people),
        },
        "quote" => section.quote.join(" | "),
        "context" => section.context.join(" | "),
        "parties" if for_people => {
            section.parties.iter().map(|id| view.party(id)).collect::<Vec<_>>().join(", ")
        }
        "parties" => joined(&section.parties),
        "tags" => section.tags.join(", "),
        _ => return None,
    })
}

fn of_milestone(view: &View<'_>, index: usize, key: &str, for_people: bool) -> Option<String> {
    let milestone = &view.plan().milestones[index];
    Some(match key {
        "id" => milestone.id.to_string(),
        "kind" => coded(view, milestone.kind.code(), i18n::kind(milestone.kind), for_people),
        "strength" => {
            let strength = milestone.strength?;
            coded(view, strength.code(), i18n::strength(strength), for_people)
        }
        "quote" => milestone.quote.join(" | "),
        "context" => milestone.context.join(" | "),
        "parties" if for_people => owners(view, milestone).join(", "),
        "parties" => joined(&milestone.parties),
        "after" => joined(&milestone.after),
        "tags" => milestone.tags.join(", "),
        "due.text" => milestone.due.as_ref()?.text.as_deref()?.to_owned(),
        _ => return None,
    })
}

fn of_record(view: &View<'_>, index: usize, key: &str, for_people: bool) -> Option<String> {
    let record = &view.plan().records[index];
    let evidence = &record.evidence;
    Some(match key {
        "id" => record.id.to_string(),
        "url" => evidence.url.as_deref()?.to_owned(),
        "title" => view.as_published(evidence.title.as_ref()?),
        "publisher" => evidence.publisher.as_deref()?.to_owned(),
        "published" if for_people => i18n::date(evidence.published?, view.lang),
        "published" => evidence.published?.to_string(),
        "lang" => evidence.lang?.to_string(),
        "quote" => evidence.quote.as_deref()?.to_owned(),
        "says" => coded(view, evidence.says?.code(), i18n::says(evidence.says?), for_people),
        "class" => coded(view, evidence.class?.code(), i18n::class(evidence.class?), for_people),
        "note" => view.plain_text(evidence.note.as_ref()?),
        _ => return None,
    })
}
