//! Checks references between the nodes of a plan: parties, milestones, evidence and earlier
//! updates.

use rayon::prelude::{
    IndexedParallelIterator, IntoParallelRefIterator, ParallelExtend, ParallelIterator,
};

use super::mistakes;
use crate::domain::{
    Deadline, EvidenceRef, Finding, Id, Milestone, Party, Place, Plan, Speaker, UNNAMED, depends,
};
use crate::messages;

/// Reports references to parties, milestones, records and updates that do not exist.
pub(crate) fn references(plan: &Plan) -> Vec<Finding> {
    let mut checker = References { plan, findings: Vec::new() };
    for side in &plan.head.sides {
        checker.check_not_reserved(&side.id, "side", &plan.head.place, "sides");
        if plan.party_index.contains_key(&side.id) {
            let place = plan.head.place.key("sides");
            let message = format!("`{}` is both a side and a party", side.id);
            let finding = Finding::new(mistakes::DUPLICATE_ID, place, message);
            checker.findings.push(finding.about(&side.id));
        }
    }
    for party in &plan.parties {
        checker.check_party(party);
    }
    for section in &plan.sections {
        checker.check_owners(&section.parties, &section.place, &section.id);
    }
    let mut findings = checker.findings;
    let milestones = plan.milestones.par_iter().with_min_len(MIN_CHUNK);
    findings.par_extend(milestones.flat_map_iter(|milestone| references_of(plan, milestone)));
    findings
}

/// The smallest number of milestones that are checked on a thread of their own.
const MIN_CHUNK: usize = 512;

/// A place that is built only when it is reported, since nearly all references are right.
#[derive(Clone, Copy)]
enum Where<'p> {
    Under(&'p Place, &'static str),
    Item(&'p Place, &'static str, usize),
    InUpdate(&'p Place, usize, &'static str),
    ItemInUpdate(&'p Place, usize, &'static str, usize),
}

impl Where<'_> {
    fn place(self) -> Place {
        let update = |node: &Place, update| node.key("updates").item(update);
        match self {
            Self::Under(node, key) => node.key(key),
            Self::Item(node, key, item) => node.key(key).item(item),
            Self::InUpdate(node, at, key) => update(node, at).key(key),
            Self::ItemInUpdate(node, at, key, item) => update(node, at).key(key).item(item),
        }
    }
}

/// Reports the references of one milestone to what does not exist.
pub(crate) fn references_of(plan: &Plan, milestone: &Milestone) -> Vec<Finding> {
    let mut checker = References { plan, findings: Vec::new() };
    checker.milestone(milestone);
    checker.findings
}

struct References<'p> {
    plan: &'p Plan,
    findings: Vec<Finding>,
}

/// Names with a special meaning, which no party or side may have.
const RESERVED: [&str; 3] = [UNNAMED, "joint", "independent"];

impl<'p> References<'p> {
    fn report_unknown(
        &mut self,
        at: Where<'_>,
        about: &Id,
        what: &str,
        id: &Id,
        candidates: impl Iterator<Item = &'p str>,
    ) {
        let finding = Finding::new(
            mistakes::UNKNOWN_REFERENCE,
            at.place(),
            format!("there is no {what} `{id}`"),
        );
        let mut candidates: Vec<&str> = candidates.collect();
        candidates.sort_unstable();
        let nearest = messages::nearest(id.as_str(), candidates.iter().copied());
        let help = match nearest {
            Some(nearest) => Some(messages::did_you_mean(nearest)),
            None if candidates.is_empty() || candidates.len() > 12 => None,
            None => Some(format!("known are {}", messages::list(candidates.into_iter(), "and"))),
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

    fn check_not_reserved(&mut self, id: &Id, what: &str, node: &Place, key: &'static str) {
        if RESERVED.iter().any(|word| id.is(word)) {
            let message = format!("`{id}` cannot be a {what}: the word has a meaning");
            let finding = Finding::new(mistakes::INVALID_ID, node.key(key), message);
            self.findings.push(finding.about(id));
        }
    }

    fn check_party(&mut self, party: &'p Party) {
        let sides = || self.plan.head.sides.iter().map(|side| side.id.as_str());
        self.check_not_reserved(&party.id, "party", &party.place, "id");
        match &party.side {
            Some(side) if self.plan.head.sides.iter().all(|candidates| candidates.id != *side) => {
                self.report_unknown(
                    Where::Under(&party.place, "side"),
                    &party.id,
                    "side",
                    side,
                    sides(),
                );
            }
            None if !self.plan.head.sides.is_empty() => {
                let message = format!("the party `{}` needs the key `side`", party.id);
                let finding = Finding::new(mistakes::MISSING_FIELD, party.place.key("id"), message);
                let help = format!("it belongs to {}", messages::list(sides(), "or"));
                self.findings.push(finding.about(&party.id).help(help));
            }
            _ => {}
        }
    }

    fn check_owners(&mut self, parties: &'p [Id], node: &Place, about: &Id) {
        for (position, id) in parties.iter().enumerate() {
            if !id.is(UNNAMED) && !self.is_party(id) {
                let at = Where::Item(node, "parties", position);
                self.report_unknown(at, about, "party or side", id, self.speakers());
            }
        }
    }

    fn milestone(&mut self, milestone: &'p Milestone) {
        let (id, node) = (&milestone.id, &milestone.place);
        if !milestone.inherits_parties {
            self.check_owners(&milestone.parties, node, id);
        }
        for (position, after) in milestone.after.iter().enumerate() {
            self.check_milestone_exists(after, Where::Item(node, "after", position), id);
        }
        if let Some(due) = &milestone.due {
            self.deadline(&due.deadline, Where::Under(node, "due"), id);
        }
        for position in 0..milestone.updates.len() {
            self.update(milestone, position);
        }
    }

    fn check_milestone_exists(&mut self, id: &'p Id, at: Where<'_>, about: &Id) {
        if self.plan.milestone(id).is_none() {
            self.report_unknown(at, about, "milestone", id, self.milestone_ids());
        }
    }

    fn deadline(&mut self, deadline: &'p Deadline, at: Where<'_>, about: &Id) {
        match deadline {
            Deadline::After(_, id) => self.check_milestone_exists(id, at, about),
            Deadline::Every(_, None) if self.plan.head.issued.is_none() => {
                let message = "a recurring deadline needs a day to count from";
                let finding = Finding::new(mistakes::MISSING_FIELD, at.place(), message);
                let help = "write `every … from DATE`, or give the plan `issued`";
                self.findings.push(finding.about(about).help(help));
            }
            _ => {}
        }
    }

    fn update(&mut self, milestone: &'p Milestone, position: usize) {
        let (about, update) = (&milestone.id, &milestone.updates[position]);
        let at = |key| Where::InUpdate(&milestone.place, position, key);
        if let Speaker::Party(id) = &update.by
            && !self.is_party(id)
        {
            let candidates = self.speakers().chain(["joint", "independent"]);
            self.report_unknown(at("by"), about, "party or side", id, candidates);
        }
        if let Some(deadline) = &update.due {
            self.deadline(deadline, at("due"), about);
        }
        if let Some(id) = &update.superseded_by {
            self.check_milestone_exists(id, at("superseded-by"), about);
        }
        let earlier = &milestone.updates[..position];
        let is_earlier = |id: &Id| earlier.iter().any(|other| other.id.as_ref() == Some(id));
        if let Some(id) = update.id.as_ref().filter(|id| is_earlier(id)) {
            self.findings.push(duplicate(id, id, at("id").place()));
        }
        if let Some(id) = update.retracts.as_ref().filter(|id| !is_earlier(id)) {
            let candidates = earlier.iter().filter_map(|other| other.id.as_ref()).map(Id::as_str);
            self.report_unknown(at("retracts"), about, "earlier update", id, candidates);
        }
        for (item, evidence) in update.evidence.iter().enumerate() {
            if let EvidenceRef::Record(id) = evidence
                && !self.plan.record_index.contains_key(id)
            {
                let candidates = self.plan.records.iter().map(|record| record.id.as_str());
                let at = Where::ItemInUpdate(&milestone.place, position, "evidence", item);
                self.report_unknown(at, about, "evidence record", id, candidates);
            }
        }
    }
}

/// Reports milestones that depend on each other in a cycle.
pub(crate) fn cycles(plan: &Plan) -> Vec<Finding> {
    let finding = |cycle: Vec<usize>| {
        let ids: Vec<String> =
            cycle.iter().map(|index| format!("`{}`", plan.milestones[*index].id)).collect();
        let first = &plan.milestones[cycle[0]];
        let path = ids.join(" waits for ");
        let message = format!("{path} waits for {}: a circle", ids[0]);
        let next = &plan.milestones[cycle[1 % cycle.len()]].id;
        Finding::new(mistakes::DEPENDENCY_CYCLE, dependency(plan, first, next), message)
            .about(&first.id)
            .help("remove one of these dependencies")
    };
    depends::cycles(plan).into_iter().map(finding).collect()
}

/// Returns the place at which a milestone declares that it depends on another.
fn dependency(plan: &Plan, milestone: &Milestone, on: &Id) -> Place {
    let counts_from_it =
        |deadline: &Deadline| matches!(deadline, Deadline::After(_, id) if id == on);
    let place = &milestone.place;
    if milestone.after.contains(on) {
        place.key("after")
    } else if milestone.due.as_ref().is_some_and(|due| counts_from_it(&due.deadline)) {
        place.key("due")
    } else {
        depends::moved_by(plan, milestone)
            .map_or(place.key("due"), |at| place.key("updates").item(at).key("due"))
    }
}

/// Returns the finding about an id that is used a second time.
pub(super) fn duplicate(id: &Id, other: &Id, place: Place) -> Finding {
    let message = if id.as_str() == other.as_str() {
        format!("the id `{id}` is used a second time")
    } else {
        format!("the id `{id}` differs from `{other}` only by case")
    };
    Finding::new(mistakes::DUPLICATE_ID, place, message)
        .about(id)
        .help("ids are matched without regard to case, and each belongs to one thing")
}
