//! Text that would act on a terminal, a spreadsheet, a page or an issue is harmless in every
//! command and format.

use std::fs;

use crate::common::{Ran, inside};

/// Terminal escapes of one and two bytes, bidirectional controls, what nobody can see, line
/// ends, and the signs of Markdown, HTML, shells and spreadsheets.
const HOSTILE: &str = "=cmd()|x\u{1b}]0;owned\u{7}\u{1b}[31m\u{9b}31m\u{8}\u{7f} \u{202e}evil\u{202c}\
    \u{2066}a\u{2069}\u{61c}\u{200b}\u{200f}\u{2028}\u{2060}\u{e0041}\u{feff}\r\n\tnext `rm -rf` \
    <script>alert(1)</script><img src=x> @octocat #181 [a](javascript:b) **c** & \" ' \\";

/// The same between double quotes of YAML.
fn escaped() -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        ' '..='~' => c.to_string(),
        c => format!("\\U{:08x}", u32::from(c)),
    };
    HOSTILE.chars().map(escape).collect()
}

/// A plan full of hostile text, in a file and beside a source that have hostile names.
fn plan(template: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("plan");
    fs::create_dir_all(&folder).unwrap();
    fs::create_dir_all(dir.path().join(".git")).unwrap();
    let text = template.replace("HOSTILE", &escaped());
    if text.contains("\nplan: ") {
        let text = text.replace("../text.txt", "../a\\e[31m\\u202e<b>@c|.txt");
        let text = text.replace("file: ../a", "file: \"../a").replace("|.txt", "|.txt\"");
        fs::write(folder.join("plan.yaml"), text).unwrap();
    } else {
        fs::write(folder.join("plan.yaml"), "plan: pact\ntitle: The river pact\n").unwrap();
        fs::write(folder.join("a\u{1b}[31m\u{202e}\n<b>@c|.yaml"), text).unwrap();
    }
    let source = format!("Something else. {HOSTILE}\n");
    fs::write(dir.path().join("a\u{1b}[31m\u{202e}<b>@c|.txt"), source).unwrap();
    let section =
        "commitment: I.4\ntitle: Roads\nmilestones:\n- {id: I.4.a, title: A, kind: body}\n";
    fs::write(folder.join("b\u{1b}[31m\u{202e}\n<b>@c|.yaml"), section).unwrap();
    dir
}

const FORMATS: [&str; 7] = ["table", "json", "ndjson", "csv", "tsv", "markdown", "html"];

const COMMANDS: [&[&str]; 22] = [
    &["list"],
    &["list", "--level", "pillar"],
    &["list", "--level", "commitment"],
    &["list", "--level", "update"],
    &["list", "--level", "evidence"],
    &["list", "--level", "party"],
    &["list", "--columns", "id,file,text,note,publisher,url,tag,done-when,quote"],
    &["list", "--group-by", "tag"],
    &["list", "--group-by", "party", "--count"],
    &["overdue"],
    &["due"],
    &["tree"],
    &["summary"],
    &["summary", "--by", "party"],
    &["summary", "--by", "tag"],
    &["log"],
    &["coverage"],
    &["coverage", "--context"],
    &["check"],
    &["show", "I.open", "I.done", "I.soon"],
    &["show", "pact", "I", "I.4"],
    &["show", "works", "south", "E1"],
];

/// The first character that acts, but for line feeds, and those that a format is made of.
fn acting(text: &str, format: &str) -> Option<char> {
    let text = if format == "csv" { text.replace("\r\n", "\n") } else { text.to_owned() };
    let allowed = |c: char| c == '\n' || (c == '\t' && matches!(format, "csv" | "tsv"));
    text.chars().find(|c| {
        let unseen = matches!(*c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
        (c.is_control() || unseen) && !allowed(*c)
    })
}

fn assert_harmless(ran: &Ran, args: &[&str], format: &str) {
    assert_eq!(acting(&ran.stdout, format), None, "{args:?}\n{}", ran.stdout.escape_debug());
    assert_eq!(acting(&ran.stderr, "tsv"), None, "{args:?}\n{}", ran.stderr.escape_debug());
}

/// Runs every command in a format that it has.
fn each(format: &str, mut look: impl FnMut(&str, &[&str])) {
    let dir = plan(include_str!("hostile/plan.yaml"));
    let mut answers = 0;
    for command in COMMANDS {
        let args = [command, &["--format", format]].concat();
        let ran = inside(dir.path(), None, &args);
        assert_harmless(&ran, &args, format);
        if ran.code == Some(2) {
            assert!(ran.stderr.contains("does not write"), "{args:?} {}", ran.stderr);
        } else if !ran.stdout.is_empty() {
            answers += 1;
            look(&ran.stdout, &args);
        }
    }
    assert!(answers >= 18, "{format}: only {answers} answers");
}

#[test]
fn nothing_acts_on_a_terminal() {
    for format in FORMATS {
        each(format, |_, _| {});
    }
}

/// Exports that are text: lines end as their formats have it.
#[test]
fn nothing_acts_in_what_is_exported() {
    let dir = plan(include_str!("hostile/plan.yaml"));
    let reporter = ["--reporting-org", "XM-EXAMPLE-1", "10", HOSTILE];
    for format in ["csv", "ndjson", "json", "ics", "ocds-milestones", "atom", "iati"] {
        let more = if format == "iati" { &reporter[..] } else { &[] };
        let args = [&["export", "--format", format], more].concat();
        let mut ran = inside(dir.path(), None, &args);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        ran.stdout = ran.stdout.replace("\r\n", "\n");
        assert_harmless(&ran, &args, format);
        assert!(ran.stdout.contains("evil"), "{format}");
    }
}

/// Reports: no markup but their own, nothing that acts.
#[test]
fn nothing_acts_in_reports() {
    let dir = plan(include_str!("hostile/plan.yaml"));
    for format in ["markdown", "html"] {
        let args = ["report", "--since", "2020-01-01", "--format", format];
        let ran = inside(dir.path(), None, &args);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert_harmless(&ran, &args, format);
        assert!(ran.stdout.contains("evil"), "{format}");
        let markup = match format {
            "html" => ["<script>alert", "<img", "href=\"javascript"],
            _ => ["<script>", "<img", "[a](javascript:"],
        };
        for markup in markup {
            assert!(!ran.stdout.contains(markup), "{markup} in {format}");
        }
    }
    let ran = inside(dir.path(), None, &["report", "--brief"]);
    assert_harmless(&ran, &["report", "--brief"], "");
}

#[test]
fn colours_are_the_only_escapes() {
    let dir = plan(include_str!("hostile/plan.yaml"));
    for command in COMMANDS {
        let plain = inside(dir.path(), None, command).stdout;
        let painted = inside(dir.path(), None, &[command, &["--color", "always"]].concat()).stdout;
        let mut parts = painted.split('\u{1b}');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (code, rest) = part.split_once('m').unwrap();
            assert!(
                code.trim_start_matches(['[', ';'])
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b == b';'),
                "{code}"
            );
            text.push_str(rest);
        }
        assert_eq!(text, plain, "{command:?}");
        assert_eq!(acting(&text, ""), None, "{command:?}");
    }
}

#[test]
fn tables_keep_their_shape() {
    each("tsv", |text, args| {
        let tabs = text.lines().next().unwrap().matches('\t').count();
        assert!(text.lines().all(|line| line.matches('\t').count() == tabs), "{args:?}\n{text}");
    });
    each("markdown", |text, args| {
        let bars = |line: &str| line.matches('|').count() - line.matches("\\|").count();
        let tables: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
        let columns = bars(tables[0]);
        assert!(tables.iter().all(|line| bars(line) == columns), "{args:?}\n{text}");
    });
}

#[test]
fn markdown_holds_no_markup_mention_or_reference() {
    each("markdown", |text, args| {
        let text = text.replace("<br>", "").replace("### ", "");
        let bare = text.replace("@<!-- -->", "").replace("\\#<!-- -->", "");
        let live =
            |sign: char| bare.matches(sign).count() - bare.matches(&format!("\\{sign}")).count();
        for sign in ['<', '@', '#', '`', '*', '[', ']'] {
            assert_eq!(live(sign), 0, "{sign} in {args:?}\n{text}");
        }
    });
}

#[test]
fn html_holds_no_markup_but_the_table() {
    let tags = ["table", "thead", "tbody", "tr", "th", "td", "br"];
    each("html", |text, args| {
        for tag in text.split('<').skip(1) {
            let name: String =
                tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphabetic).collect();
            assert!(tags.contains(&name.as_str()), "<{tag} in {args:?}");
        }
    });
}

/// To programs the text is what the plan says, to the last sign.
#[test]
fn json_says_what_the_plan_says() {
    let dir = plan(include_str!("hostile/plan.yaml"));
    let ran = inside(dir.path(), None, &["show", "I.open", "--format", "ndjson"]);
    let row: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(row["ledger"][0]["evidence"][0]["publisher"], HOSTILE);
    assert!(ran.stdout.contains("\\u202e") && ran.stdout.contains("\\udb40\\udc41"));
}

#[test]
fn mistakes_in_plans_are_repeated_harmlessly() {
    let dir = plan(include_str!("hostile/broken.yaml"));
    for args in [
        &["check"][..],
        &["check", "--format", "json"],
        &["check", "--format", "ndjson"],
        &["list"],
        &["show", "I.a", "--format", "json"],
    ] {
        let ran = inside(dir.path(), None, args);
        assert_harmless(&ran, args, "");
        let said = ran.stdout + &ran.stderr;
        for rule in ["invalid-id", "unknown-field", "invalid-value", "invalid-date"] {
            assert!(said.contains(rule), "{args:?} does not say {rule}\n{said}");
        }
    }
}

#[test]
fn what_was_typed_is_repeated_harmlessly() {
    let dir = plan(include_str!("hostile/plan.yaml"));
    let quoted = format!("\"{}", HOSTILE.replace('"', ""));
    let field = format!("{HOSTILE}:x");
    for args in [
        &[HOSTILE][..],
        &["list", "--columns", HOSTILE],
        &["list", "--sort", HOSTILE],
        &["list", "--level", HOSTILE],
        &["list", "--limit", HOSTILE],
        &["list", "--format", HOSTILE],
        &["list", "--lang", HOSTILE],
        &["list", "--as-of", HOSTILE],
        &["list", "--color", HOSTILE],
        &["list", "--plan", HOSTILE],
        &["list", "--output", "nowhere/\u{1b}[31m\u{202e}"],
        &["list", &quoted],
        &["list", &field],
        &["list", "status:\u{1b}[31m\u{202e}"],
        &["list", "party:\u{1b}[31m\u{202e}"],
        &["list", "due:\u{1b}[31m\u{202e}"],
        &["list", "-\u{1b}[31m\u{202e}:x"],
        &["list", "--\u{1b}[31m\u{202e}"],
        &["due", "--within", HOSTILE],
        &["log", "--since", HOSTILE],
        &["summary", "--by", HOSTILE],
        &["check", "--deny", HOSTILE],
        &["check", "--format", HOSTILE],
        &["show", HOSTILE],
        &["explain", HOSTILE],
    ] {
        let ran = inside(dir.path(), None, args);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(!ran.stderr.is_empty(), "{args:?}");
        assert_harmless(&ran, args, "");
    }
}
