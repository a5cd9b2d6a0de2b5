//! The plan as it is patched from commit to commit, against its files read from scratch at every
//! commit.

use std::collections::HashMap;
use std::sync::Arc;

use hito::domain::Plan;
use hito::git::{GitError, Repository};
use hito::history::Versions;
use hito::source::{Folder, read};

use crate::numbers::Dice;
use crate::support::{Repo, World};

/// What stands above a list of milestones.
const HEADS: [&str; 10] = [
    "pillar: P\ntitle: Pillar\nmilestones:\n",
    "pillar: P\ntitle: Otherwise\nparties: a\nmilestones: # all\n",
    "# about\npillar: P\ntitle: \"Two\n  - id: lines\"\nmilestones:\n\n  # the first\n",
    "pillar: P\ntitle: Pillar\nmilestones:\ncontext: |\n  milestones:\n",
    "pillar: P\ntitle: >\n  milestones:\n    - id: P.none\nmilestones:\n",
    "pillar: P\ntitle: 'open\nmilestones:\n",
    "pillar: P\ntitle: P\ncommitments:\n  - id: P.c\n    title: C\n    milestones:\n      - id: P.c.m\n        \
     title: M\n        kind: event\nmilestones:\n",
    "pillar: Q\ntitle: Another\nmilestones:\n",
    "pillar: P\ntitle: Pillar\nmilestones: []\n",
    "pillar: P\ntitle: Pillar\n",
];

/// What may stand behind the name of a milestone.
const ENDS: [&str; 24] = [
    "\n    title: T\n    kind: event\n",
    "\n    title: T\n    kind: event\n    updates:\n      - {date: 2026-01-02, by: a, status: completed}\n",
    "\n    title: T\n    kind: event\n    updates:\n    - {date: 2026-01-02, by: a, status: suspended}\n",
    "\n    title: T\n    kind: event\n    done-when: |\n      a\n       - id: b\n\n\n",
    "\n    title: T\n    kind: event\n    done-when: |+\n      a\n\n\n",
    "\n    title: T\n    kind: event\n    done-when: |\n        \n",
    "\n    title: T\n    kind: event\n    done-when: |\n",
    "\n    title: T\n    kind: event\n    done-when: >-\n\n      a\n     \n",
    "\n    title: T\n    kind: event\n    done-when: 'one\n  - id: P.other\n    title: T'\n",
    "\n    title: T\n    kind: event\n    done-when: \"left open\n",
    "\n    title: closed\"\n    kind: event\n",
    "\n    title: T\n    kind: event\n    quote: [one,\n",
    "\n    title: T\n    kind: event\n    quote: [one,\n  two]\n",
    "\n    title: T\n      goes on\n    kind: event\n",
    "\n    title: T\n    kind: event\n# aside\n\n",
    "\n    title: T\n    kind: event\n...\n",
    "\n    title: T\n    kind: event\n---\n",
    "\n    title: T\n    kind: event\ntags: late\n",
    "\n    title: &a T\n    kind: event\n    done-when: *a\n",
    "\r\n    title: T\r\n    kind: event\r\n",
    "\n    title: T\n    kind: event\n    tags: x\r  - id: P.cr\r    title: T\r    kind: event\n",
    "\n    title: T\n    kind: event\n    -\n",
    "\n    title: T\n    kind: nothing\n",
    "\n    title: T\n    kind: event",
];

/// How the items of a list begin.
const BEGINS: [&str; 6] = ["  - id: ", "  - id: ", "  - id: ", "- id: ", "  -   id: ", "  -\tid: "];

/// A file that is changed by chance. What is rare breaks it as often as not.
struct Changing {
    dice: Dice,
    head: usize,
    /// How each milestone begins, its number, how it ends.
    items: Vec<(usize, usize, usize)>,
    many: usize,
}

impl Changing {
    fn any(&mut self) -> Option<&mut (usize, usize, usize)> {
        let many = self.items.len() as u64;
        if many > 0 { self.items.get_mut(self.dice.roll(many)) } else { None }
    }

    fn change(&mut self) {
        let many = self.items.len() as u64;
        let ends = if self.dice.roll(4) > 0 { 5 } else { ENDS.len() as u64 };
        let end = self.dice.roll(ends);
        match self.dice.roll(8) {
            0..=2 => {
                self.many += 1;
                self.items.insert(self.dice.roll(many + 1), (0, self.many, end));
            }
            3 | 4 => self.any().into_iter().for_each(|item| item.2 = end),
            5 if many > 0 => drop(self.items.remove(self.dice.roll(many))),
            6 if many > 0 => {
                let item = self.items.remove(self.dice.roll(many));
                self.items.insert(self.dice.roll(many), item);
            }
            _ if self.dice.roll(3) > 0 => self.head = self.dice.roll(HEADS.len() as u64),
            _ => {
                let begin = self.dice.roll(BEGINS.len() as u64);
                self.any().into_iter().for_each(|item| item.0 = begin);
            }
        }
    }

    fn text(&self) -> String {
        let item = |(begin, number, end): &(usize, usize, usize)| {
            format!("{}P.m{number}{}", BEGINS[*begin], ENDS[*end])
        };
        HEADS[self.head].to_owned() + &self.items.iter().map(item).collect::<String>()
    }

    /// Undoes what breaks a file, or little would be compared.
    fn mend(&mut self) {
        if self.dice.roll(3) > 0 {
            self.head = self.head.min(self.dice.roll(3));
            self.items.iter_mut().for_each(|item| *item = (0, item.1, item.2.min(4)));
        }
    }
}

/// What of a plan can be told apart.
fn told(plan: &Plan) -> String {
    format!("{:#?}", (&plan.sections, &plan.milestones))
}

/// Walks a repository, against its files read anew at every commit; gives how many plans could be
/// read, and how many could not.
fn compare(repo: &Repo<'_>) -> (usize, usize) {
    let vars: HashMap<String, String> =
        repo.vars().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let repository = Repository::around(&repo.dir, &repo.dir, &vars).unwrap();
    let last = repository.revision("HEAD").unwrap().id;
    let versions = Versions::new(&repository, &last, "plan", &repo.dir).unwrap();
    let all: Vec<usize> = (0..versions.len()).collect();
    let mut counts = (0, 0);
    let walked = versions.walk(&all, |position, version| {
        let revision = repository.commit(&versions.commit(position).id).unwrap();
        let reading = read(&Folder::at(&repository, &Arc::new(revision), "plan", &repo.dir));
        let (whole, finding) = (version.whole(), reading.findings.first());
        assert_eq!(whole.is_ok(), finding.is_none(), "commit {position}: {whole:?} {finding:?}");
        match whole {
            Ok(plan) => {
                assert_eq!(told(&plan), told(&reading.plan.unwrap()), "commit {position}");
                counts.0 += 1;
            }
            Err(unreadable) => {
                let told = (unreadable.rule, &*unreadable.message);
                let finding = finding.map(|finding| (finding.rule, &*finding.message));
                assert_eq!(Some(told), finding, "commit {position}");
                counts.1 += 1;
            }
        }
        Ok::<(), GitError>(())
    });
    walked.unwrap();
    counts
}

/// A repository of a file that is changed by chance, 150 times.
fn changing(world: &World, seed: u64) -> Repo<'_> {
    let repo = world.init(&format!("r{seed}"), &[]);
    let dice = Dice::new(seed * 7919);
    let mut file = Changing { dice, head: 0, items: Vec::new(), many: 0 };
    let plan = "plan: pact\ntitle: The pact\nsides: {a: A, b: B}\n";
    let mut stream = String::new();
    for number in 0..150 {
        (0..=file.dice.roll(2)).for_each(|_| file.change());
        let text = file.text();
        stream += &format!(
            "commit refs/heads/main\ncommitter A <a@example.org> {} +0000\ndata 1\nx\n",
            1_700_000_000 + number * 86_400
        );
        for (path, text) in [("plan/plan.yaml", plan), ("plan/p.yaml", &text)] {
            stream += &format!("M 100644 inline {path}\ndata {}\n{text}\n", text.len());
        }
        file.mend();
    }
    repo.import(&stream);
    repo
}

#[test]
fn versions_hold_what_their_files_hold() {
    let world = World::new();
    for seed in [3, 5, 7] {
        let repo = changing(&world, seed);
        let (read, unread) = compare(&repo);
        assert!(read > 50 && unread > 25, "{read} plans could be read, {unread} could not");
    }
}
