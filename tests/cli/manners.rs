//! How hito behaves among other programs: streams, files, colours, options, exit codes.

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use hito::cli::coloured;

use crate::common::{command, hito, ran};

/// A small plan, which no news of the real one changes.
fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small-plan")
}

/// A plan without a milestone.
fn empty() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("plan")).unwrap();
    fs::write(dir.path().join("plan/plan.yaml"), "plan: pact\ntitle: The river pact\n").unwrap();
    dir
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    for args in [&["list", "--format", "json"][..], &["check"], &["tree"], &["explain", "rules"]] {
        let mut child = command(&here())
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // Nobody reads a word: whatever is written, it is written to a closed pipe.
        drop(child.stdout.take());
        let mut stderr = String::new();
        child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
        let noise: Vec<&str> =
            stderr.lines().filter(|line| !line.contains(" in 1 file of ")).collect();
        assert_eq!((child.wait().unwrap().code(), noise), (Some(0), vec![]), "{args:?}");
    }
}

#[test]
fn a_file_gets_the_bytes_of_the_standard_output() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("answer");
    let name = file.to_str().unwrap();
    for format in ["table", "json", "ndjson", "csv", "tsv", "markdown", "html"] {
        let question = ["list", "is:open", "--format", format];
        let expected = hito(&here(), &question).stdout;
        assert!(!expected.is_empty());
        for option in ["-o", "--output"] {
            let ran = hito(&here(), &[&question[..], &[option, name]].concat());
            assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{format}");
            assert_eq!(fs::read_to_string(&file).unwrap(), expected, "{format}");
        }
        let dash = hito(&here(), &[&question[..], &["-o", "-"]].concat());
        assert_eq!(dash.stdout, expected, "{format}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "only the answer is left");
}

#[test]
fn the_ending_of_a_file_tells_its_format() {
    let dir = tempfile::tempdir().unwrap();
    for (name, format, more) in [
        ("a.csv", "csv", &[][..]),
        ("a.CSV", "csv", &["--csv-safe"]),
        ("a.tsv", "tsv", &[]),
        ("a.json", "json", &[]),
        ("a.ndjson", "ndjson", &[]),
        ("a.jsonl", "ndjson", &[]),
        ("a.md", "markdown", &[]),
        ("a.html", "html", &[]),
        ("a.txt", "table", &[]),
        ("a", "table", &[]),
    ] {
        let file = dir.path().join(name);
        let question = [&["list", "pillar:I"], more].concat();
        let out = hito(&here(), &[&question[..], &["-o", file.to_str().unwrap()]].concat());
        assert_eq!((out.code, &*out.stdout), (Some(0), ""), "{name}: {}", out.stderr);
        let asked = hito(&here(), &["list", "pillar:I", "--format", format]).stdout;
        let written = fs::read_to_string(file).unwrap();
        assert_eq!(written, asked, "{name}");
    }
    // What is said counts.
    let file = dir.path().join("b.csv");
    hito(&here(), &["list", "pillar:I", "--format", "json", "-o", file.to_str().unwrap()]);
    assert!(fs::read_to_string(file).unwrap().starts_with('{'));
}

#[test]
fn a_run_that_fails_leaves_the_file_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("answer");
    fs::write(&file, "the last good answer\n").unwrap();
    let ran = hito(&here(), &["list", "stauts:x", "-o", file.to_str().unwrap()]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "the last good answer\n");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}

/// Who has the old file open goes on reading the old answer, and a link stays a link.
#[test]
fn a_file_is_replaced_in_one_step() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let dir = tempfile::tempdir().unwrap();
    let (file, link) = (dir.path().join("answer"), dir.path().join("link"));
    fs::write(&file, "old\n").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("answer", &link).unwrap();
    let mut open = fs::File::open(&file).unwrap();
    assert_eq!(hito(&here(), &["list", "-o", link.to_str().unwrap()]).code, Some(0));
    let mut old = String::new();
    open.read_to_string(&mut old).unwrap();
    assert_eq!(old, "old\n");
    assert!(fs::read_to_string(&file).unwrap().contains("I.1.bridge-treaty"));
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn quiet_says_nothing_but_the_answer_and_errors() {
    let said = hito(&here(), &["check"]);
    let quiet = hito(&here(), &["check", "--quiet"]);
    assert!(said.stderr.contains(" in 1 file of `plan`"), "{}", said.stderr);
    assert_eq!((quiet.stdout, quiet.stderr.as_str()), (said.stdout, ""));
    let nothing = ["list", "\"nowhere in the plan\""];
    assert_eq!(hito(&here(), &nothing).stderr, "Nothing matches.\n");
    assert_eq!(hito(&here(), &[&nothing[..], &["-q"]].concat()).stderr, "");
    assert!(hito(&here(), &["-q", "list", "stauts:x"]).stderr.starts_with("error: "));
}

#[test]
fn an_empty_answer_is_fine() {
    let dir = empty();
    let milestones = hito(dir.path(), &["list"]);
    assert_eq!(milestones.stderr, "The plan has no milestones.\n");
    for args in [
        &["list"][..],
        &["list", "--level", "evidence"],
        &["overdue", "--exit-code"],
        &["due"],
        &["tree"],
        &["summary"],
        &["log"],
        &["coverage", "--exit-code"],
        &["check"],
    ] {
        assert_eq!(hito(dir.path(), args).code, Some(0), "{args:?}");
    }
    let json = hito(dir.path(), &["list", "--format", "json"]).stdout;
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&json).unwrap()["rows"],
        serde_json::json!([])
    );
    assert_eq!(hito(dir.path(), &["list", "--format", "ndjson"]).stdout, "");
    let header = hito(dir.path(), &["list", "--format", "csv", "--columns", "id,due"]).stdout;
    assert_eq!(header, "id,due\r\n");
}

/// Colours come where they are asked for; a pipe alone has none.
#[test]
fn colours() {
    let painted = |variables: &[(&str, &str)], options: &[&str]| {
        let mut command = command(&here());
        command.envs(variables.iter().copied()).arg("overdue").args(options);
        let ran = ran(&mut command);
        assert!(ran.stdout.contains("I.1.bridge-treaty"));
        ran.stdout.contains("\u{1b}[")
    };
    let force = ("CLICOLOR_FORCE", "1");
    assert!(!painted(&[], &[]));
    assert!(painted(&[], &["--color", "always"]));
    assert!(painted(&[force], &[]));
    assert!(!painted(&[force], &["--color", "never"]));
    assert!(painted(&[("NO_COLOR", "1")], &["--color", "always"]), "who asks for it gets it");
    assert!(!painted(&[("NO_COLOR", "1"), force], &[]));
    assert!(!painted(&[("CLICOLOR_FORCE", "0")], &[]), "0 forces nothing");
    assert!(!painted(&[("CLICOLOR_FORCE", "")], &[]), "nothing is not set");
    assert!(painted(&[("NO_COLOR", ""), force], &[]));
    assert!(painted(&[("TERM", "dumb"), force], &[]), "who forces colours knows the terminal");
    assert!(!painted(&[("NO_COLOR", "1")], &[]));
}

/// <https://bixense.com/clicolors>, <https://no-color.org>.
#[test]
fn terminals_are_coloured_where_they_can_be() {
    for (vars, on_terminal, elsewhere) in [
        (&[][..], true, false),
        (&[("TERM", "dumb")], false, false),
        (&[("CLICOLOR", "0")], false, false),
        (&[("CLICOLOR", "1")], true, false),
        (&[("CLICOLOR", "0"), ("CLICOLOR_FORCE", "1")], true, true),
        (&[("CLICOLOR_FORCE", "0")], true, false),
        (&[("CLICOLOR_FORCE", "0"), ("NO_COLOR", "1")], false, false),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false, false),
        (&[("NO_COLOR", "")], true, false),
        (&[("NO_COLOR", "0")], false, false),
    ] {
        let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let terminal: HashMap<_, _> = [("TERM", "xterm")].iter().chain(vars).map(owned).collect();
        assert_eq!(coloured(&terminal, true), on_terminal, "{vars:?}");
        assert_eq!(coloured(&terminal, false), elsewhere, "{vars:?}");
    }
}

#[test]
fn errors_are_coloured_alike() {
    let painted = |options: &[&str]| {
        let ran = hito(&here(), &[&["list", "stauts:x"], options].concat());
        ran.stderr.contains("\u{1b}[")
    };
    assert!(!painted(&[]));
    assert!(painted(&["--color", "always"]));
}

/// A colour written to a file that somebody opens in an editor is noise.
#[test]
fn files_are_coloured_only_when_asked() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("answer");
    let written = |options: &[&str]| {
        let mut command = command(&here());
        let options = [&["overdue", "-o", file.to_str().unwrap()], options].concat();
        assert_eq!(ran(command.env("CLICOLOR_FORCE", "1").args(options)).code, Some(0));
        fs::read_to_string(&file).unwrap()
    };
    assert!(!written(&[]).contains('\u{1b}'));
    assert!(written(&["--color", "always"]).contains('\u{1b}'));
}

#[test]
fn shared_options_stand_before_and_after_the_command() {
    let after =
        hito(&here(), &["list", "--format", "csv", "--lang", "fr", "--as-of", "2026-01-01"]);
    let before =
        hito(&here(), &["--format", "csv", "--lang", "fr", "--as-of", "2026-01-01", "list"]);
    let among = hito(&here(), &["--lang", "fr", "list", "--as-of=2026-01-01", "--format=csv"]);
    assert!(after.stdout.starts_with("id,"));
    assert_eq!(after.stdout, before.stdout);
    assert_eq!(after.stdout, among.stdout);
    assert_ne!(after.stdout, hito(&here(), &["list", "--format", "csv"]).stdout);
}

#[test]
fn behind_two_dashes_a_minus_means_not() {
    let count = |query: &[&str]| {
        let options = ["list", "--count", "--format", "ndjson"];
        let ran = hito(&here(), &[&options[..], query].concat());
        let row: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        row["count"].as_u64().unwrap()
    };
    let all = count(&[]);
    let open = count(&["is:open"]);
    assert!(0 < open && open < all, "{open} of {all}");
    assert_eq!(count(&["--", "-is:open"]), all - open);
    assert_eq!(count(&["not is:open"]), all - open);
    assert_eq!(count(&["pillar:I", "--", "-is:open"]), count(&["pillar:I not is:open"]));
}

/// Nobody shall think that all texts were searched.
#[test]
fn a_word_that_is_read_as_an_id_is_told_of_where_it_may_be_a_text() {
    let told = |args: &[&str]| hito(&here(), &[&["list", "--count"], args].concat()).stderr;
    let note = "note: `I` is read as `id:I`; to search the texts, write `'\"I\"'`\n";
    assert_eq!(told(&["I"]), note);
    assert_eq!(told(&["I.1", "is:open"]), "");
    assert_eq!(told(&["\"I\""]), "");
    assert_eq!(told(&["id:I"]), "");
    assert_eq!(told(&["I", "--quiet"]), "");
    let report = hito(&here(), &["report", "I", "--brief"]);
    assert_eq!((report.code, report.stderr.as_str()), (Some(0), note), "once");
}

#[test]
fn exit_codes() {
    let code = |args: &[&str]| hito(&here(), args).code;
    assert_eq!(code(&["overdue"]), Some(0));
    assert_eq!(code(&["overdue", "--exit-code"]), Some(1));
    assert_eq!(code(&["overdue", "--exit-code", "status:completed"]), Some(0));
    assert_eq!(code(&["overdue", "--exit-code", "--as-of", "2025-12-31"]), Some(0));
    assert_eq!(code(&["overdue", "--exit-code", "--format", "json"]), Some(1));
    assert_eq!(code(&["overdue", "--exit-code", "stauts:x"]), Some(2));
    assert_eq!(code(&["check"]), Some(0));
    assert_eq!(code(&["check", "--deny", "overdue"]), Some(1));
    assert_eq!(code(&["check", "--deny", "overdue", "--format", "json"]), Some(1));
    assert_eq!(code(&["check", "--deny", "overdue", "--allow", "overdue"]), Some(1));
    assert_eq!(code(&["--help"]), Some(0));
    assert_eq!(code(&["--version"]), Some(0));
    assert_eq!(code(&[]), Some(2));
}

/// Data and all else never mix: what is said beside the answer would break whoever parses it.
#[test]
fn help_is_an_answer_and_a_mistake_is_none() {
    let help = hito(&here(), &["list", "--help"]);
    assert!(help.stdout.contains("Usage: hito list") && help.stderr.is_empty());
    let mistake = hito(&here(), &["list", "--colums", "id"]);
    assert!(mistake.stdout.is_empty() && mistake.stderr.starts_with("error: "));
    let exit_codes = hito(&here(), &["--help"]).stdout;
    for code in ["  0  ", "  1  ", "  2  "] {
        assert!(exit_codes.contains(code), "{exit_codes}");
    }
}

/// Same plan, same date, same options: the same bytes, wherever and in whatever order files are
/// read.
#[test]
fn the_same_question_has_the_same_answer() {
    for args in [&["list", "--format", "json"][..], &["check", "--format", "json"], &["log"]] {
        let first = hito(&here(), args).stdout;
        for threads in ["1", "7"] {
            let mut command = command(&here());
            let again =
                ran(command.args(args).env("RAYON_NUM_THREADS", threads).env("TZ", "Asia/Tokyo"));
            assert_eq!(again.stdout, first, "{args:?}");
        }
    }
}

/// Words for people are in their language, those for programs are codes.
#[test]
fn levels_of_a_tree_are_words() {
    for (lang, level) in [("es", "compromiso"), ("en", "commitment"), ("fr", "engagement")] {
        let tree = |format| hito(&here(), &["tree", "--lang", lang, "--format", format]).stdout;
        assert!(tree("markdown").contains(&format!("| I.1 | {level} |")), "{lang}");
        assert!(tree("csv").contains("\nI.1,commitment,"), "{lang}");
    }
}

/// What people read is short, however much is wrong; what programs read is whole.
#[test]
fn thousands_of_mistakes_are_counted_and_not_shown() {
    let dir = empty();
    let mut text = "plan: pact\ntitle: The river pact\ncommitments:\n".to_owned();
    for number in 0..3500 {
        text += &format!("  - id: C{number}\n    titel: A\n");
    }
    fs::write(dir.path().join("plan/plan.yaml"), text).unwrap();
    for args in [&["overdue"][..], &["list"], &["report"], &["summary"], &["tree"]] {
        let said = hito(dir.path(), args);
        assert_eq!((said.code, said.stdout.as_str()), (Some(2), ""), "{args:?}");
        let lines: Vec<&str> = said.stderr.lines().collect();
        assert!(lines[0].starts_with("error[missing-field]: "), "{}", lines[0]);
        assert!(lines.len() < 200, "{args:?}: {}", lines.len());
        assert_eq!(said.stderr.matches("error[").count(), 20);
        let end = [
            "error: … and 6980 more mistakes; `hito check` shows every one",
            "error: the plan in `plan` has 7000 mistakes; mend it and try again",
        ];
        assert_eq!(lines[lines.len() - 2..], end, "{args:?}");
    }
    let json = hito(dir.path(), &["check", "--format", "ndjson"]);
    assert_eq!(json.stdout.lines().count(), 7000);
}
