//! `hito report`: complete, the same every time, and with the numbers that the commands give.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hito::domain::{Status, status_code};

use crate::common::hito;

const LANGS: [&str; 3] = ["es", "en", "fr"];

/// The sections, in their order, by their names in links.
const SECTIONS: [&str; 9] = [
    "counts", "changes", "overdue", "next", "slippage", "concerns", "silence", "undated", "method",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a command line answers about the real plan.
fn answer(args: &[&str]) -> String {
    let ran = hito(root(), args);
    assert_eq!(ran.code, Some(0), "{args:?}: {}", ran.stderr);
    ran.stdout
}

/// How many milestones a query finds.
fn count(query: &[&str]) -> usize {
    let text = answer(&[&["list", "--count", "--format", "csv"], query].concat());
    text.lines().last().unwrap().parse().unwrap()
}

/// The cells of the rows of the table under a caption, in Markdown.
fn rows(text: &str, caption: &str) -> Vec<Vec<String>> {
    let (_, after) = text.split_once(&format!("**{caption}**\n\n")).unwrap();
    let lines = after.lines().take_while(|line| line.starts_with('|')).skip(2);
    lines
        .map(|line| {
            line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()
        })
        .collect()
}

#[test]
fn its_numbers_are_those_of_the_commands() {
    let text = answer(&["report", "--since", "2026-01-01"]);
    let statuses = rows(&text, "Milestones by status, now and at the beginning of the period");
    let codes = [
        "completed", "partially-completed", "withdrawn", "in-progress", "suspended", "not-started",
        "not-assessed",
    ];
    for (row, code) in statuses.iter().zip(codes) {
        let query = format!("status:{code}");
        assert_eq!(row[1], count(&[&query]).to_string(), "{code}");
        assert_eq!(row[2], count(&[&query, "--as-of", "2026-01-01"]).to_string(), "{code}");
    }
    assert_eq!(statuses.last().unwrap()[1], count(&[]).to_string());
    let tables = [
        ("Open milestones past their deadline, the latest first", "is:overdue"),
        ("Milestones of which nobody has declared a status", "status:not-assessed"),
        ("Promises without a date, or continuing", "not is:dated"),
        ("Open milestones without news for 180 days or more", "is:stale"),
        ("Every milestone with a date", "has:last-day or has:completed"),
    ];
    for (caption, query) in tables {
        assert_eq!(rows(&text, caption).len(), count(&[query]), "{caption}");
    }
    let flagged = count(&["is:disputed"]) + count(&["is:blocked"]) + count(&["is:at-risk"]);
    let caption = "Milestones that are disputed, blocked or at risk";
    assert_eq!(rows(&text, caption).len(), flagged);
    let summary = answer(&["summary", "--format", "csv"]);
    let pillars = rows(
        &text,
        "Milestones by pillar and status; in brackets, at the beginning of the period, where it was another",
    );
    for (row, line) in pillars.iter().zip(summary.lines().skip(1)) {
        assert_eq!(row[1], line.split(',').nth(1).unwrap(), "{line}");
    }
    assert!(text.contains("- Assessed: 12 of 93 milestones\n"));
}

#[test]
fn what_was_said_in_the_period_is_news() {
    let text = answer(&["report", "--since", "2026-01-01"]);
    let (_, news) = text.split_once("## What changed\n").unwrap();
    let (news, _) = news.split_once("\n## ").unwrap();
    let log = answer(&["list", "--level", "update", "date:2026-01-02..", "--columns", "date"]);
    let said = log.lines().skip(1).count();
    assert_eq!(news.matches("\n- **").count(), said, "{log}");
    // Of those without a known day it is told that they have none.
    let (dated, undated) = news.split_once("no later than the period").unwrap();
    assert!(!dated.contains("before 24 Nov 2026") && undated.contains("before 24 Nov 2026"));
    assert!(news.contains("https://www.newswire.ca/"), "evidence is linked");
}

#[test]
fn every_language_has_every_section() {
    let folder = tempfile::tempdir().unwrap();
    for (form, ending, heading) in [("markdown", "md", "\n## "), ("html", "html", "<h2 id=")] {
        let to = folder.path().to_str().unwrap();
        let args = ["report", "--lang", "es,en,fr", "--format", form, "--output", to];
        assert_eq!(answer(&args), "");
        for lang in LANGS {
            let name = |lang: &str| format!("report.{lang}.{ending}");
            let text = fs::read_to_string(folder.path().join(name(lang))).unwrap();
            assert_eq!(text.matches(heading).count(), SECTIONS.len(), "{lang}");
            for other in LANGS.iter().filter(|other| **other != lang) {
                assert!(text.contains(&name(other)), "{lang} leads to {other}");
            }
            if form == "html" {
                let at = |id: &&str| text.find(&format!("<h2 id=\"{id}\">")).unwrap();
                assert!(SECTIONS.iter().map(at).is_sorted());
                assert!(text.contains(&format!("<html lang=\"{lang}\">")));
            }
        }
    }
}

/// What an HTML page shows, without what it says is in another language, and without its data.
fn shown(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    let mut text = String::new();
    let mut skipped = false;
    for part in body.split('<') {
        let (tag, after) = part.split_once('>').unwrap_or(("", part));
        skipped = tag.contains(" lang=\"") || (skipped && !tag.starts_with('/'));
        if !skipped {
            text.push_str(after);
            text.push(' ');
        }
    }
    text
}

#[test]
fn nothing_is_english_in_spanish_or_french() {
    let english = [
        "the", "and", "with", "milestone", "milestones", "overdue", "deadline", "status",
        "evidence", "published", "press", "completed", "update", "none",
    ];
    for lang in ["es", "fr"] {
        let page = answer(&["report", "--lang", lang, "--since", "2025-09-18", "--format", "html"]);
        let shown = shown(&page).to_lowercase();
        let words: Vec<&str> = shown.split(|c: char| !c.is_alphanumeric()).collect();
        for word in english {
            let at = words.iter().position(|found| *found == word);
            let around =
                at.map(|at| words[at.saturating_sub(6)..(at + 6).min(words.len())].join(" "));
            assert_eq!(around, None, "`{word}` in {lang}");
        }
    }
}

#[test]
fn every_sections_emptiness_is_stated() {
    let folder = tempfile::tempdir().unwrap();
    let plan = "plan: small\ntitle: Small\nlanguages: [en]\nissued: 2026-01-01\npillars:\n\
        - {id: I, title: P, milestones: [{id: I.a, title: A, kind: body, due: 2026-06-30, \
        updates: [{date: 2026-02-01, by: joint, status: completed}]}]}\n";
    fs::write(folder.path().join("plan.yaml"), plan).unwrap();
    let text = hito(folder.path(), &["report"]).stdout;
    for nothing in [
        "Nothing new was said of any milestone in the period.",
        "No milestone changed its status, deadline or flags in the period.",
        "Nothing is past its deadline as of 24 Nov 2026.",
        "No deadline falls in the next 30 days.",
        "No deadline falls in 31 to 90 days.",
        "No deadline has been moved to a later day, and no forecast goes past its deadline.",
        "None is disputed. None is blocked. None has been called at risk.",
        "No open milestone has been without news for longer than the plan allows (180 days).",
        "Every milestone has been assessed at some time.",
        "Every promise has a date.",
    ] {
        assert!(text.contains(nothing), "{nothing}\n{text}");
    }
    let nothing = "plan: none\ntitle: None\n";
    fs::write(folder.path().join("plan.yaml"), nothing).unwrap();
    for format in ["markdown", "html"] {
        let ran = hito(folder.path(), &["report", "--format", format]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(ran.stdout.contains("No milestone has a date to show."), "{}", ran.stdout);
    }
}

/// Deadlines that moved, forecasts, waiting and worrying milestones, in every form.
#[test]
fn what_slipped_is_told_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.yaml"), include_str!("report/slipped.yaml")).unwrap();
    let text = hito(folder.path(), &["report", "--since", "2026-11-01"]).stdout;
    let slipped = rows(&text, "Deadlines moved to a later day, and forecasts past their deadline");
    let cells = |row: &Vec<String>| row[1..].join(" / ");
    assert_eq!(
        slipped.iter().map(cells).collect::<Vec<_>>(),
        [
            "30 Jun 2026 / end of 2026 / 184 days / Q1 2027 / The survey took longer.",
            "end of Mar 2027 / end of Mar 2027 / – / end of Jun 2027 / –"
                .replace("end of Jun 2027", "Jun 2027")
                .as_str(),
        ]
    );
    let flagged = rows(&text, "Milestones that are disputed, blocked or at risk");
    assert_eq!(
        flagged.iter().map(|row| row[1..].join(" / ")).collect::<Vec<_>>(),
        [
            "disputed / North: in progress (10 Nov 2026); South: completed (before 13 Nov 2026)",
            "blocked / waits for I.bridge (in progress)",
            "at risk / North: off track (10 Nov 2026)",
        ]
    );
    let html = hito(folder.path(), &["report", "--format", "html"]).stdout;
    assert!(html.contains("class=\"forecast\"") && html.contains("id=\"slipped-title\""));
}

/// With a revision, news is what was recorded since, whenever it was said.
#[test]
fn a_period_may_begin_with_a_revision() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.yaml");
    let git = |args: &[&str]| {
        let mut git = std::process::Command::new("git");
        git.args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(args);
        git.env("GIT_COMMITTER_DATE", "2026-10-01T12:00:00Z");
        let done = git.current_dir(folder.path()).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    let plan = include_str!("report/slipped.yaml");
    let (before, _) = plan.split_once("          - {date: 2026-11-10").unwrap();
    git(&["init", "--quiet"]);
    fs::write(&file, before).unwrap();
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "The plan"]);
    let late = plan.replace("{date: 2026-11-11, by: north,", "{date: 2026-09-11, by: north,");
    fs::write(&file, late).unwrap();
    let text = hito(folder.path(), &["report", "--since", "HEAD"]).stdout;
    assert!(text.contains("- Period: 1 Oct 2026 to 24 Nov 2026\n"), "{text}");
    assert!(text.contains("3 updates recorded in the period"), "{text}");
    assert!(text.contains("new in the plan"), "{text}");
    let ran = hito(folder.path(), &["report", "--since", "no-such-thing"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("--since: `no-such-thing` is not a day"), "{}", ran.stderr);
}

#[test]
fn the_brief_form_has_at_most_ten_lines() {
    for since in ["7d", "2025-09-18", "2026-11-24"] {
        for lang in LANGS {
            let text = answer(&["report", "--brief", "--since", since, "--lang", lang]);
            let lines = text.lines().count();
            assert!((5..=10).contains(&lines), "{text}");
        }
    }
}

/// Every status is filled, with colours that the style sheet has for light and for dark pages.
#[test]
fn what_the_style_names_is_there() {
    let page = answer(&["report", "--since", "2025-09-18", "--format", "html"]);
    let names = |before: &str| -> BTreeSet<String> {
        let rest = page.split(before).skip(1);
        rest.map(|rest| rest.split([')', '"']).next().unwrap().to_owned()).collect()
    };
    for name in names("var(") {
        assert_eq!(page.matches(&format!("{name}: #")).count().min(2), 2, "{name}");
    }
    for name in names("url(#") {
        assert!(page.contains(&format!("id=\"{name}\"")), "{name}");
    }
    for status in Status::with_none() {
        let rule = format!("\n.{} {{ fill: ", status_code(status));
        assert_eq!(page.matches(&rule).count(), 1, "{rule}");
    }
}

/// The reports in docs/report are those of today's code, on the day that they name.
/// The words agree with their numbers.
#[test]
fn what_is_counted_briefly_stands_in_the_plural() {
    for (lang, counts) in [
        ("es", "1 cumplido, 11 en curso, 81 sin evaluar"),
        ("en", "1 completed, 11 in progress, 81 not assessed"),
        ("fr", "1 réalisé, 11 en cours, 81 non évalués"),
    ] {
        let text = answer(&["report", "--brief", "--lang", lang]);
        assert!(text.contains(counts), "{text}");
    }
}

#[test]
fn the_kept_reports_are_what_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let kept = root().join("docs/report");
    let overwrite = std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite");
    let to = if overwrite { kept.as_path() } else { folder.path() };
    for form in ["markdown", "html"] {
        let to = to.to_str().unwrap();
        let args = ["report", "--lang", "es,en,fr", "--since", "2025-09-18", "--format", form];
        answer(&[&args[..], &["--output", to]].concat());
    }
    for entry in fs::read_dir(to).unwrap().map(Result::unwrap) {
        let made = fs::read_to_string(entry.path()).unwrap();
        let kept = fs::read_to_string(kept.join(entry.file_name())).unwrap().replace('\r', "");
        let same = made == kept;
        let command = "TRYCMD=overwrite cargo test --test cli report::";
        assert!(same, "{}: `{command}`", entry.path().display());
    }
}
