//! `hito diff`: what is a change, what is none, and what it is called.

use std::fs;

use super::support::{Repo, World, plan};

const PLAN: &str = "\
plan: pact
title: {es: El pacto, en: The pact}
languages: [es, en]
issued: 2025-01-01
sides: {north: {es: Norte, en: North}, south: {es: Sur, en: South}}
parties:
  - {id: harbour, side: north, name: {es: Puerto, en: Harbour}}
pillars:
  - id: I
    title: {es: Cruces, en: Crossings}
    parties: [north]
    milestones:
      - id: I.ferry
        title: {es: El transbordador, en: The ferry}
        kind: event
        strength: firm
        quote: The parties shall run a ferry
        due: 2026-03-31
        parties: [north, south]
        tags: [water, boats]
        updates:
          - date: 2026-01-10
            by: north
            status: in-progress
            note: {es: Empezó, en: It began}
            evidence: [{url: https://example.org/1, title: One}]
      - id: I.bridge
        title: {es: El puente, en: The bridge}
        kind: instrument
";

/// A repository whose last commit has the plan.
fn repo(world: &World) -> Repo<'_> {
    let repo = world.init("repo", &[]);
    repo.write("plan/plan.yaml", PLAN);
    repo.commit("2026-02-01");
    repo
}

/// The rows of a comparison: node, change, field, language, from, to, days.
fn rows(repo: &Repo<'_>, args: &[&str]) -> Vec<String> {
    let json = repo.asked(&[&["diff", "--format", "json"], args].concat());
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    let schema = hito::schema::answers();
    jsonschema::draft7::new(&schema).unwrap().validate(&answer).unwrap();
    let known = &schema["definitions"]["change"]["properties"];
    for row in answer["rows"].as_array().unwrap() {
        assert!(row.as_object().unwrap().keys().all(|key| known.get(key).is_some()), "{row}");
    }
    let rows = answer["rows"].as_array().unwrap().iter();
    let text = |row: &serde_json::Value, key: &str| match &row[key] {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let keys = ["id", "change", "field", "lang", "from", "to", "days"];
    let line = |row| keys.map(|key| text(row, key)).join("|").trim_end_matches('|').to_owned();
    rows.map(line).filter(|row| !row.contains("|total|")).collect()
}

/// What is edited, what it becomes, and the rows that tell it.
const EDITS: &[(&str, &str, &[&str])] = &[
    ("en: The ferry}", "en: A ferry}", &["I.ferry|changed|title|en|The ferry|A ferry"]),
    ("en: The ferry}", "en: The ferry, fr: Le bac}", &["I.ferry|changed|title|fr||Le bac"]),
    (", en: The ferry}", "}", &["I.ferry|changed|title|en|The ferry"]),
    ("kind: event", "kind: policy", &["I.ferry|changed|kind||event|policy"]),
    ("strength: firm\n", "strength: effort\n", &["I.ferry|changed|strength||firm|effort"]),
    (
        "run a ferry",
        "seek to run a ferry",
        &[
            "I.ferry|changed|quote||The parties shall run a ferry|The parties shall seek to run a ferry",
        ],
    ),
    (
        "due: 2026-03-31",
        "due: 2026-12-31",
        &["I.ferry|changed|due||2026-03-31|2026-12-31|275", "I.ferry|flag-cleared|overdue"],
    ),
    (
        "        due: 2026-03-31\n",
        "",
        &["I.ferry|changed|due||2026-03-31", "I.ferry|flag-cleared|overdue"],
    ),
    ("due: 2026-03-31", "due: {date: 2026-03-31, text: run}", &["I.ferry|changed|due.text|||run"]),
    (
        "parties: [north, south]",
        "parties: [south]",
        &[
            "I.ferry|changed|parties||north, south|south",
            "I.ferry|status|status||in-progress|not-assessed",
        ],
    ),
    (
        "parties: [north]\n",
        "parties: [harbour]\n",
        &["I|changed|parties||north|harbour", "I.bridge|changed|parties||north|harbour"],
    ),
    ("[water, boats]", "[water]", &["I.ferry|changed|tags||water, boats|water"]),
    (
        "status: in-progress",
        "status: completed",
        &[
            "I.ferry|update-edited|status||in-progress|completed",
            "I.ferry|status|status||in-progress|completed", "I.ferry|flag-cleared|overdue",
        ],
    ),
    ("en: It began}", "en: It began, fr: Commencé}", &["I.ferry|update-extended||||in-progress"]),
    ("en: It began}", "en: It starts}", &["I.ferry|update-edited|note|||in-progress"]),
    (
        "title: One}]",
        "title: One}, {url: https://example.org/2}]",
        &["I.ferry|update-extended||||in-progress"],
    ),
    ("example.org/1", "example.org/9", &["I.ferry|update-edited|evidence|||in-progress"]),
    ("date: 2026-01-10", "date: 2026-01-09", &["I.ferry|update-edited|date|||in-progress"]),
    (
        "      - id: I.bridge\n",
        "          - {date: 2026-02-01, by: joint, due: 2026-06-30}\n      - id: I.bridge\n",
        &[
            "I.ferry|moved|deadline||2026-03-31|2026-06-30|91", "I.ferry|update-added",
            "I.ferry|flag-set|slipped",
        ],
    ),
    (
        "      - id: I.bridge\n        title: {es: El puente, en: The bridge}\n        kind: instrument\n",
        "",
        &["I.bridge|removed"],
    ),
    ("I.bridge", "I.tunnel", &["I.tunnel|added", "I.bridge|removed"]),
    ("I.bridge", "I.Bridge", &["I.Bridge|changed|id||I.bridge|I.Bridge"]),
    ("en: Crossings", "en: Ways across", &["I|changed|title|en|Crossings|Ways across"]),
    ("en: Harbour", "en: The harbour", &["harbour|changed|name|en|Harbour|The harbour"]),
    ("en: North", "en: Northland", &["pact|changed|sides||north, south|north, south"]),
    ("issued: 2025-01-01", "issued: 2025-01-02", &["pact|changed|issued||2025-01-01|2025-01-02"]),
    ("issued:", "checks: {stale: deny}\nissued:", &["pact|changed|checks|||stale: deny"]),
];

#[test]
fn changes_and_what_they_are_called() {
    let world = World::new();
    let repo = repo(&world);
    assert_eq!(rows(&repo, &[]), Vec::<String>::new());
    for (old, new, expected) in EDITS {
        assert!(PLAN.contains(*old), "{old}");
        repo.write("plan/plan.yaml", &PLAN.replacen(*old, new, 1));
        let mut found = rows(&repo, &[]);
        found.retain(|row| !row.contains("|flag-") || !row.contains("stale"));
        let mut expected = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{new}");
        assert_eq!(repo.hito(&["diff", "--exit-code"]).code, 1, "{new}");
    }
}

/// Other bytes that say the same are no change.
#[test]
fn reformatting_changes_nothing() {
    let world = World::new();
    let repo = repo(&world);
    for (old, new) in [
        ("plan: pact\n", "# A comment.\nplan: pact\n\n"),
        ("{es: El pacto, en: The pact}", "\n  en: \"The pact\"\n  es: 'El pacto'"),
        ("{es: El pacto, en: The pact}", "{en: The pact, es: El pacto}"),
        (
            "The parties shall run a ferry",
            ">-\n          The parties shall\n          run a   ferry",
        ),
        ("The parties shall run a ferry", "|\n          The parties shall\n          run a ferry"),
        ("quote: The parties shall run a ferry", "quote: [The parties shall run a ferry]"),
        ("due: 2026-03-31", "due: {date: '2026-03-31'}"),
        ("[north, south]", "[south, north]"),
        ("[water, boats]", "\n          - boats\n          - water"),
        (
            "{north: {es: Norte, en: North}, south: {es: Sur, en: South}}",
            "{south: {es: Sur, en: South}, north: {es: Norte, en: North}}",
        ),
        (
            "            status: in-progress\n            note: {es: Empezó, en: It began}\n",
            "            note: {en: It began, es: Empezo\u{301}}\n            status: in-progress\n",
        ),
        (
            "        kind: instrument\n",
            "        kind: instrument\n        updates: []\n        tags: []\n",
        ),
        ("\n", "\r\n"),
    ] {
        assert!(PLAN.contains(old), "{old}");
        let many = if old == "\n" { usize::MAX } else { 1 };
        repo.write("plan/plan.yaml", &PLAN.replacen(old, new, many));
        assert_eq!(rows(&repo, &[]), Vec::<String>::new(), "{new}");
        let answer = repo.hito(&["diff", "--exit-code"]);
        assert_eq!(answer.code, 0, "{new}");
        assert!(answer.stdout.contains("nothing in the plan differs"), "{}", answer.stdout);
    }
}

/// A node in another file, a file in another folder, the whole plan somewhere else.
#[test]
fn moving_changes_nothing() {
    let world = World::new();
    let repo = repo(&world);
    let (head, bridge) = PLAN.split_once("      - id: I.bridge\n").unwrap();
    repo.write("plan/plan.yaml", head);
    let bridge = format!("milestone: I.bridge\n{}", bridge.replace("        ", ""));
    repo.write("plan/far/away/bridge.yml", &bridge);
    assert_eq!(rows(&repo, &[]), Vec::<String>::new());
    repo.commit("2026-02-02");
    repo.git(&["mv", "plan/far", "plan/near"]);
    assert_eq!(rows(&repo, &[]), Vec::<String>::new());
    repo.git(&["mv", "plan", "promises"]);
    let dir = world.repo("repo/promises");
    assert_eq!(rows(&dir, &[]), Vec::<String>::new(), "followed to where it was");
    repo.commit("2026-02-03");
    assert_eq!(rows(&dir, &["HEAD~2", "HEAD"]), Vec::<String>::new());
}

#[test]
fn two_ends() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    let days = [("2026-01-05", 1), ("2026-02-05", 2), ("2026-03-05", 3)];
    for (day, many) in days {
        repo.write("plan/plan.yaml", &plan(&["ferry", "bridge", "tunnel"][..many]));
        repo.commit(day);
    }
    repo.git(&["checkout", "--quiet", "-b", "side", "HEAD~2"]);
    repo.write("plan/side.yaml", "milestone: I.side\ntitle: A side\nkind: event\n");
    repo.commit("2026-04-05");
    repo.git(&["checkout", "--quiet", "main"]);
    repo.write("plan/plan.yaml", &plan(&["ferry"]));
    let (bridge, tunnel, side) = ("I.bridge|removed", "I.tunnel|removed", "I.side|added");
    for (args, expected) in [
        (&[][..], &[bridge, tunnel][..]),
        (&["HEAD"], &[bridge, tunnel]),
        (&["HEAD~1"], &[bridge]),
        (&["HEAD~2"], &[]),
        (&["HEAD", "HEAD~1"], &[tunnel]),
        (&["HEAD..HEAD~1"], &[tunnel]),
        (&["HEAD~1.."], &["I.tunnel|added"]),
        (&["..HEAD~1"], &[tunnel]),
        (&["main", "side"], &[side, bridge, tunnel]),
        (&["main...side"], &[side]),
        (&["side...main"], &["I.bridge|added", "I.tunnel|added"]),
        (&["side..."], &["I.bridge|added", "I.tunnel|added"]),
    ] {
        assert_eq!(rows(&repo, args), expected, "{args:?}");
    }
    let said = repo.asked(&["diff", "HEAD~2", "HEAD"]);
    assert!(said.contains("(5 Jan 2026) to "), "{said}");
    assert!(said.contains("(5 Mar 2026): 2 new."), "{said}");
    let json = repo.asked(&["diff", "HEAD~2", "HEAD", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(answer["base"], repo.git(&["rev-parse", "HEAD~2"]));
    assert_eq!(answer["revision"], repo.git(&["rev-parse", "HEAD"]));
    assert!(json.contains("\"change\":\"total\",\"field\":\"milestones\""), "{json}");
}

#[test]
fn ends_that_are_none() {
    let world = World::new();
    let repo = repo(&world);
    repo.git(&["checkout", "--quiet", "--orphan", "alone"]);
    repo.commit("2026-03-01");
    for (args, message) in [
        (&["nowhere"][..], "there is no revision `nowhere`"),
        (&["main..nowhere"], "there is no revision `nowhere`"),
        (&["main...alone"], "have no commit in common"),
        (&["a..b", "c"], "more than two revisions"),
        (&["--at", "HEAD"], "`diff` takes its revisions as arguments"),
        (&["--", "--output=x"], "there is no revision `--output=x`"),
    ] {
        let said = repo.refused(&[&["diff"], args].concat());
        assert!(said.contains(message), "{args:?}: {said}");
    }
    repo.write("plan/plan.yaml", "plan: pact\n");
    let said = repo.refused(&["diff"]);
    assert!(said.contains("missing-field") && said.contains("mend it and try again"), "{said}");
    repo.commit("2026-03-02");
    repo.write("plan/plan.yaml", PLAN);
    let said = repo.refused(&["diff"]);
    assert!(said.contains("name another revision"), "{said}");
}

/// Text of a plan stays text in a comment, and the comment has room.
#[test]
fn comments_on_pull_requests() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    repo.write("plan/plan.yaml", &plan(&[]));
    repo.commit("2026-02-01");
    repo.write(
        "plan/a.yaml",
        "milestone: I.a\ntitle: \"@everyone <img src=x onerror=y> **b** [l](javascript:z)\\n# h\"\nkind: event\n",
    );
    for number in 0..2000 {
        let text = format!("milestone: I.m{number}\ntitle: The number {number}\nkind: event\n");
        repo.write(&format!("plan/more/{number}.yaml"), &text);
    }
    let text = repo.asked(&["diff", "--format", "markdown"]);
    assert!(text.len() < 60_000, "{}", text.len());
    assert!(text.contains("### Milestones\n") && text.contains("- … and "), "{text}");
    assert!(text.contains("| Milestones | 0 | 2001 |\n"), "{text}");
    for bad in ["@everyone", "<img", "**b**", "[l]", "\n# h"] {
        assert!(!text.contains(bad), "{bad}");
    }
    let table = repo.asked(&["diff"]);
    assert_eq!(table.lines().filter(|line| line.starts_with("+ ")).count(), 2001);
}

#[test]
fn every_format_and_language() {
    let world = World::new();
    let repo = repo(&world);
    repo.write("plan/plan.yaml", &PLAN.replace("2026-03-31", "before 2026-09-30"));
    for (lang, words) in [
        (
            "es",
            "El plazo prometido fue editado: 31 de marzo de 2026 → antes del 30 de septiembre de 2026, 182 días después",
        ),
        (
            "en",
            "The deadline as promised was edited: 31 Mar 2026 → before 30 Sep 2026, 182 days later",
        ),
        (
            "fr",
            "L’échéance promise a été modifiée\u{a0}: 31 mars 2026 → avant le 30 septembre 2026, 182 jours plus tard",
        ),
    ] {
        for format in ["table", "markdown", "html"] {
            let text = repo.asked(&["diff", "--lang", lang, "--format", format, "--width", "200"]);
            // On a terminal's page lines are wrapped.
            let text = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            assert!(text.contains(words), "{lang} {format}: {text}");
        }
    }
    let csv = repo.asked(&["diff", "--format", "csv"]);
    assert!(csv.starts_with("id,node,change,field,lang,from,to,days,date,by,evidence,title\r\n"));
    assert!(
        csv.contains("I.ferry,milestone,changed,due,,2026-03-31,before 2026-09-30,182"),
        "{csv}"
    );
    assert!(repo.asked(&["diff", "--format", "ndjson"]).starts_with("{\"id\":\"I.ferry\""));
    fs::remove_dir_all(repo.dir.join(".git")).unwrap();
    assert!(repo.refused(&["diff"]).contains("no git repository"));
}

/// Programs get titles as they are; people are told the language that stands in for theirs.
#[test]
fn titles_for_programs_have_no_remarks() {
    let world = World::new();
    let repo = world.init("titles", &[]);
    let text = |title: &str| {
        format!(
            "plan: pact\ntitle: {{es: Pacto}}\nlanguages: [es, en]\npillars:\n  - id: I\n    \
             title: {{es: Cruces}}\n    milestones:\n      - {{id: I.a, title: {{es: {title}}}, kind: event}}\n"
        )
    };
    repo.write("plan/plan.yaml", &text("Puente"));
    repo.commit("2026-01-05");
    repo.write("plan/plan.yaml", &text("Túnel"));
    let rows = repo.asked(&["diff", "--format", "json", "--lang", "en"]);
    assert!(rows.contains("\"title\":\"Túnel\"") && !rows.contains("[es]"), "{rows}");
    let told = repo.asked(&["diff", "--lang", "en"]);
    assert!(told.contains("Túnel [es]"), "{told}");
}

/// Keys and codes of plan files are words for people, in the language of the answer.
#[test]
fn keys_and_codes_are_words_for_people() {
    let world = World::new();
    let repo = repo(&world);
    let record =
        "evidence:\n  - {id: E1, url: https://example.org/2, says: planned, class: press}\n";
    repo.write("plan/evidence.yaml", record);
    repo.commit("2026-02-02");
    let edited = PLAN
        .replace("status: in-progress", "completed: 2026-01-09\n            status: completed")
        .replace("            evidence: [{url: https://example.org/1, title: One}]\n", "")
        .replace("languages: [es, en]", "languages: [es, en, fr]")
        .replace("name: {es: Puerto", "acronym: {es: P}, name: {es: Puerto");
    repo.write("plan/plan.yaml", &edited);
    repo.write(
        "plan/evidence.yaml",
        &record.replace("planned", "done").replace("press", "official"),
    );
    for (lang, words) in [
        (
            "en",
            [
                "(status, completed, evidence)", "Languages:", "Says: planned → done",
                "Class: press → official",
            ],
        ),
        (
            "es",
            [
                "(estado, cumplido, pruebas)", "Idiomas:", "Dice: planeado → hecho",
                "Clase: prensa → oficial",
            ],
        ),
        (
            "fr",
            [
                "(état, réalisé, preuves)", "Langues\u{a0}:", "Dit\u{a0}: prévu → fait",
                "Catégorie\u{a0}: presse → source officielle",
            ],
        ),
    ] {
        for format in ["table", "markdown", "html"] {
            let text = repo.asked(&["diff", "--lang", lang, "--format", format]);
            for word in words {
                let bare = |text: &str| text.replace(['\\', '*'], "");
                assert!(bare(&text).contains(word), "{lang} {format} {word}: {text}");
            }
        }
        let text = repo.asked(&["history", "I.ferry", "--lang", lang]);
        assert!(text.contains(words[0]), "{text}");
    }
}
