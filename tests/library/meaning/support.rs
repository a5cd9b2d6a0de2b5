//! Plans for these tests: drafted in a few words, written to a folder and read from it.

use std::fs;

use hito::domain::snapshot::{Snapshot, State};
use hito::domain::{Day, Id, Plan};
use hito::source::{self, Folder};
use proptest::test_runner::Config;

/// A plan of two sides, Mexico and Canada.
pub const TWO_SIDES: &str = "
plan: p
title: P
issued: 2025-09-18
term: 2025-09-18/2028
sides: {mx: Mexico, ca: Canada}
parties:
  - {id: mx-economia, side: mx, name: Economia}
  - {id: ca-ised, side: ca, name: ISED}
  - {id: ca-nserc, side: ca, name: NSERC}
";

/// A plan without sides.
pub const NO_SIDES: &str = "
plan: p
title: P
issued: 2025-09-18
parties: [{id: town, name: Town}, {id: water, name: Water}]
";

/// A plan with one commitment, `A`, and its milestones.
pub struct Draft {
    head: String,
    milestones: Vec<String>,
}

impl Draft {
    /// A plan without milestones.
    pub fn new(head: &str) -> Self {
        Self { head: head.to_owned(), milestones: Vec::new() }
    }

    /// Adds a milestone: its id, its fields and its updates, each as the inside of a map.
    pub fn milestone(mut self, id: &str, fields: &str, updates: &[&str]) -> Self {
        let updates: Vec<String> = updates.iter().map(|update| format!("{{{update}}}")).collect();
        let fields = if fields.is_empty() { String::new() } else { format!("{fields}, ") };
        self.milestones.push(format!(
            "{{id: {id}, title: T, kind: event, {fields}updates: [{}]}}",
            updates.join(", ")
        ));
        self
    }

    /// Reads the plan.
    pub fn read(self) -> Plan {
        let milestones = self.milestones.join(",\n  ");
        let commitment =
            format!("commitments: [{{id: A, title: A, milestones: [\n  {milestones}]}}]\n");
        read(&[("plan.yaml".to_owned(), self.head + &commitment)])
    }
}

/// Reads the plan of some files and asserts that it has no mistakes.
pub fn read(files: &[(String, String)]) -> Plan {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let reading = source::read(&Folder::open(folder.path(), folder.path()).unwrap());
    assert_eq!(reading.findings, [], "{files:#?}");
    reading.plan.unwrap()
}

/// Returns a plan of two sides with one milestone, `A.x`.
pub fn promise(fields: &str, updates: &[&str]) -> Plan {
    Draft::new(TWO_SIDES).milestone("A.x", fields, updates).read()
}

/// Returns the state of a milestone on a day.
pub fn state(plan: &Plan, id: &str, as_of: &str) -> State {
    let (index, _) = plan.milestone(&Id::parse(id).unwrap()).unwrap();
    Snapshot::new(plan, day(as_of)).states.swap_remove(index)
}

/// Returns the state on a day of the only milestone of [`promise`].
pub fn outcome(fields: &str, updates: &[&str], as_of: &str) -> State {
    state(&promise(fields, updates), "A.x", as_of)
}

/// Parses `YYYY-MM-DD`.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Returns a configuration of `number` random cases that writes no files.
pub fn cases(number: u32) -> Config {
    Config { failure_persistence: None, ..Config::with_cases(number) }
}
