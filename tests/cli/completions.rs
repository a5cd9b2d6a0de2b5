//! Completion, by the protocol of the scripts that `hito completions` prints.

use std::fs;
use std::path::Path;

use hito::cli::{Screen, command};

use crate::common::inside_with;

const PLAN: &str = "\
plan: harbours
title: {es: Puertos, en: Harbours}
languages: [es, en]
issued: 2026-01-01
sides: {mx: {es: México, en: Mexico}, ca: {es: Canadá, en: Canada}}
parties:
  - {id: ca-fisheries, side: ca, name: {es: Pesca, en: Fisheries}}
pillars:
  - id: I
    title: {es: Mar, en: Sea}
    commitments:
      - id: I.1
        title: {es: Faros, en: Lights}
        parties: [mx]
        milestones:
          - id: I.1.lamp
            title: {es: Lámpara encendida, en: Lamp lit}
            kind: instrument
            updates:
              - {date: 2026-02-01, by: joint, status: in-progress}
          - id: I.1.fog-horn
            title: {es: Sirena, en: Horn}
            kind: event
            parties: [ca-fisheries]
            after: [I.1.lamp]
  - id: II
    title: {es: Tierra, en: Land}
    milestones:
      - {id: II.lamp, title: {es: Otra, en: Other}, kind: body, parties: [ca]}
";

/// A folder with a plan in it.
fn folder(plan: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.yaml"), plan).unwrap();
    folder
}

/// What hito prints when a shell asks it in a folder. It must succeed and keep silent beside it.
fn hito(dir: &Path, shell: Option<&str>, args: &[&str]) -> String {
    let vars: &[(&str, &str)] = match shell {
        Some(shell) => &[("LANG", "en"), ("COMPLETE", shell)],
        None => &[("LANG", "en")],
    };
    let ran = inside_with(dir, Screen::default(), vars, args);
    assert_eq!((ran.code, ran.stderr), (Some(0), String::new()), "{args:?}");
    ran.stdout
}

/// The candidates for the last of some words, with what they mean.
fn told_in(dir: &Path, words: &[&str]) -> Vec<(String, String)> {
    let words: Vec<&str> = ["--", "hito"].iter().chain(words).copied().collect();
    let answer = hito(dir, Some("fish"), &words);
    let pair = |line: &str| {
        let (value, help) = line.split_once('\t').unwrap_or((line, ""));
        (value.to_owned(), help.to_owned())
    };
    answer.lines().map(pair).collect()
}

fn candidates_in(dir: &Path, words: &[&str]) -> Vec<String> {
    told_in(dir, words).into_iter().map(|(value, _)| value).collect()
}

fn candidates(words: &[&str]) -> Vec<String> {
    candidates_in(folder(PLAN).path(), words)
}

/// The candidates that bash gets for a line, and for the piece of it that it would replace.
fn bash(line: &str, replaced: &str) -> Vec<String> {
    let folder = folder(PLAN);
    let answer = hito(folder.path(), Some("bash"), &["--", line, replaced]);
    answer.lines().map(str::to_owned).collect()
}

#[test]
fn ids_are_those_of_the_plan_with_their_titles() {
    assert_eq!(
        candidates(&["show", ""]),
        [
            "harbours", "I", "I.1", "II", "I.1.lamp", "I.1.fog-horn", "II.lamp", "mx", "ca",
            "ca-fisheries"
        ]
    );
    let folder = folder(PLAN);
    let told = |words: &[&str]| told_in(folder.path(), words);
    let pair = |id: &str, title: &str| vec![(id.to_owned(), title.to_owned())];
    assert_eq!(told(&["show", "I", "i.1.L"]), pair("I.1.lamp", "Lamp lit"));
    assert_eq!(told(&["show", "--lang", "es", "I.1.l"]), pair("I.1.lamp", "Lámpara encendida"));
    assert_eq!(told(&["show", "ca-"]), pair("ca-fisheries", "Fisheries"));
}

#[test]
fn the_last_part_of_an_id_does_where_no_other_has_it() {
    assert_eq!(candidates(&["show", "fog"]), ["fog-horn"]);
    assert_eq!(candidates(&["show", "lam"]), Vec::<String>::new());
}

#[test]
fn queries_begin_with_fields() {
    assert_eq!(candidates(&["list", "sta"]), ["status:", "stale:"]);
    assert_eq!(candidates(&["tree", "kind:body", "ha"]), ["has:"]);
    assert_eq!(
        candidates(&["overdue", "pillar:I or (no"]),
        ["pillar:I or (note:", "pillar:I or (no:"]
    );
    assert_eq!(candidates(&["list", "--", "-kin"]), ["-kind:"]);
    let all = candidates(&["list", ""]);
    assert!(hito::query::FIELDS.iter().all(|field| all.contains(&format!("{}:", field.name))));
}

#[test]
fn query_words_have_the_values_of_their_fields() {
    assert_eq!(candidates(&["list", "status:in"]), ["status:in-progress"]);
    assert_eq!(candidates(&["list", "kind:body,e"]), ["kind:body,event", "kind:body,exchange"]);
    assert_eq!(candidates(&["list", "kind:body,b"]), Vec::<String>::new());
    assert_eq!(candidates(&["list", "is:over"]), ["is:overdue"]);
    assert_eq!(candidates(&["list", "has:due,ev"]), ["has:due,evidence"]);
    assert_eq!(candidates(&["list", "due:"]), Vec::<String>::new());
}

#[test]
fn query_words_have_the_ids_that_the_plan_has_for_their_fields() {
    assert_eq!(candidates(&["list", "pillar:"]), ["pillar:I", "pillar:II"]);
    assert_eq!(candidates(&["list", "commitment:"]), ["commitment:I.1"]);
    assert_eq!(candidates(&["list", "after:"]), ["after:I.1.lamp"]);
    assert_eq!(candidates(&["list", "party:"]), ["party:mx", "party:ca-fisheries", "party:ca"]);
    assert_eq!(candidates(&["log", "by:"]), ["by:joint"]);
    assert_eq!(candidates(&["list", "id:i."]), ["id:I.1", "id:I.1.lamp", "id:I.1.fog-horn"]);
}

#[test]
fn options_have_the_words_of_their_lists() {
    assert_eq!(candidates(&["list", "--columns", "id,quo"]), ["id,quote"]);
    assert_eq!(candidates(&["list", "--sort", "publishe"]), ["publisher", "published"]);
    assert_eq!(candidates(&["list", "--sort", "-date,-kin"]), ["-date,-kind"]);
    assert_eq!(candidates(&["list", "--sort", "-kin"]), ["-kind"]);
    assert_eq!(candidates(&["list", "--group-by=kin"]), ["--group-by=kind"]);
    assert_eq!(candidates(&["summary", "--by", "kin"]), ["kind"]);
    assert_eq!(candidates(&["list", "--level", "p"]), ["pillar", "party"]);
    assert_eq!(candidates(&["list", "--format", "t"]), ["table", "tsv"]);
    let of_findings = ["human", "json", "ndjson", "github", "sarif", "junit", "gitlab"];
    assert_eq!(candidates(&["check", "--format", ""]), of_findings);
    assert_eq!(candidates(&["show", "--format", ""]), ["table", "json", "ndjson"]);
    assert_eq!(candidates(&["--lang", ""]), ["es", "en", "fr"]);
    for option in ["--deny", "--warn", "--allow"] {
        assert_eq!(candidates(&["check", option, "stale,overd"]), ["stale,overdue"]);
        assert_eq!(candidates(&["check", option, "duplicate-i"]), Vec::<String>::new());
    }
    assert_eq!(candidates(&["explain", "duplicate-i"]), ["duplicate-id"]);
    assert_eq!(candidates(&["explain", "not-a"]), ["not-assessed"]);
    assert_eq!(candidates(&["completions", ""]), ["bash", "zsh", "fish"]);
    assert_eq!(candidates(&["man", "com"]), ["completions"]);
}

#[test]
fn options_come_when_a_dash_asks_for_them() {
    assert_eq!(candidates(&["list", "--for"]), ["--format"]);
    assert!(candidates(&["list", ""]).iter().all(|candidate| !candidate.starts_with('-')));
    assert!(candidates(&["coverage", ""]).contains(&"--format".to_owned()));
}

#[test]
fn every_value_is_completed_or_free() {
    let free = [
        "OWNER/REPO@REV", "DATE", "SPAN", "N", "COLUMNS", "REF", "TEXT", "TITLE", "NAME", "TAG",
        "TAGS", "URL", "REASON", "PERCENT", "COLUMN", "ROW",
    ];
    let folder = folder(PLAN);
    let mut root = command();
    root.build();
    let mut asked = 0;
    for below in root.get_subcommands() {
        for arg in below.get_arguments().filter(|arg| arg.get_action().takes_values()) {
            let name = arg.get_value_names().unwrap()[0].as_str();
            let option = arg.get_long().map(|long| format!("--{long}"));
            // What stands behind others is asked for when they have been typed.
            let before = arg.get_index().map_or(0, |index| index - 1);
            let words: Vec<&str> = [Some(below.get_name()), option.as_deref()]
                .into_iter()
                .flatten()
                .chain(std::iter::repeat_n("I.1.lamp", before))
                .chain([""])
                .collect();
            asked += 1;
            // There is no folder to choose where there is one file, and no revision without git.
            let nothing = matches!(name, "DIR" | "REV");
            let found = nothing || !candidates_in(folder.path(), &words).is_empty();
            assert_ne!(found, free.contains(&name), "{words:?} <{name}>");
        }
    }
    assert!(asked > 50, "{asked}");
}

#[test]
fn another_plan_is_asked_where_one_is_named() {
    let (here, there) = (folder(PLAN), folder(&PLAN.replace("II", "IX")));
    let there = there.path().to_str().unwrap();
    for words in [["--plan", there, "list", "pillar:"], ["list", "--plan", there, "pillar:"]] {
        assert_eq!(candidates_in(here.path(), &words), ["pillar:I", "pillar:IX"]);
    }
}

#[test]
fn a_plan_with_mistakes_completes_what_can_be_read_of_it() {
    let folder = folder(&PLAN.replace("kind: event", "kind: wedding"));
    assert_eq!(candidates_in(folder.path(), &["show", "I.1.l"]), ["I.1.lamp"]);
    fs::write(folder.path().join("plan.yaml"), "plan: [").unwrap();
    assert_eq!(candidates_in(folder.path(), &["show", "I"]), Vec::<String>::new());
    assert_eq!(candidates_in(folder.path(), &["list", "kind:b"]), ["kind:body"]);
}

#[test]
fn without_a_plan_words_are_completed_still() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(candidates_in(folder.path(), &["list", "status:com"]), ["status:completed"]);
    assert_eq!(candidates_in(folder.path(), &["list", "pillar:"]), Vec::<String>::new());
    assert_eq!(candidates_in(folder.path(), &["--as-of", "never", "li"]), ["list"]);
}

#[test]
fn titles_cannot_act_on_the_terminal() {
    let folder = folder(&PLAN.replace("Lamp lit", "\"Lamp\\e[2J\\u202elit\""));
    let told = told_in(folder.path(), &["show", "I.1.l"]);
    assert_eq!(told, [("I.1.lamp".to_owned(), "Lamp\\u{202e}lit".to_owned())]);
}

#[test]
fn bash_gets_the_piece_behind_the_colon_and_a_space_where_it_is_finished() {
    assert_eq!(bash("hito list stat", "stat"), ["status:"]);
    assert_eq!(bash("hito list status:comp", "comp"), ["completed "]);
    assert_eq!(bash("hito list status:comp", "status:comp"), ["status:completed "]);
    assert_eq!(
        bash("hito list kind:", ""),
        ["instrument ", "body ", "event ", "policy ", "exchange ", "cooperation "]
    );
    assert_eq!(bash("hito list kind:body,ev", "body,ev"), ["body,event "]);
    assert_eq!(bash("hito show I.1 i.1.l", "i.1.l"), ["I.1.lamp "]);
    assert_eq!(bash("hito list a\\ b stat", "stat"), ["status:"]);
}

#[test]
fn bash_gets_all_of_what_stands_in_open_quotes() {
    assert_eq!(
        bash("hito list 'due<2026 or kind:bo", "due<2026 or kind:bo"),
        ["due<2026 or kind:body"]
    );
    assert_eq!(bash("hito list \"kind:bo", "\"kind:bo"), ["kind:body"]);
}

#[test]
fn bash_gets_paths_that_it_reads_as_one_word() {
    let folder = folder(PLAN);
    fs::create_dir(folder.path().join("my plan")).unwrap();
    let answer = hito(folder.path(), Some("bash"), &["--", "hito --plan my", "my"]);
    assert_eq!(answer, "my\\ plan/\n");
}

#[test]
fn zsh_is_answered_like_fish() {
    let folder = folder(PLAN);
    let answer = hito(folder.path(), Some("zsh"), &["--", "hito", "list", "kind:bo"]);
    assert!(answer.starts_with("kind:body\tA body to be set up"), "{answer}");
}

#[test]
fn a_variable_alone_asks_for_nothing() {
    let folder = folder(PLAN);
    let plain = hito(folder.path(), None, &["list", "--count"]);
    assert_eq!(hito(folder.path(), Some("bash"), &["list", "--count"]), plain);
    assert!(plain.contains('3'), "{plain}");
}

#[test]
fn every_shell_has_a_script_that_asks_in_its_name() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish"] {
        let script = hito(folder.path(), None, &["completions", shell]);
        assert!(script.contains(&format!("COMPLETE={shell} command hito -- ")), "{script}");
    }
}
