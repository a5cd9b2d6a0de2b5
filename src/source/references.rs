//! What the nodes of a plan refer to: parties, milestones, evidence, earlier updates.

use crate::domain::{
    Deadline, EvidenceRef, Finding, Id, Milestone, Party, Place, Plan, Speaker, UNNAMED, Update,
    depends,
};
use crate::wording;

use super::assemble::duplicate;
use super::mistakes;

/// References to parties, milestones, records and updates that do not exist.
pub(super) fn references(plan: &Plan) -> Vec<Finding> {
    let mut checker = References { plan, findings: Vec::new() };
    for side in &plan.head.sides {
        checker.not_reserved(&side.id, "side", plan.head.place.key("sides"));
        if plan.party_index.contains_key(&side.id) {
            let place = plan.head.place.key("sides");
            let message = format!("`{}` is both a side and a party", side.id);
            let finding = Finding::new(mistakes::DUPLICATE_ID, place, message);
            checker.findings.push(finding.about(&side.id));
        }
    }
    for party in &plan.parties {
        checker.party_fields(party);
    }
    for section in &plan.sections {
        checker.owners(&section.parties, &section.place.key("parties"), &section.id);
    }
    for milestone in &plan.milestones {
        checker.milestone(milestone);
    }
    checker.findings
}

struct References<'p> {
    plan: &'p Plan,
    findings: Vec<Finding>,
}

/// Names with a meaning of their own, which no party or side can have.
const RESERVED: [&str; 3] = [UNNAMED, "joint", "independent"];

impl<'p> References<'p> {
    fn unknown(
        &mut self,
        place: Place,
        about: &Id,
        what: &str,
        id: &Id,
        known: impl Iterator<Item = &'p str>,
    ) {
        let finding =
            Finding::new(mistakes::UNKNOWN_REFERENCE, place, format!("there is no {what} `{id}`"));
        let mut known: Vec<&str> = known.collect();
        known.sort_unstable();
        let near = wording::nearest(id.as_str(), known.iter().copied());
        let help = match near {
            Some(near) => Some(wording::did_you_mean(near)),
            None if known.is_empty() || known.len() > 12 => None,
            None => Some(format!("known are {}", wording::list(known.into_iter(), "and"))),
        };
        self.findings.push(Finding { help, ..finding.about(about) });
    }

    fn speakers(&self) -> impl Iterator<Item = &'p str> + use<'p> {
        let sides = self.plan.head.sides.iter().map(|side| side.id.as_str());
        sides.chain(self.plan.parties.iter().map(|party| party.id.as_str()))
    }

    fn is_party(&self, id: &Id) -> bool {
        self.plan.party(id).is_some() || self.plan.head.sides.iter().any(|side| side.id == *id)
    }

    fn milestone_ids(&self) -> impl Iterator<Item = &'p str> + use<'p> {
        self.plan.milestones.iter().map(|milestone| milestone.id.as_str())
    }

    fn not_reserved(&mut self, id: &Id, what: &str, place: Place) {
        if RESERVED.iter().any(|word| id.is(word)) {
            let message = format!("`{id}` cannot be a {what}: the word has a meaning");
            self.findings.push(Finding::new(mistakes::INVALID_ID, place, message).about(id));
        }
    }

    fn party_fields(&mut self, party: &'p Party) {
        let sides = || self.plan.head.sides.iter().map(|side| side.id.as_str());
        self.not_reserved(&party.id, "party", party.place.key("id"));
        match &party.side {
            Some(side) if self.plan.head.sides.iter().all(|known| known.id != *side) => {
                self.unknown(party.place.key("side"), &party.id, "side", side, sides());
            }
            None if !self.plan.head.sides.is_empty() => {
                let message = format!("the party `{}` needs the key `side`", party.id);
                let finding = Finding::new(mistakes::MISSING_FIELD, party.place.key("id"), message);
                let help = format!("it belongs to {}", wording::list(sides(), "or"));
                self.findings.push(finding.about(&party.id).help(help));
            }
            _ => {}
        }
    }

    fn owners(&mut self, parties: &'p [Id], place: &Place, about: &Id) {
        for (position, id) in parties.iter().enumerate() {
            if !id.is(UNNAMED) && !self.is_party(id) {
                self.unknown(place.item(position), about, "party or side", id, self.speakers());
            }
        }
    }

    fn milestone(&mut self, milestone: &'p Milestone) {
        let (id, place) = (&milestone.id, &milestone.place);
        if !milestone.inherits_parties {
            self.owners(&milestone.parties, &place.key("parties"), id);
        }
        for (position, after) in milestone.after.iter().enumerate() {
            self.milestone_exists(after, place.key("after").item(position), id);
        }
        if let Some(due) = &milestone.due {
            self.deadline(&due.deadline, place.key("due"), id);
        }
        for (position, update) in milestone.updates.iter().enumerate() {
            let place = place.key("updates").item(position);
            self.update(milestone, position, update, &place);
        }
    }

    fn milestone_exists(&mut self, id: &'p Id, place: Place, about: &Id) {
        if self.plan.milestone(id).is_none() {
            self.unknown(place, about, "milestone", id, self.milestone_ids());
        }
    }

    fn deadline(&mut self, deadline: &'p Deadline, place: Place, about: &Id) {
        match deadline {
            Deadline::After(_, id) => self.milestone_exists(id, place, about),
            Deadline::Every(_, None) if self.plan.head.issued.is_none() => {
                let message = "a recurring deadline needs a day to count from";
                let finding = Finding::new(mistakes::MISSING_FIELD, place, message).about(about);
                self.findings
                    .push(finding.help("write `every … from DATE`, or give the plan `issued`"));
            }
            _ => {}
        }
    }

    fn update(
        &mut self,
        milestone: &'p Milestone,
        position: usize,
        update: &'p Update,
        at: &Place,
    ) {
        let about = &milestone.id;
        if let Speaker::Party(id) = &update.by
            && !self.is_party(id)
        {
            let known = self.speakers().chain(["joint", "independent"]);
            self.unknown(at.key("by"), about, "party or side", id, known);
        }
        if let Some(deadline) = &update.due {
            self.deadline(deadline, at.key("due"), about);
        }
        if let Some(id) = &update.superseded_by {
            self.milestone_exists(id, at.key("superseded-by"), about);
        }
        let earlier = &milestone.updates[..position];
        let named = |id: &Id| earlier.iter().any(|other| other.id.as_ref() == Some(id));
        if let Some(id) = update.id.as_ref().filter(|id| named(id)) {
            self.findings.push(duplicate(id, id, &at.key("id")));
        }
        if let Some(id) = update.retracts.as_ref().filter(|id| !named(id)) {
            let known = earlier.iter().filter_map(|other| other.id.as_ref()).map(Id::as_str);
            self.unknown(at.key("retracts"), about, "earlier update", id, known);
        }
        for (position, evidence) in update.evidence.iter().enumerate() {
            if let EvidenceRef::Record(id) = evidence
                && !self.plan.record_index.contains_key(id)
            {
                let known = self.plan.records.iter().map(|record| record.id.as_str());
                let place = at.key("evidence").item(position);
                self.unknown(place, about, "evidence record", id, known);
            }
        }
    }
}

/// Milestones that wait for each other.
pub(super) fn cycles(plan: &Plan) -> Vec<Finding> {
    let finding = |cycle: Vec<usize>| {
        let ids: Vec<String> =
            cycle.iter().map(|index| format!("`{}`", plan.milestones[*index].id)).collect();
        let first = &plan.milestones[cycle[0]];
        let path = ids.join(" waits for ");
        let message = format!("{path} waits for {}: a circle", ids[0]);
        let key = if first.after.is_empty() { "due" } else { "after" };
        Finding::new(mistakes::DEPENDENCY_CYCLE, first.place.key(key), message)
            .about(&first.id)
            .help("remove one of these dependencies")
    };
    depends::cycles(plan).into_iter().map(finding).collect()
}
