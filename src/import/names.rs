//! Ids for what has none, and names → ids.

use std::collections::{HashMap, HashSet};

use super::policy::ImportPolicy;
use super::similar::{KnownTitles, TitleScope};
use crate::domain::{Id, Text, UNNAMED};
use crate::i18n::written::plain;
use crate::messages;
use crate::query::LoadedPlan;
use crate::record::{InputError, slug};

/// Takes the first id of a name that is free: `open-data`, `open-data-2`.
fn free(taken: &mut HashSet<Id>, name: &str) -> Option<Id> {
    let first = std::iter::once(name.to_owned());
    let mut names = first.chain((2..10_000).map(|number| format!("{name}-{number}")));
    let id = names.find_map(|name| Id::parse(&name).ok().filter(|id| !taken.contains(id)))?;
    taken.insert(id.clone());
    Some(id)
}

/// Words before a number: `Goal 2: …`.
const LABELS: &[&str] = &[
    "goal", "pillar", "theme", "priority", "objective", "commitment", "action", "milestone",
    "pilar", "eje", "objetivo", "prioridad", "compromiso", "accion", "hito", "pilier", "axe",
    "objectif", "priorite", "engagement", "jalon",
];

/// The part of an id that a text is, or begins with: `I.4`, `1.2` of `1.2.` or of `1.2 Rivers`, `2`
/// of `Goal 2: …`; else one that is made of its words.
pub(super) fn part(text: &str) -> Option<String> {
    let trimmed = text.trim().trim_start_matches('#').trim_end_matches(['.', ':', ')']);
    if Id::parse(trimmed).is_ok() {
        return Some(trimmed.to_owned());
    }
    let mut words = trimmed.split_whitespace().peekable();
    let label = words.next_if(|word| LABELS.contains(&plain(word).as_str()));
    let first = words.next().unwrap_or_default();
    let number = first.trim_end_matches(['.', ':', ')', '-', '\u{2013}', '\u{2014}']);
    let has_dash = words.next().is_some_and(|word| matches!(word, "-" | "\u{2013}" | "\u{2014}"));
    let has_sign = number.len() < first.len() || label.is_some() || has_dash;
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        || (!number.is_empty() && number.chars().all(|c| "IVXLC".contains(c)));
    // `1.1 Rivers` is numbered; `10.000 trees` counts.
    let is_short = |part: &str| part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let has_parts = number.contains('.') && number.split('.').all(is_short);
    if (has_sign || has_parts) && is_number && Id::parse(number).is_ok() {
        return Some(number.to_owned());
    }
    let slug = slug(text);
    (!slug.is_empty()).then_some(slug)
}

/// The id of something under a parent: a part of it, or all of it.
pub(super) fn under(parent: Option<&Id>, part: &str) -> Result<Id, String> {
    let Some(parent) = parent else { return Id::parse(part) };
    let begins = part.get(..parent.as_str().len()).is_some_and(|head| parent.is(head))
        && part[parent.as_str().len()..].starts_with('.');
    let id = if begins { part.to_owned() } else { format!("{parent}.{part}") };
    let id = Id::parse(&id)?;
    if id.parent().is_some_and(|above| parent.is(above)) {
        Ok(id)
    } else {
        Err(format!("`{part}` does not hang under `{parent}`"))
    }
}

/// Those who owe and speak, by every name that they have.
pub(super) struct Parties {
    known: HashMap<String, Id>,
    /// Those that the sheet brings, with their names as written.
    pub new: Vec<(Id, String)>,
    policy: ImportPolicy,
    titles: KnownTitles,
    has_sides: bool,
}

impl Parties {
    pub(super) fn of(book: &LoadedPlan, policy: ImportPolicy) -> Self {
        let head = &book.plan.head;
        let mut owners = Self {
            known: HashMap::new(),
            new: Vec::new(),
            policy,
            titles: KnownTitles::default(),
            has_sides: !head.sides.is_empty(),
        };
        for side in &head.sides {
            owners.learn(&side.id, &side.name);
        }
        for party in &book.plan.parties {
            owners.learn(&party.id, &party.name);
            if let Some(acronym) = &party.acronym {
                owners.learn(&party.id, acronym);
            }
        }
        owners
    }

    fn learn(&mut self, id: &Id, names: &Text) {
        let names = names.all().map(str::to_owned);
        for name in names.chain([id.to_string()]) {
            self.titles.learn(TitleScope::Parties, &name, &name);
            self.known.entry(plain(&name)).or_insert_with(|| id.clone());
        }
    }

    /// Whoever has a name; it is added where that may be.
    pub(super) fn find(&mut self, taken: &mut HashSet<Id>, name: &str) -> Result<Id, InputError> {
        let key = plain(name);
        // Names of signs alone are all the same.
        if let Some(id) = self.known.get(&key).filter(|_| !key.is_empty()) {
            return Ok(id.clone());
        }
        if !self.policy.add_parties {
            return Err(self.unknown(name));
        }
        if key.is_empty() {
            let message = format!("`{name}` is no name: it has neither a letter nor a digit");
            let help = "the column may hold something else; `--read` says what a cell means";
            return Err(InputError::new(message, help));
        }
        if self.has_sides {
            let mut problem = self.unknown(name);
            problem.help.pop();
            return Err(problem
                .and("`hito add party ID --side SIDE` adds one: a sheet does not say its side"));
        }
        let near = self.titles.near(TitleScope::Parties, name).filter(|_| !self.policy.add_similar);
        if let Some(near) = near {
            let message = format!("nobody is called `{name}`; did you mean `{near}`?");
            let problem = InputError::new(message, "then write it so in the sheet");
            return Err(problem.and("`--add-similar` makes a new one of it"));
        }
        let slug = slug(name);
        let id = free(taken, if slug.is_empty() { "party" } else { &slug });
        let id = id.ok_or_else(|| {
            InputError::new(format!("no id is free for `{name}`"), "add it by hand")
        })?;
        self.titles.learn(TitleScope::Parties, name, name);
        self.known.insert(key, id.clone());
        self.new.push((id.clone(), name.to_owned()));
        Ok(id)
    }

    fn unknown(&self, name: &str) -> InputError {
        let near = messages::nearest(&plain(name), self.known.keys().map(String::as_str));
        let message = format!("there is no party or side `{name}`");
        let mut problem = InputError::new(message, "`--add-parties` adds those that there are not");
        if let Some(id) = near.and_then(|near| self.known.get(near)) {
            problem.help.insert(0, messages::did_you_mean(id.as_str()));
        }
        problem
    }

    /// Those who owe something, of whom nobody is added: the ids of those who are known, and the
    /// names of others where they may be new.
    pub(super) fn named(&self, names: &[String]) -> Result<Vec<String>, InputError> {
        let mut found = Vec::new();
        for name in self.one_by_one(names) {
            match self.known.get(&plain(&name)) {
                Some(id) => found.push(id.to_string()),
                None if name.eq_ignore_ascii_case(UNNAMED) => found.push(UNNAMED.to_owned()),
                None if self.policy.add_parties => found.push(name),
                None => return Err(self.unknown(&name)),
            }
        }
        Ok(found)
    }

    /// Each name: those between commas apart where every one of them is known.
    fn one_by_one(&self, names: &[String]) -> Vec<String> {
        let mut all = Vec::with_capacity(names.len());
        for name in names {
            let parts: Vec<String> = name.split(',').map(plain).collect();
            let are_known = parts.len() > 1
                && !self.known.contains_key(&plain(name))
                && parts.iter().all(|part| self.known.contains_key(part));
            if are_known { all.extend(parts) } else { all.push(name.clone()) }
        }
        all
    }

    /// Those who owe something: each by its name; all at once, between commas, where every one of
    /// them is known. All that are unknown are told.
    pub(super) fn all(
        &mut self,
        taken: &mut HashSet<Id>,
        names: &[String],
        problems: &mut Vec<InputError>,
    ) -> Vec<Id> {
        let mut ids: Vec<Id> = Vec::new();
        for name in self.one_by_one(names) {
            if name.eq_ignore_ascii_case(UNNAMED) {
                ids.extend(Id::parse(UNNAMED));
            } else {
                match self.find(taken, &name) {
                    Ok(id) => ids.push(id),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(id.clone()));
        ids
    }
}
