//! The numbers of `hito history`, against those of `hito summary`, in plans that change by chance.

use crate::history::rows;
use crate::support::{Repo, World};

/// The counts of a summary, over all its rows.
fn summary(repo: &Repo<'_>, args: &[&str]) -> Vec<(String, i64)> {
    let mut sums: Vec<(String, i64)> = Vec::new();
    for row in rows(repo, &[&["summary"], args].concat()) {
        for (key, value) in row.as_object().unwrap() {
            let Some(number) = value.as_i64().filter(|_| key != "group") else { continue };
            match sums.iter_mut().find(|(name, _)| name == key) {
                Some((_, sum)) => *sum += number,
                None => sums.push((key.clone(), number)),
            }
        }
    }
    sums
}

/// Every row has the numbers of `summary`: those of its commit as of its day, and those of the
/// plan that is asked as of the same day.
pub fn assert_summaries(repo: &Repo<'_>, options: &[&str], query: &str) -> usize {
    let rows = rows(repo, &[&["history"], options, &["--", query]].concat());
    for (position, row) in rows.iter().enumerate() {
        let day = row["date"].as_str().unwrap();
        let commit = row["commit"].as_str();
        let at = commit.map(|commit| ["--at", commit]);
        let known = [at.as_ref().map_or(&[][..], |at| at), &["--as-of", day, "--", query]].concat();
        if row["error"].is_null() {
            for (key, sum) in summary(repo, &known) {
                assert_eq!(row[&key], sum, "{key} at {commit:?} of {day}, {query}");
            }
        } else {
            let refused = repo.hito(&[&["summary"], &known[..]].concat());
            assert_eq!((refused.code, row["milestones"].is_null()), (2, true), "{commit:?}");
        }
        if position % 3 > 0 {
            continue;
        }
        for (key, sum) in summary(repo, &["--as-of", day, "--", query]) {
            assert_eq!(row[&format!("ledger_{key}")], sum, "ledger's {key} on {day}, {query}");
        }
    }
    rows.len()
}

/// Numbers that look as if by chance, the same in every run.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn roll(&mut self, sides: u64) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides).unwrap()
    }
}

/// A plan of several files that is changed by chance.
struct Changing {
    dice: Dice,
    /// The milestones of each file: their names and everything behind.
    files: Vec<Vec<(String, String)>>,
    parties: Vec<&'static str>,
    soon: usize,
    owed: bool,
}

const STATUSES: [&str; 4] = ["in-progress", "completed", "suspended", "not-started"];

impl Changing {
    fn new(seed: u64) -> Self {
        let files = vec![Vec::new(); 4];
        Self {
            dice: Dice::new(seed),
            files,
            parties: vec!["a-one", "b-one"],
            soon: 30,
            owed: false,
        }
    }

    fn write(&self, repo: &Repo<'_>, day: &str) {
        let mut head = format!(
            "# {day}\nplan: pact\ntitle: The pact\nissued: 2025-01-01\nterm: 2025/2026-06\nsides: {{a: A, b: \
             B}}\npolicy: {{due-soon: {} days, stale: 2 months}}\nparties:\n",
            self.soon
        );
        for party in &self.parties {
            head += &format!("  - {{id: {party}, side: {}, name: {party}}}\n", &party[..1]);
        }
        repo.write("plan/plan.yaml", &head);
        for (number, milestones) in self.files.iter().enumerate() {
            let path = format!("plan/{number}.yaml");
            if milestones.is_empty() {
                let _ = std::fs::remove_file(repo.dir.join(path));
                continue;
            }
            let owed = if self.owed { "parties: [a-one]\n" } else { "" };
            let mut text =
                format!("pillar: P{number}\ntitle: Pillar {number}\n{owed}milestones:\n");
            for (name, rest) in milestones {
                text += &format!("  - id: P{number}.{name}\n{rest}");
            }
            repo.write(&path, &text);
        }
    }

    fn any(&mut self) -> Option<(usize, usize)> {
        let file = self.dice.roll(4);
        let many = self.files[file].len();
        (many > 0).then(|| (file, self.dice.roll(many as u64)))
    }

    fn change(&mut self, day: &str, number: usize) {
        match self.dice.roll(12) {
            0..=3 => {
                let (file, month) = (self.dice.roll(4), self.dice.roll(9) + 1);
                let due =
                    ["", "    due: 2026-Q1\n", "    due: every 3 months\n"][self.dice.roll(3)];
                let due = if self.dice.roll(2) == 0 {
                    due.to_owned()
                } else {
                    format!("    due: 2026-{month:02}-15\n")
                };
                let rest = format!("    title: Number {number}\n    kind: event\n{due}");
                self.files[file].push((format!("m{number}"), rest));
            }
            4..=7 => {
                let Some((file, at)) = self.any() else { return };
                let status = STATUSES[self.dice.roll(4)];
                let by = ["a", "b", "joint"][self.dice.roll(3)];
                let rest = &mut self.files[file][at].1;
                if !rest.contains("updates:") {
                    rest.push_str("    updates:\n");
                }
                rest.push_str(&format!("      - {{date: {day}, by: {by}, status: {status}}}\n"));
            }
            8 => {
                let Some((file, at)) = self.any() else { return };
                self.files[file].remove(at);
            }
            9 => {
                // What waits for another: a link that a removal may break.
                let (Some((file, at)), Some((other, to))) = (self.any(), self.any()) else {
                    return;
                };
                let id = format!("P{other}.{}", self.files[other][to].0);
                let rest = &mut self.files[file][at].1;
                if !rest.contains("after:") && !rest.contains("updates:") {
                    rest.push_str(&format!("    after: {id}\n"));
                }
            }
            10 => self.soon += 20,
            _ => match self.dice.roll(4) {
                0 => self.parties.push("b-two"),
                1 => self.owed = !self.owed,
                2 => {
                    let Some((file, at)) = self.any() else { return };
                    let (name, rest) = self.files[file][at].clone();
                    self.files[file][at] = (name, rest.replace("kind: event", "kind: body"));
                }
                _ => {
                    // Twice the same id.
                    let Some((file, at)) = self.any() else { return };
                    let twice = self.files[file][at].clone();
                    self.files[file].push(twice);
                }
            },
        }
        self.parties.dedup();
    }
}

#[test]
fn numbers_are_those_of_summary_at_every_commit() {
    for seed in [11, 47] {
        let world = World::new();
        let repo = world.init("r", &[]);
        let mut changing = Changing::new(seed * 7919);
        let mut whole = changing.files.clone();
        let mut day = chrono::NaiveDate::from_ymd_opt(2025, 12, 1).unwrap();
        for number in 0..40 {
            let text = day.to_string();
            for part in 0..=changing.dice.roll(2) {
                changing.change(&text, number * 10 + part);
            }
            changing.write(&repo, &text);
            repo.commit(&text);
            // A plan that is broken is mended soon.
            if repo.hito(&["summary"]).code == 0 {
                whole.clone_from(&changing.files);
            } else if changing.dice.roll(3) > 0 {
                changing.files.clone_from(&whole);
            }
            let days = if changing.dice.roll(8) == 0 { -9 } else { 5 };
            day += chrono::Duration::days(days + i64::try_from(changing.dice.roll(6)).unwrap());
        }
        // The last state is whole, so that there is a plan to ask.
        changing.files = whole;
        changing.write(&repo, "end");
        repo.commit("2026-11-01");
        for query in ["", "is:open or party:b", "overdue:20d.."] {
            let many = assert_summaries(&repo, &["--by", "commit"], query);
            assert!(many > 30, "{many}");
        }
        assert!(assert_summaries(&repo, &["--by", "week"], "due:..+60d") > 20);
        let since = ["--by", "month", "--since", "2026-02-01"];
        assert!(assert_summaries(&repo, &since, "Number -status:suspended") > 5);
        let all = rows(&repo, &["history"]);
        assert!(all.len() > 30, "{}", all.len());
        let gaps = all.iter().filter(|row| !row["error"].is_null()).count();
        assert!(gaps < all.len() / 2, "{gaps} gaps of {}", all.len());
    }
}
