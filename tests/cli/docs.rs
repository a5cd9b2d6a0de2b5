//! The documentation is true: its commands print what it shows, its lists are those of the
//! registries, its examples parse.
//!
//! `TRYCMD=overwrite cargo test --test cli docs::` rewrites outputs and lists.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use hito::check::CHECKS;
use hito::cli::{Env, Screen, run};
use hito::domain::{DEADLINES, Deadline, Rule};
use hito::export::{ColumnType, EXPORTS, TABLES};
use hito::import::FIELDS as SHEET_FIELDS;
use hito::query::{FIELDS, GlossaryEntry, Takes, glossary};
use hito::source::NODES;
use hito::source::mistakes::MISTAKES;

/// The day that the documentation is written for.
const AS_OF: &str = "2026-11-24";

/// Whoever overwrites pages has them alone.
static PAGES: Mutex<()> = Mutex::new(());

#[test]
fn commands_print_what_is_shown() {
    let _alone = PAGES.lock();
    trycmd::TestCases::new()
        .env("HITO_AS_OF", AS_OF)
        .env("HITO_LANG", "en")
        .env("HITO_WIDTH", "100")
        .env("HITO_PLAN", "")
        .env("CLICOLOR_FORCE", "")
        .env("NO_COLOR", "1")
        .case("README.md")
        .case("docs/*.md")
        .run();
}

#[test]
fn lists_are_those_of_the_registries() {
    let _alone = PAGES.lock();
    kept("docs/QUERY.md", "fields", &fields());
    kept("docs/RULES.md", "reading", &rules(MISTAKES.iter()));
    kept("docs/RULES.md", "checking", &rules(CHECKS.iter().map(|check| &check.rule)));
    kept("docs/FORMAT.md", "deadlines", &deadlines());
    kept("docs/FORMAT.md", "keys", &keys());
    kept("docs/FORMAT.md", "words", &words());
    kept("docs/IMPORT.md", "fields", &fields_of_sheets());
    kept("docs/EXPORT.md", "formats", &formats_of_data());
    kept("docs/EXPORT.md", "tables", &tables());
}

#[test]
fn example_queries_of_fields_are_understood() {
    for field in FIELDS {
        let (code, _, complaint) = hito(root(), &["list", field.example]);
        assert_eq!(code, 0, "{}: {complaint}", field.name);
    }
}

#[test]
fn example_deadlines_have_the_forms_they_are_shown_for() {
    for form in DEADLINES {
        for example in form.examples {
            assert_eq!(Deadline::parse(example).unwrap().form().name, form.name, "{example}");
        }
    }
}

/// Whatever the lists name has a page, and pages name the lists they are from.
#[test]
fn every_word_is_explained() {
    let words = glossary().map(|entry| (entry.word, entry.meaning));
    let forms = DEADLINES.iter().map(|form| (form.name, form.meaning));
    let fields = FIELDS.iter().map(|field| (field.name, field.meaning));
    let rules = MISTAKES.iter().chain(CHECKS.iter().map(|check| &check.rule));
    let rules = rules.map(|rule| (rule.name, rule.summary));
    let examples =
        DEADLINES.iter().flat_map(|form| form.examples.iter().map(|e| (*e, form.meaning)));
    for (word, meaning) in words.chain(forms).chain(fields).chain(rules).chain(examples) {
        let arguments: Vec<&str> =
            ["explain", "--width", "9999"].into_iter().chain(word.split(' ')).collect();
        let (code, page, complaint) = hito(root(), &arguments);
        assert_eq!(code, 0, "{word}: {complaint}");
        // Prose has a widest width.
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat(&page).contains(&flat(meaning)), "{word}: {page}");
    }
}

/// The files that FORMAT.md shows, each with its path in a comment on its first line, are a plan
/// in which `hito check` finds nothing.
#[test]
fn the_example_plan_is_without_findings() {
    let folder = tempfile::tempdir().unwrap();
    let page = read("docs/FORMAT.md");
    let mut files = 0;
    for block in blocks(&page, "yaml").chain(blocks(&page, "text")) {
        let first = block.lines().next().unwrap_or_default();
        let path = first.strip_prefix("# ").filter(|path| path.contains('/'));
        let Some(path) = path else { continue };
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        // The first line of a source would be text that no node accounts for.
        let is_text = path.extension().is_some_and(|extension| extension == "txt");
        let content = if is_text { &block[first.len()..] } else { block };
        std::fs::write(path, content).unwrap();
        files += 1;
    }
    assert!(files >= 3, "a plan, a commitment and a source");
    let (code, found, said) = hito(folder.path(), &["check"]);
    assert_eq!((code, found.as_str()), (0, ""), "{said}");
    let (_, count, _) = hito(folder.path(), &["list", "--count", "--format", "csv"]);
    assert_eq!(count, "count\r\n2\r\n");
}

/// Readers are told to type what CI runs.
#[test]
fn ci_runs_the_test_command_of_the_readme() {
    let readme = read("README.md");
    let shell = blocks(&readme, "sh").flat_map(str::lines);
    let tests: Vec<&str> = shell
        .filter_map(|line| line.split('#').next()?.trim().strip_prefix("cargo test"))
        .collect();
    assert_eq!(tests, [""], "one command, without options");
    assert!(read(".ci/run").lines().any(|line| line == "cargo test"));
}

#[test]
fn links_between_pages_lead_somewhere() {
    for page in [
        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/CI.md", "docs/EDITING.md",
        "docs/EVIDENCE.md", "docs/FORMAT.md", "docs/GIT.md", "docs/QUERY.md", "docs/RULES.md",
        "docs/WRITING.md", "docs/IMPORT.md", "docs/PERFORMANCE.md", "docs/EXPORT.md",
        "docs/REPORTS.md", "docs/OUTPUTS.md",
    ] {
        let text = read(page);
        let links = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
        for link in links.filter(|link| !link.contains("://")) {
            let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = root().join(page).parent().unwrap().join(path);
            let target = if path.is_empty() { root().join(page) } else { target };
            assert!(target.exists(), "{page} links to {link}");
            let known = anchor.is_empty() || anchors(&target).contains(&anchor.to_owned());
            assert!(known, "{page} links to {link}");
        }
    }
}

/// The anchors of a page's headings, as Markdown hosts make them.
fn anchors(page: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(page).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let slug = |heading: &str| {
        let kept = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(slug).collect()
}

fn formats_of_data() -> String {
    let mut text = "| format | makes |\n|---|---|\n".to_owned();
    for format in EXPORTS {
        writeln!(text, "| `{}` | {} |", format.name, format.meaning).unwrap();
    }
    text
}

/// The tables with their columns. Texts are named as for a plan without languages.
fn tables() -> String {
    let mut text = String::new();
    for table in TABLES {
        writeln!(text, "### `{}`\n\n{}\n", table.name, table.meaning).unwrap();
        writeln!(text, "| column | holds | |\n|---|---|---|").unwrap();
        for column in table.columns(&[]) {
            let holds = match column.kind {
                ColumnType::Text if column.is_prose() => "text, a column a language",
                ColumnType::Text => "text",
                ColumnType::Day => "day",
                ColumnType::Number => "number",
                ColumnType::List => "list",
                ColumnType::Url => "web address",
            };
            writeln!(text, "| `{}` | {holds} | {} |", column.key, column.meaning).unwrap();
        }
        text.push('\n');
    }
    text
}

fn keys() -> String {
    let mut text = String::new();
    for node in NODES.iter().filter(|node| !node.fields.is_empty()) {
        let _ =
            writeln!(text, "### Keys of {}\n\n| key | takes | means |\n|---|---|---|", node.what);
        for field in node.fields {
            let required = if field.required { "; required" } else { "" };
            let takes = field.takes.described();
            let _ = writeln!(text, "| `{}` | {takes}{required} | {} |", field.key, field.meaning);
        }
        text.push('\n');
    }
    text
}

fn fields() -> String {
    let mut table = "| field | means | values | example |\n|---|---|---|---|\n".to_owned();
    for field in FIELDS {
        let values = match field.takes {
            Takes::Words(codes) => {
                codes().iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(", ")
            }
            Takes::Text => "text".to_owned(),
            Takes::Id => "id".to_owned(),
            Takes::Party => "party".to_owned(),
            Takes::Days => "days".to_owned(),
            Takes::Numbers => "numbers".to_owned(),
        };
        let _ = writeln!(
            table,
            "| `{}` | {} | {values} | `{}` |",
            field.name, field.meaning, field.example
        );
    }
    table
}

fn fields_of_sheets() -> String {
    let mut table = "| field | holds |\n|---|---|\n".to_owned();
    for field in SHEET_FIELDS {
        let _ = writeln!(table, "| `{}` | {} |", field.name, field.meaning);
    }
    table
}

fn rules<'r>(rules: impl Iterator<Item = &'r Rule>) -> String {
    let mut text = String::new();
    for rule in rules {
        let (name, severity) = (rule.name, rule.severity.code());
        let _ = writeln!(text, "### `{name}`\n\n`{severity}`. {} {}\n", rule.summary, rule.why);
        if let Some(fix) = rule.fix {
            let _ = writeln!(text, "*Mended by `--fix`.* {fix}\n");
        }
    }
    text
}

fn words() -> String {
    let mut text = String::new();
    let mut last = "";
    for GlossaryEntry { list, word, meaning } in glossary() {
        if list != last {
            let gap = if last.is_empty() { "" } else { "\n" };
            let head = "| word | means |\n|---|---|";
            let _ = writeln!(text, "{gap}### Words of `{list}`\n\n{head}");
            last = list;
        }
        let _ = writeln!(text, "| `{word}` | {meaning} |");
    }
    text
}

fn deadlines() -> String {
    let mut table =
        "| form | written | means | last day | examples |\n|---|---|---|---|---|\n".to_owned();
    for form in DEADLINES {
        let examples: Vec<String> = form.examples.iter().map(|text| format!("`{text}`")).collect();
        let _ = writeln!(
            table,
            "| `{}` | `{}` | {} | {} | {} |",
            form.name,
            form.written,
            form.meaning,
            form.last_day,
            examples.join(", ")
        );
    }
    table
}

/// Whether the part of a page between two marks is what the code says; writes it when asked to.
fn kept(page: &str, mark: &str, expected: &str) {
    let text = read(page);
    let begin = format!("<!-- {mark}: kept by tests/cli/docs.rs -->\n");
    let end = format!("<!-- /{mark} -->");
    let (before, rest) = text.split_once(&begin).expect("the mark where the list begins");
    let (found, after) = rest.split_once(&end).expect("the mark where the list ends");
    let expected = format!("\n{}\n\n", expected.trim_end());
    if std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite") {
        std::fs::write(root().join(page), format!("{before}{begin}{expected}{end}{after}"))
            .unwrap();
    } else {
        assert_eq!(found, expected, "the list `{mark}` of {page}");
    }
}

/// The fenced blocks of a language.
fn blocks<'p>(page: &'p str, language: &str) -> impl Iterator<Item = &'p str> {
    let fence = format!("\n```{language}\n");
    let starts: Vec<usize> = page.match_indices(&fence).map(|(at, _)| at + fence.len()).collect();
    starts.into_iter().filter_map(|start| Some(page[start..].split_once("```")?.0))
}

/// Runs the command line in a folder: its exit code, what it answers, what it says beside that.
fn hito(dir: &Path, args: &[&str]) -> (u8, String, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let code = run(&mut Env {
        args: std::iter::once("hito").chain(args.iter().copied()).map(Into::into).collect(),
        dir: dir.to_owned(),
        vars: HashMap::from([("HITO_AS_OF".to_owned(), AS_OF.to_owned())]),
        now: chrono::NaiveDate::MIN,
        screen: Screen::default(),
        stdin: Box::new(std::io::empty()),
        stdout: Box::new(&mut stdout),
        stderr: Box::new(&mut stderr),
    });
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (code, text(stdout), text(stderr))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(page: &str) -> String {
    let path: PathBuf = root().join(page);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
