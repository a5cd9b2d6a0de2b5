//! The writing commands on real files: what they change, and that they change nothing else.
//!
//! `cargo test --release --test cli writing:: -- --ignored` runs the slow ones.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::common::{Ran, command, hito};

/// A repository with a copy of our own plan.
fn repository() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["plan", "seeds"] {
        copy(&here.join(folder), &dir.path().join(folder));
    }
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "-A"]);
    dir
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn git(dir: &Path, args: &[&str]) {
    let output = Command::new("git").args(args).current_dir(dir).output().unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Every file of a folder but git's and the lock's.
fn files(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap();
            if name == ".git" || name == ".hito" {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                found.insert(path.strip_prefix(dir).unwrap().to_owned(), bytes);
            }
        }
    }
    found
}

fn done(ran: &Ran) -> &str {
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    &ran.stdout
}

/// Runs a command with a text on its standard input.
fn piped(dir: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut command = command(dir);
    let mut child = command
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

const SIGNED: [&str; 13] = [
    "mark",
    "mou-bio",
    "I.6.mou-research",
    "completed",
    "--by",
    "joint",
    "--date",
    "2026-01-06",
    "--evidence",
    "https://example.org/signed",
    "--title",
    "Signed: both memoranda",
    "--note-en=It was signed in a ceremony that several people described at length, and so the note is long.",
];

/// One run of every kind, each on files of its own or in one of several.
const RUNS: [&[&str]; 9] = [
    &SIGNED,
    &["mark", "I.4.resilient", "--by", "ca-ised", "--outlook", "at-risk", "--forecast", "2026-Q4"],
    &[
        "mark", "IV.1.mou", "in-progress", "--by", "joint", "--note", "en=Opened: again", "--id",
        "u1",
    ],
    &[
        "reschedule", "mou-bio", "before", "2027-01-01", "--by", "joint", "--reason-es",
        "Más tiempo",
    ],
    &[
        "add", "milestone", "I.4.lab", "--title-en", "A lab", "--kind", "body", "--due", "2027-Q1",
        "--parties", "mx,ca-ised", "--after", "mou-bio", "--tags", "a,on",
    ],
    &["add", "commitment", "I.10", "--title-en", "Space and the moon", "--parties", "mx,ca"],
    &["add", "commitment", "P9", "--title-es", "Ni más ni menos"],
    &["add", "pillar", "V", "--title-en", "Outer space"],
    &[
        "add", "party", "ca-csa", "--side", "ca", "--title-en", "Space Agency", "--acronym",
        "en=CSA",
    ],
];

#[test]
fn a_dry_run_writes_nothing_and_git_can_apply_what_it_prints() {
    for run in RUNS {
        let (real, dry) = (repository(), repository());
        let before = files(dry.path());
        let diff = hito(dry.path(), &[run, &["--dry-run"]].concat());
        assert!(done(&diff).starts_with("diff --git a/plan/"), "{run:?}");
        assert_eq!(files(dry.path()), before, "{run:?}");
        assert!(!dry.path().join("plan/.hito").exists(), "{run:?}");
        let told = hito(real.path(), run);
        assert!(done(&told).contains("  plan/"), "{run:?}");
        let patch = dry.path().join(".git/patch");
        fs::write(&patch, &diff.stdout).unwrap();
        git(dry.path(), &["apply", "--index", patch.to_str().unwrap()]);
        assert_eq!(files(dry.path()), files(real.path()), "{run:?}");
        assert_ne!(files(real.path()), before, "{run:?}");
        done(&hito(real.path(), &["check"]));
    }
}

/// A file without a last line end, with CRLF, and with a name that git quotes.
#[test]
fn diffs_of_unusual_files_apply() {
    let dir = tempfile::tempdir().unwrap();
    git(dir.path(), &["init", "-q"]);
    fs::create_dir(dir.path().join("plan")).unwrap();
    fs::write(dir.path().join("plan/plan.yaml"), "plan: pact\ntitle: The pact\n").unwrap();
    let text = "pillar: I\r\ntitle: Crossings\r\nmilestones:\r\n- {id: I.a, title: A, kind: body}";
    let name = "a\u{202e} \"b\"\té.yaml";
    fs::write(dir.path().join("plan").join(name), text).unwrap();
    let mark = ["mark", "I.a", "in-progress", "--by", "joint"];
    let diff = hito(dir.path(), &[&mark[..], &["--dry-run"]].concat());
    let patch = dir.path().join(".git/patch");
    fs::write(&patch, done(&diff)).unwrap();
    done(&hito(dir.path(), &mark));
    let real = files(dir.path());
    fs::write(dir.path().join("plan").join(name), text).unwrap();
    git(dir.path(), &["apply", "--whitespace=nowarn", patch.to_str().unwrap()]);
    assert_eq!(files(dir.path()), real);
}

#[test]
fn what_was_given_is_what_is_read_afterwards() {
    let dir = repository();
    let hostile = "=cmd() \u{1b}[31m \u{202e}x & <b> 'q' \"d\" : # - [a] {b} \\ é\n\n  two\tlines";
    let note = format!("en={hostile}");
    let args = [
        "mark", "mou-bio", "in-progress", "--by", "ca-ised", "--date", "2026-02-03", "--progress",
        "40%", "--outlook", "off-track", "--forecast", "2027", "--note", &note, "--evidence",
        "https://example.org/a", "--title", hostile, "--publisher", "yes", "--published",
        "2026-02", "--evidence-lang", "en", "--says", "underway", "--class", "press", "--evidence",
        "https://example.org/b",
    ];
    let told = hito(dir.path(), &args);
    let said = "I.4.mou-biomanufacturing  in-progress, 40%, off-track, forecast 2027, by ca-ised on \
                2026-02-03  ";
    let (file, line) = done(&told).strip_prefix(said).unwrap().trim_end().rsplit_once(':').unwrap();
    let text = fs::read_to_string(dir.path().join(file)).unwrap();
    let line = text.lines().nth(line.parse::<usize>().unwrap() - 1).unwrap();
    assert_eq!(line.trim(), "- date: 2026-02-03");
    let rows = hito(
        dir.path(),
        &["list", "id:I.4.mou-biomanufacturing", "--level", "evidence", "--format", "ndjson"],
    );
    let rows: Vec<serde_json::Value> =
        done(&rows).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0]["note"][0], hostile);
    assert_eq!(rows[0]["headline"][0], hostile);
    assert_eq!(rows[0]["publisher"][0], "yes");
    assert_eq!(rows[0]["declared"], "in-progress");
    assert_eq!((&rows[0]["class"], &rows[1]["class"]), (&"press".into(), &serde_json::Value::Null));
    assert_eq!(rows[1]["url"][0], "https://example.org/b");
}

/// Rows for spreadsheets say which milestone each is of.
#[test]
fn what_was_recorded_is_told_with_its_milestone_in_every_format() {
    let dir = repository();
    let ids = ["I.4.mou-biomanufacturing", "I.6.mou-research"];
    for (day, format) in ["csv", "tsv", "markdown", "html", "json", "ndjson"].iter().enumerate() {
        let date = format!("2026-10-{:02}", day + 1);
        let said = ["suspended", "--by", "ca", "--date", &date, "--note-en", "On hold"];
        let told = hito(dir.path(), &[&["mark"], &ids[..], &said, &["--format", format]].concat());
        let told = done(&told);
        assert!(ids.iter().all(|id| told.contains(id)), "{format}: {told}");
    }
}

#[test]
fn rows_are_read_alike_however_they_are_written() {
    let csv = "id,date,by,status,note_en,evidence,says\n\
        I.4.mou-biomanufacturing,2026-01-02,mx,in-progress,\"two\nlines; yes\",,\n\
        I.6.mou-research,2026-02-03,joint,completed,,https://example.org/x,done\n";
    let semicolons = "\u{feff}note_en;id;by;date;status;evidence;says\r\n\
        \"two\r\nlines; yes\";i.4.MOU-biomanufacturing;MX;2026-01-02;in-progress;;\r\n\r\n;;;;;;\r\n\
        ;I.6.mou-research;joint;2026-02-03;completed;https://example.org/x;done\r\n";
    let objects = "{\"id\":\"I.4.mou-biomanufacturing\",\"date\":\"2026-01-02\",\"by\":\"mx\",\
        \"status\":\"in-progress\",\"note\":{\"en\":\"two\\nlines; yes\"},\"evidence\":null}\n\n\
        {\"id\":\"I.6.mou-research\",\"date\":\"2026-02-03\",\"by\":\"joint\",\"status\":\"completed\",\
        \"evidence\":[{\"url\":\"https://example.org/x\",\"says\":\"done\"}]}\n";
    let written = |input: &str| {
        let dir = repository();
        let ran = piped(dir.path(), &["mark", "--from", "-"], input.as_bytes());
        assert_eq!(done(&ran).lines().count(), 2);
        files(dir.path())
    };
    let expected = written(csv);
    assert_eq!(written(semicolons), expected);
    assert_eq!(written(objects), expected);
}

#[test]
fn of_rows_all_are_written_or_none_and_every_bad_one_is_told() {
    let dir = repository();
    let before = files(dir.path());
    let rows = "id,by,date,status,note_en\n\
        I.4.mou-biomanufacturing,mx,2026-01-02,in-progress,\"fine\nbut for others\"\n\
        I.4.mou-bio,mx,2026-01-02,in-progress,\n\
        \n\
        I.6.mou-research,jiont,2026-22-03,completd,\n\
        I.6.mou-research,joint,2026-02-03\n\
        I.6.mou-research,joint,2027,completed,x\n";
    let ran = piped(dir.path(), &["mark", "--from", "-"], rows.as_bytes());
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    let lines: Vec<&str> = ran
        .stderr
        .lines()
        .filter_map(|line| line.strip_prefix("error: line ")?.split(':').next())
        .collect();
    assert_eq!(lines, ["4", "6", "6", "6", "7", "8", "8"], "{}", ran.stderr);
    assert!(ran.stderr.ends_with("error: 4 rows are refused, so nothing was written\n"));
    assert_eq!(files(dir.path()), before);
}

#[test]
fn a_new_plan_passes_check_and_nothing_is_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    git(dir.path(), &["init", "-q"]);
    fs::write(dir.path().join(".gitattributes"), "*.png binary\n").unwrap();
    let dry = hito(dir.path(), &["init", "--dry-run"]);
    assert!(done(&dry).contains("+plan: my-plan\n"));
    assert_eq!(files(dir.path()).len(), 1);
    let made = hito(dir.path(), &["init"]);
    assert_eq!(
        done(&made),
        "made  plan/plan.yaml\nmade  plan/1-example.yaml\nmade  plan/source.txt\n"
    );
    assert!(made.stderr.contains("plan/**/*.yaml merge=hito"), "{}", made.stderr);
    let attributes = fs::read_to_string(dir.path().join(".gitattributes")).unwrap();
    assert_eq!(attributes, "*.png binary\n");
    let check = hito(dir.path(), &["check"]);
    assert_eq!((done(&check), check.stderr.as_str()), ("", "no findings in 2 files of `plan`\n"));
    let before = files(dir.path());
    assert_eq!(hito(dir.path(), &["init"]).code, Some(2));
    assert_eq!(files(dir.path()), before);
    done(&hito(dir.path(), &["mark", "libraries", "in-progress", "--by", "council"]));
}

#[test]
fn a_new_plan_of_a_given_text() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("pact.txt"), "We promise: a bridge.\r\n").unwrap();
    let title = "The \"river\": pact # 1";
    let args = [
        "init", "deep/water", "--id", "w", "--title", title, "--languages", "es,en", "--from-text",
        "pact.txt",
    ];
    // Outside a repository a source stands beside the plan's folder.
    assert_eq!(hito(dir.path(), &args).code, Some(2));
    git(dir.path(), &["init", "-q"]);
    done(&hito(dir.path(), &args));
    let plan = ["--plan", "deep/water"];
    let show = hito(dir.path(), &[&plan[..], &["show", "w", "--lang", "es"]].concat());
    assert!(done(&show).contains(title), "{}", show.stdout);
    let check = hito(dir.path(), &[&plan[..], &["check", "--format", "ndjson"]].concat());
    let rules: Vec<serde_json::Value> =
        done(&check).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let rules: Vec<&str> = rules.iter().map(|row| row["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["missing-translation", "uncovered-text"]);
}

/// So many processes, each with so many updates of the same milestone.
fn at_once(processes: usize, updates: usize) {
    let dir = repository();
    let dir = dir.path();
    std::thread::scope(|scope| {
        for process in 0..processes {
            scope.spawn(move || {
                for update in 0..updates {
                    let note = format!("en={process}-{update}");
                    let args = ["mark", "mou-bio", "in-progress", "--by", "joint", "--note", &note];
                    done(&hito(dir, &[&args[..], &["-q"]].concat()));
                }
            });
        }
    });
    let query =
        ["list", "id:I.4.mou-biomanufacturing", "--level", "update", "--count", "--format", "csv"];
    let count = format!("count\r\n{}\r\n", processes * updates);
    assert_eq!(done(&hito(dir, &query)), count);
    done(&hito(dir, &["check"]));
}

#[test]
fn no_update_is_lost_when_several_write() {
    at_once(4, 4);
}

/// `cargo test --release --test cli writing:: -- --ignored`
#[test]
#[ignore = "takes long"]
fn eight_processes_with_a_hundred_updates_each_keep_eight_hundred() {
    at_once(8, 100);
}
