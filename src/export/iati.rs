//! `iati`: each milestone as an activity of the standard of the International Aid Transparency
//! Initiative, version 2.03.

use std::io::{self, Write};

use super::format::{Export, Makes, Material, Reporter};
use super::milestones::milestones;
use crate::domain::snapshot::State;
use crate::domain::{Date, Day, Milestone, Plan, Status, Text};
use crate::render::Xml;
use crate::sheets::completion;

pub(super) const EXPORT: Export = Export {
    name: "iati",
    meaning: "an activity a milestone, by the IATI standard 2.03",
    makes: Makes::File(write),
    remarks,
};

fn write(material: &Material<'_>, out: &mut dyn Write) -> io::Result<()> {
    let nobody = || io::Error::other("nobody is named as the reporting organisation");
    let reporter = material.reporter.as_ref().ok_or_else(nobody)?;
    let generated = format!("{}T00:00:00Z", material.view.snapshot.as_of);
    let mut xml = Xml::new(out)?;
    xml.open("iati-activities", &[("version", "2.03"), ("generated-datetime", &generated)])?;
    for (milestone, state) in milestones(material) {
        activity(&mut xml, material, reporter, milestone, state)?;
    }
    xml.close()
}

fn remarks(material: &Material<'_>) -> Vec<String> {
    let unknown = milestones(material).filter(|(_, state)| state.status.is_none()).count();
    vec![format!(
        "note: IATI activities have no place for strength, evidence, who said what, disputes and \
         deadlines that are no day, and no status for what nobody has assessed: {unknown} such \
         milestones are given as 1, pipeline; `hito export --format datapackage` has it all"
    )]
}

/// Writes an activity. The schema requires this order of elements.
fn activity(
    xml: &mut Xml<'_>,
    material: &Material<'_>,
    reporter: &Reporter,
    milestone: &Milestone,
    state: &State,
) -> io::Result<()> {
    let plan = material.view.plan();
    let default = plan.head.languages.first().map_or("", |lang| lang.as_str());
    xml.open("iati-activity", &[("xml:lang", default)])?;
    let identifier = format!("{}-{}-{}", reporter.reference, plan.head.id, milestone.id);
    xml.text("iati-identifier", &[], &identifier)?;
    xml.open("reporting-org", &[("ref", &reporter.reference), ("type", &reporter.kind)])?;
    xml.text("narrative", &[], &reporter.name)?;
    xml.close()?;
    xml.open("title", &[])?;
    narratives(xml, plan, &milestone.title)?;
    xml.close()?;
    xml.open("description", &[])?;
    if milestone.quote.is_empty() {
        narratives(xml, plan, &milestone.title)?;
    }
    for quote in &milestone.quote {
        xml.text("narrative", &[], quote)?;
    }
    xml.close()?;
    participants(xml, material, reporter, milestone)?;
    xml.empty("activity-status", &[("code", status(state.status))])?;
    dates(xml, plan, state)?;
    xml.close()
}

/// Writes the parties as implementers (codelist `OrganisationRole`, 4). If the milestone has none,
/// the reporting organisation is the accountable one (2), because the standard requires a
/// participant.
fn participants(
    xml: &mut Xml<'_>,
    material: &Material<'_>,
    reporter: &Reporter,
    milestone: &Milestone,
) -> io::Result<()> {
    let plan = material.view.plan();
    let mut named = false;
    for id in &milestone.parties {
        let side = plan.head.sides.iter().find(|side| side.id == *id);
        let name = side.map(|side| &side.name).or(plan.party(id).map(|party| &party.name));
        let Some(name) = name else { continue };
        xml.open("participating-org", &[("role", "4")])?;
        narratives(xml, plan, name)?;
        xml.close()?;
        named = true;
    }
    if named {
        return Ok(());
    }
    xml.open("participating-org", &[("role", "2"), ("ref", &reporter.reference)])?;
    xml.text("narrative", &[], &reporter.name)?;
    xml.close()
}

/// Writes the plan's first day as the planned start (codelist `ActivityDateType`, 1), the deadline
/// as the planned end (3) and the completion as the actual end (4).
fn dates(xml: &mut Xml<'_>, plan: &Plan, state: &State) -> io::Result<()> {
    let start = plan.head.term.and_then(|term| term.from.first_day());
    let start = start.or(plan.head.issued.and_then(Date::first_day));
    let end = state.due.or(plan.term_end());
    let completed = completion(state).map(|(day, _)| day);
    let mut date = |kind: &str, day: Option<Day>| match day {
        Some(day) => xml.empty("activity-date", &[("type", kind), ("iso-date", &day.to_string())]),
        None => Ok(()),
    };
    date("1", start)?;
    date("3", end)?;
    date("4", completed)
}

/// Returns the code of a status in the codelist `ActivityStatus`.
fn status(status: Option<Status>) -> &'static str {
    match status {
        None | Some(Status::NotStarted) => "1",
        Some(Status::InProgress) => "2",
        Some(Status::Completed | Status::PartiallyCompleted) => "4",
        Some(Status::Withdrawn) => "5",
        Some(Status::Suspended) => "6",
    }
}

/// Writes a text in each of its languages.
fn narratives(xml: &mut Xml<'_>, plan: &Plan, text: &Text) -> io::Result<()> {
    let languages = &plan.head.languages;
    if languages.is_empty() {
        return text.all().try_for_each(|text| xml.text("narrative", &[], text));
    }
    for lang in languages {
        if let Some(text) = text.exactly(*lang, languages) {
            xml.text("narrative", &[("xml:lang", lang.as_str())], text)?;
        }
    }
    Ok(())
}
