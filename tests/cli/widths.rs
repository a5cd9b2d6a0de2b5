//! Answers fit the terminal: no line is wider, no id is broken, whatever its width.

use std::collections::BTreeSet;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use crate::common::inside;

const WIDTHS: [usize; 5] = [40, 60, 80, 120, 200];

/// Questions about the repository's own plan that are answered in lines.
const QUESTIONS: [&[&str]; 18] = [
    &["list"],
    &["list", "--level", "evidence"],
    &["list", "--level", "party"],
    &["list", "--columns", "id,title,status,due,baseline,party,kind,strength,pillar,tag,quote"],
    &["list", "--group-by", "pillar"],
    &["overdue"],
    &["due", "--within", "2y"],
    &["summary"],
    &["summary", "--by", "party"],
    &["log"],
    &["tree"],
    &["coverage", "--context"],
    &["show", "I", "IV.1", "P1", "ca", "mx-economia"],
    &["explain", "query"],
    &["explain", "fields"],
    &["explain", "status"],
    &["explain", "deadlines"],
    &["timeline"],
];

fn answer(width: Option<usize>, args: &[&str]) -> String {
    let ran = inside(Path::new(env!("CARGO_MANIFEST_DIR")), width, args);
    assert_eq!(ran.code, Some(0), "{args:?}\n{}", ran.stderr);
    ran.stdout
}

/// The ids of a level, as programs are told them.
fn ids(level: &str) -> BTreeSet<String> {
    let csv = answer(None, &["list", "--level", level, "--format", "csv", "--columns", "id"]);
    csv.lines().skip(1).map(str::to_owned).collect()
}

fn milestones() -> BTreeSet<String> {
    ids("milestone")
}

/// The words of an answer, without the signs around them.
fn words(text: &str) -> BTreeSet<String> {
    let signs = |c: char| !c.is_ascii_alphanumeric();
    text.split_whitespace().map(|word| word.trim_matches(signs).to_owned()).collect()
}

fn assert_fits(text: &str, width: usize, args: &[&str]) {
    let is_page = matches!(args[0], "show" | "explain" | "tree" | "log");
    for line in text.lines().filter(|line| line.width() > width) {
        // On a page, a word that is wider than its room is worth more whole than the margin.
        let (before, word) = line.rsplit_once(' ').unwrap_or(("", line));
        let is_drawn = |c: char| c.is_whitespace() || "│├└─".contains(c);
        let alone = before.chars().all(is_drawn) || before.ends_with(' ');
        let fits = is_page && alone && word.width() > width / 2;
        assert!(fits, "{args:?} at {width}: {} columns\n{line}", line.width());
    }
}

#[test]
fn no_line_is_wider_than_the_terminal_and_no_id_broken() {
    let all: BTreeSet<String> =
        ["milestone", "commitment", "pillar"].into_iter().flat_map(ids).collect();
    // Each width in another language, whose words are of other lengths.
    for (width, lang) in WIDTHS.into_iter().zip(["en", "es", "fr", "en", "es"]) {
        for args in QUESTIONS {
            let args = [args, &["--lang", lang]].concat();
            let text = answer(Some(width), &args);
            assert_fits(&text, width, &args);
            let broken: Vec<String> =
                words(&text).into_iter().filter(|w| begins_an_id(w, &all)).collect();
            assert!(broken.is_empty(), "{args:?} at {width} breaks {broken:?}");
        }
    }
}

#[test]
fn every_milestone_can_be_shown_at_every_width() {
    let ids = milestones();
    let args: Vec<&str> = ["show"].into_iter().chain(ids.iter().map(String::as_str)).collect();
    for width in WIDTHS {
        let text = answer(Some(width), &args);
        assert_fits(&text, width, &["show"]);
        assert!(words(&text).is_superset(&ids));
    }
}

/// Whether a word is one of the plan's ids, cut off somewhere behind its first dot.
fn begins_an_id(word: &str, ids: &BTreeSet<String>) -> bool {
    let is_cut = |id: &String| id.len() > word.len() && id.starts_with(word);
    word.contains('.') && !ids.contains(word) && ids.iter().any(is_cut)
}

#[test]
fn no_id_is_left_out() {
    for width in WIDTHS {
        for args in [&["list"][..], &["list", "--group-by", "pillar"], &["tree"]] {
            let shown = words(&answer(Some(width), args));
            let missing: Vec<String> = milestones().difference(&shown).cloned().collect();
            assert!(missing.is_empty(), "{args:?} at {width} has not {missing:?}");
        }
        let told = answer(None, &["overdue", "--format", "csv"]);
        let late: BTreeSet<String> =
            told.lines().skip(1).map(|row| row.split(',').next().unwrap().to_owned()).collect();
        assert!(!late.is_empty());
        assert!(words(&answer(Some(width), &["overdue"])).is_superset(&late), "{width}");
    }
}

/// What a sign means stands beside the sign.
#[test]
fn no_item_of_a_legend_is_broken() {
    for lang in ["es", "en", "fr"] {
        let whole = answer(Some(1000), &["timeline", "--lang", lang]);
        let items: Vec<&str> = whole.lines().last().unwrap().split("   ").collect();
        assert_eq!(items.len(), 7, "{items:?}");
        for width in WIDTHS {
            let shown = answer(Some(width), &["timeline", "--lang", lang]);
            for item in &items {
                assert!(
                    shown.lines().any(|line| line.contains(item)),
                    "{item} at {width}: {shown}"
                );
            }
        }
    }
}

/// Piped, nothing is cut: every column is there, whatever its width.
#[test]
fn without_a_terminal_nothing_is_left_out() {
    let columns = ["--columns", "id,title,status,due,party,quote"];
    let wide = answer(None, &[&["list"][..], &columns].concat());
    let narrow = answer(Some(60), &[&["list"][..], &columns].concat());
    for title in ["Id", "Title", "Status", "Deadline", "Owed by", "Quote"] {
        assert!(wide.lines().next().unwrap().contains(title), "{title}");
    }
    assert!(!narrow.lines().next().unwrap().contains("Quote"), "{narrow}");
}
