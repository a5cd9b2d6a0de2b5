//! A plan whose files have all been left alone: how it is put together, and what its milestones came to
//! on a day, are kept too.

use std::fs;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::Index;

use super::support::{Desk, paths, sign};

/// Questions that look at different things: rows and bodies, ids, parents, sums, what follows from the
/// day.
const QUESTIONS: &[&[&str]] = &[
    &["list", "--format", "json"],
    &["list", "--level", "evidence", "--format", "json"],
    &["list", "--level", "commitment", "--format", "csv"],
    &["list", "is:overdue", "--columns", "id,status,due,overdue,is"],
    &["show", "I.2.x"],
    &["tree"],
    &["summary", "--format", "json"],
    &["overdue"],
    &["check"],
];

/// A milestone of every form of deadline, with words of two sides, and others that wait for it.
const MANY: &str = "commitment: I.9
title: Many
milestones:
  - {id: I.9.day, title: A day, kind: event, due: 2026-03-31, updates: [
      {date: 2026-01-10, by: a, status: in-progress}, {date: 2026-04-02, by: b, status: completed},
      {date: 2026-05-01, by: a, status: completed, completed: 2026-03}]}
  - {id: I.9.moved, title: Moved, kind: event, due: 2026-01, updates: [
      {date: 2026-02-01, by: joint, due: 2026-09-15, reason: More time, outlook: at-risk}]}
  - {id: I.9.after, title: Later, kind: policy, due: 90 days after I.9.day, after: [I.9.day]}
  - {id: I.9.every, title: Again, kind: event, due: every 6 months, updates: [
      {date: 2026-02-03, by: a, status: completed}, {date: 2026-08-20, by: b, status: suspended}]}
  - {id: I.9.ongoing, title: Always, kind: cooperation, due: ongoing}
  - {id: I.9.undated, title: Some day, kind: body, parties: [a], updates: [
      {date: 2025-12-01, by: a, status: in-progress, forecast: 2027}]}
  - {id: I.9.year, title: A year, kind: instrument, due: before 2027, updates: [
      {id: one, date: 2026-06-01, by: independent, status: completed},
      {date: 2026-07-01, by: independent, retracts: one, reason: It was another}]}
";

/// Something done to a plan or its cache, and what it is called.
type Edit = (&'static str, fn(&Desk));

/// Plans with two sides, so many, left alone for so long that stamps vouch for their files.
fn settled(count: usize) -> Vec<Desk> {
    let desks: Vec<Desk> = (0..count).map(|_| Desk::new()).collect();
    for desk in &desks {
        let head = desk.plan().join("plan.yaml");
        let text = fs::read_to_string(&head).unwrap();
        let sides = text.replace("languages: [en]\n", "languages: [en]\nsides: {a: A, b: B}\n");
        assert_ne!(sides, text);
        fs::write(head, sides).unwrap();
        fs::write(desk.plan().join("9.yaml"), MANY).unwrap();
    }
    sleep(Duration::from_millis(3300));
    desks
}

/// The files of a cache that hold no plan's files but what follows from them all.
fn kept(desk: &Desk) -> Vec<PathBuf> {
    let parts = desk.parts();
    let kept: Vec<_> = desk.cached().into_iter().filter(|file| !parts.contains(file)).collect();
    assert_eq!(kept.len(), 2, "how the plan is put together, and what its milestones came to");
    kept
}

/// Of these, the one that says how the plan is put together.
fn outline(desk: &Desk) -> PathBuf {
    kept(desk).into_iter().find(|file| paths(file).contains("I.9.moved")).unwrap()
}

fn verdicts(desk: &Desk) -> PathBuf {
    kept(desk).into_iter().find(|file| !paths(file).contains("I.9.moved")).unwrap()
}

fn answers(desk: &Desk, more: &[&str]) -> Vec<(u8, String, String)> {
    let ask = |question: &&[&str]| desk.answer_with(&[question, more].concat(), &[]);
    QUESTIONS.iter().map(ask).collect()
}

#[test]
fn the_second_run_believes_what_followed_from_the_files() {
    let desk = &settled(1)[0];
    let anew = answers(desk, &["--no-cache"]);
    assert_eq!(answers(desk, &[]), anew, "the run that writes it");
    assert_eq!(answers(desk, &[]), anew, "the run that reads it");
    let statuses = |more: &[&str]| {
        let args = [&["list", "--columns", "status", "--format", "csv"], more].concat();
        desk.answer_with(&args, &[]).1
    };
    assert!(statuses(&[]).contains("not-assessed"));
    // Whatever stands there now, the first word of each verdict says that nobody has said anything.
    let file = verdicts(desk);
    let mut bytes = fs::read(&file).unwrap();
    let milestones = desk.titles_anew().len();
    let begin = bytes.len() - milestones * 28;
    for verdict in bytes[begin..].chunks_exact_mut(28) {
        verdict[0] = u8::MAX;
    }
    sign(&mut bytes);
    fs::write(&file, bytes).unwrap();
    let forged = statuses(&[]);
    let rows = forged.lines().skip(1);
    assert_eq!(rows.clone().count(), milestones);
    assert!(rows.clone().all(|status| status == "not-assessed"), "{forged}");
    assert_ne!(statuses(&["--no-cache"]), forged);
}

#[test]
fn a_day_is_told_whichever_was_asked_about_before() {
    let desk = &settled(1)[0];
    let days = "2026-11-24 2026-11-25 2026-01-31 2026-02-01 2026-03-31 2026-04-01 2026-04-02 \
                2026-09-15 2026-09-16 2029-01-01 2025-01-01 2026-11-24 2027-06-30 2028-12-31";
    for day in days.split(' ') {
        let more = ["--as-of", day];
        let anew = answers(desk, &[&more[..], &["--no-cache"]].concat());
        assert!(anew.iter().all(|(code, ..)| *code <= 1), "{anew:?}");
        assert_eq!(answers(desk, &more), anew, "{day}");
        assert_eq!(answers(desk, &more), anew, "{day}, once more");
    }
}

#[test]
fn what_follows_from_files_goes_with_them() {
    let edits: &[Edit] = &[
        ("an update", |desk| {
            let text = MANY.replace("title: Always, kind", "title: Never, kind");
            fs::write(desk.plan().join("9.yaml"), text).unwrap();
        }),
        ("a new file", |desk| {
            let text = MANY.replace("I.9", "I.10");
            fs::write(desk.plan().join("10.yaml"), text).unwrap();
        }),
        ("a file less", |desk| fs::remove_file(desk.plan().join("3.yaml")).unwrap()),
        ("another name", |desk| {
            fs::rename(desk.plan().join("9.yaml"), desk.plan().join("0a.yaml")).unwrap();
        }),
        ("a mistake", |desk| {
            fs::write(desk.plan().join("4.yaml"), "commitment: I.4\ntitle: 1\n").unwrap();
        }),
        ("a part gone", |desk| fs::remove_file(&desk.parts()[0]).unwrap()),
        ("an outline gone", |desk| fs::remove_file(outline(desk)).unwrap()),
        ("verdicts gone", |desk| fs::remove_file(verdicts(desk)).unwrap()),
    ];
    for (desk, (what, edit)) in settled(edits.len()).iter().zip(edits) {
        answers(desk, &[]);
        edit(desk);
        let anew = answers(desk, &["--no-cache"]);
        assert_eq!(answers(desk, &[]), anew, "{what}");
        assert_eq!(answers(desk, &[]), anew, "{what}, once more");
    }
}

#[test]
fn damage_is_noticed_here_too() {
    let desk = &settled(1)[0];
    let anew = answers(desk, &["--no-cache"]);
    answers(desk, &[]);
    for file in kept(desk) {
        let good = fs::read(&file).unwrap();
        let damaged = (0..good.len()).step_by(37).map(|at| {
            let mut bytes = good.clone();
            bytes[at] ^= 1 << (at % 8);
            bytes
        });
        let cut = (0..good.len()).step_by(61).map(|end| good[..end].to_vec());
        for bytes in damaged.chain(cut).chain([[&good[..], b"x"].concat(), Vec::new()]) {
            fs::write(&file, &bytes).unwrap();
            assert_eq!(desk.all(&[]), anew[0]);
        }
        assert_eq!(answers(desk, &[]), anew, "it has been mended");
    }
}

/// A plan of many milestones in one commitment, left alone for so long that stamps vouch for its files.
fn many() -> Desk {
    let desk = Desk::new();
    let milestone = |number| {
        format!("  - {{id: I.9.m{number}, title: Number {number}, kind: event, due: 2026-01}}\n")
    };
    let milestones: String = (0..MANY_NODES).map(milestone).collect();
    let text = format!("commitment: I.9\ntitle: Many\nmilestones:\n{milestones}");
    fs::write(desk.plan().join("9.yaml"), text).unwrap();
    sleep(Duration::from_millis(3300));
    desk
}

const MANY_NODES: usize = 3000;

/// The bytes of a row of an outline: seven numbers, of which the second is the file that has the node.
const ROW: usize = 28;

/// An outline that is taken apart: what stands before its rows, the rows, what stands behind them, of
/// which a byte for each id ends the data.
struct Outline {
    file: PathBuf,
    before: Vec<u8>,
    rows: Vec<u8>,
    ids: Vec<u8>,
    text: Vec<u8>,
}

impl Outline {
    fn read(desk: &Desk) -> Self {
        let file = kept(desk).into_iter().find(|file| paths(file).contains("I.9.m7")).unwrap();
        let mut before = fs::read(&file).unwrap();
        let length = |at: usize| {
            usize::try_from(u64::from_le_bytes(before[at..at + 8].try_into().unwrap())).unwrap()
        };
        let data = 32 + length(8) + length(16);
        // The pillar, the commitments and the milestones.
        let nodes = 1 + 5 + 4 + MANY_NODES;
        let text = before.split_off(data);
        let ids = before.split_off(data - nodes);
        let rows = before.split_off(data - nodes - nodes * ROW);
        let is_row = |row: &[u8]| row[4] < 2 && row[5..8] == [0; 3];
        assert!(rows.chunks_exact(ROW).all(is_row), "these are the rows");
        Self { file, before, rows, ids, text }
    }

    /// Puts it together again, with checksum and lengths.
    fn write(&self) {
        let mut bytes = [&self.before[..], &self.rows, &self.ids, &self.text].concat();
        let owner = u64::from_le_bytes(bytes[8..16].try_into().unwrap());
        let data = self.before.len() + self.rows.len() + self.ids.len() - 32;
        let lengths = [data as u64 - owner, self.text.len() as u64];
        for (at, length) in [16, 24].into_iter().zip(lengths) {
            bytes[at..at + 8].copy_from_slice(&length.to_le_bytes());
        }
        sign(&mut bytes);
        fs::write(&self.file, &bytes).unwrap();
    }
}

/// Where nodes are said to be in no file, the plan is read anew, though all threads ask at once.
#[test]
fn a_plan_of_many_nodes_that_are_nowhere_is_read_anew() {
    let desk = many();
    let questions: [&[&str]; 3] =
        [&["overdue"], &["list", "--format", "ndjson"], &["list", "number", "--count"]];
    let anew = questions.map(|question| desk.answer_with(question, &[]));
    let mut outline = Outline::read(&desk);
    for row in outline.rows.chunks_exact_mut(ROW) {
        row[4..8].fill(0xee);
    }
    for (question, anew) in questions.iter().zip(anew) {
        assert!(anew.1.len() > 10, "{anew:?}");
        outline.write();
        assert_eq!(desk.answer_with(question, &[]), anew, "{question:?}");
        assert!(!outline.file.exists(), "it was asked, and thrown away");
    }
}

/// A node that an outline has and nothing else is as one of a file that has changed meanwhile.
#[test]
fn a_node_that_can_be_read_from_nowhere_ends_the_run() {
    let desk = many();
    assert_eq!(desk.answer_with(&["list"], &[]).0, 0);
    let mut outline = Outline::read(&desk);
    // One milestone more: how many there are stands last before the rows, seven bits a byte.
    let last = outline.before.len() - 2;
    assert_eq!(outline.before[last..], [0xbc, 0x17], "3,004 milestones");
    outline.before[last] += 1;
    let nowhere: Vec<u8> = outline.rows[outline.rows.len() - ROW..].to_vec();
    outline.rows.extend(nowhere);
    let row = outline.rows.len() - ROW;
    outline.rows[row + 4..row + 8].fill(0xee);
    outline.ids.push(9);
    outline.text.extend(b"I.9.added");
    for question in [&["overdue"][..], &["list", "--format", "json"]] {
        outline.write();
        let (code, answer, stderr) = desk.answer_with(question, &[]);
        let expected = "error: the plan's files have changed while they were read\n  ask again\n";
        assert_eq!((code, stderr.as_str()), (2, expected), "{answer}");
        assert_eq!(desk.answer_with(question, &[]).0, 0, "when asked again");
    }
}

/// With the right checksums nonsense is read, and may look like mistakes in the plan; it harms nobody.
#[test]
fn nonsense_with_the_right_checksum_harms_nobody() {
    let desk = &settled(1)[0];
    answers(desk, &[]);
    let files = kept(desk).into_iter().chain(desk.parts());
    let good: Vec<(PathBuf, Vec<u8>)> =
        files.map(|file| (file.clone(), fs::read(file).unwrap())).collect();
    proptest!(ProptestConfig::with_cases(400), |(
        which in any::<Index>(),
        edits in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..6),
        question in any::<Index>(),
    )| {
        for (file, bytes) in &good {
            fs::write(file, bytes).unwrap();
        }
        let (file, bytes) = which.get(&good);
        let mut bytes = bytes.clone();
        for (at, byte) in edits {
            let at = 8 + at.index(bytes.len() - 8);
            bytes[at] = byte;
        }
        sign(&mut bytes);
        fs::write(file, bytes).unwrap();
        let (code, _, stderr) = desk.answer_with(QUESTIONS[question.index(QUESTIONS.len())], &[]);
        assert!(code <= 1 || stderr.starts_with("error"), "{stderr}");
    });
}
