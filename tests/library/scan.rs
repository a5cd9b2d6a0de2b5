//! The scanner reads what it reads as the parser of all YAML does: the same trees with the same
//! byte ranges, the same mistakes and the same comments.

#[expect(dead_code, reason = "it is a tool of its own")]
#[path = "../../benches/generate.rs"]
mod generate;

use std::fs;
use std::path::{Path, PathBuf};

use hito::yaml::compare::{by_parser, by_scanner};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, any, proptest};
use proptest::sample::select;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The YAML files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let (mut folders, mut files) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// The texts of YAML files, with their names; not those that are no text.
fn texts(folder: &Path) -> Vec<(String, String)> {
    let text = |file: PathBuf| Some((file.display().to_string(), fs::read_to_string(file).ok()?));
    files(folder).into_iter().filter_map(text).collect()
}

/// The texts of a file of cases, with the lines that name them.
fn cases(file: &str) -> Vec<(String, String)> {
    let cases = fs::read_to_string(root().join("tests/library/scan").join(file)).unwrap();
    let marks = [('␣', " "), ('→', "\t"), ('←', "\r"), ('⇔', "\u{feff}")];
    let plain = |text: &str| {
        let text = text.replace("∎\n", "");
        marks.iter().fold(text, |text, (mark, meant)| text.replace(*mark, meant))
    };
    let case = |case: &str| {
        let (name, text) = case.split_once('\n').unwrap();
        (name.to_owned(), plain(text))
    };
    format!("\n{cases}").split("\n=== ").skip(1).map(|text| case(&format!("{text}\n"))).collect()
}

/// The same text with CRLF at the end of each line.
fn crlf(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// The same text with CRLF at the end of every second line.
fn mixed(text: &str) -> String {
    let mut lines: Vec<String> =
        text.replace("\r\n", "\n").split('\n').map(str::to_owned).collect();
    let last = lines.len() - 1;
    lines[..last].iter_mut().step_by(2).for_each(|line| line.push('\r'));
    lines.join("\n")
}

/// Whether the scanner reads a text; if so, the parser reads the same.
fn is_read(name: &str, text: &str) -> bool {
    let Some(scanned) = by_scanner(text) else { return false };
    assert_eq!(scanned, by_parser(text), "{name}\n{text:?}");
    true
}

/// How many texts the scanner reads, in each form of line breaks.
fn read(texts: &[(String, String)]) -> [usize; 3] {
    let forms: [fn(&str) -> String; 3] = [|text| text.to_owned(), crlf, mixed];
    forms.map(|form| texts.iter().filter(|(name, text)| is_read(name, &form(text))).count())
}

#[test]
fn every_case_is_read_or_left_as_it_says() {
    let cases = cases("cases.txt");
    assert!(cases.len() > 200);
    for (name, text) in cases {
        let is_to_be_read = name.starts_with("read: ");
        assert!(is_to_be_read || name.starts_with("left: "), "{name}");
        assert_eq!(is_read(&name, &text), is_to_be_read, "{name}");
        let is_alone = text.replace("\r\n", "").contains('\r');
        for text in [crlf(&text), mixed(&text)].iter().filter(|_| !is_alone) {
            assert_eq!(is_read(&name, text), is_to_be_read, "{name}, in CRLF");
        }
    }
}

#[test]
fn the_texts_of_the_yaml_test_suite_are_read_alike() {
    let cases = cases("yaml-test-suite.txt");
    assert_eq!(cases.len(), 406);
    assert!(read(&cases).iter().all(|read| *read >= 60));
}

#[test]
fn the_files_of_the_tests_are_read_alike() {
    let texts = texts(&root().join("tests"));
    let enough = texts.len() / 2;
    assert!(read(&texts).iter().all(|read| *read > enough));
}

#[test]
fn no_plan_is_left_to_the_parser() {
    let folder = tempfile::tempdir().unwrap();
    generate::write(&folder.path().join("files"), 500, false).unwrap();
    generate::write(&folder.path().join("one"), 100, true).unwrap();
    for folder in [&root().join("plan"), folder.path()] {
        let texts = texts(folder);
        assert!(!texts.is_empty());
        assert_eq!(read(&texts), [texts.len(); 3], "{}", folder.display());
    }
}

#[test]
fn what_is_too_long_or_too_deep_is_a_mistake_as_before() {
    let long = "x".repeat((1 << 20) + 1);
    assert!(is_read("long", &format!("a: {long}\nb: '{long}'\nc: [{long}]\nd: |\n  {long}\n")));
    let long = format!("{}\n", "word ".repeat(1 << 18));
    assert!(is_read("long lines", &format!("a: >\n  {long}  {long}b: c\n  {long}")));
    for length in [100, 250, 260, 1023, 1024, 1025] {
        let key = "k".repeat(length);
        for text in [format!("{key}: a\n"), format!("'{key}': a\n"), format!("a: {{{key}: b}}\n")] {
            assert_eq!(is_read("long key", &text), length <= 250, "{length}");
        }
    }
    for depth in 40..70 {
        let block = format!("{}x\n", "- ".repeat(depth));
        let maps: Vec<_> = (0..depth).map(|at| " ".repeat(at) + "a:\n").collect();
        let flow = format!("a: {}{}\n", "[".repeat(depth - 1), "]".repeat(depth - 1));
        let braces = format!("a: {}b{}\n", "{a: ".repeat(depth - 1), "}".repeat(depth - 1));
        for text in [block, maps.concat(), flow, braces] {
            assert_eq!(is_read("deep", &text), depth <= 48, "{depth}: {text}");
        }
    }
}

#[test]
fn characters_that_yaml_refuses_are_left_to_the_parser() {
    for character in (0..0x3000).chain(0xD7F0..0xE010).chain(0xFE00..0x1_0010) {
        let Some(character) = char::from_u32(character) else { continue };
        is_read("behind a key", &format!("a: {character}b\n"));
        is_read("in a text", &format!("a: b{character}c\n"));
        is_read("in quotes", &format!("a: \"b{character}\\n\" # {character}\n"));
        is_read("in a block", &format!("a: |\n  b{character}\n"));
        is_read("in brackets", &format!("a: [b{character}]\n"));
    }
}

/// What is put into texts.
const PIECES: [&str; 72] = [
    " ", "  ", "    ", "\n", "\n\n", "\r", "\r\n", "\n ", "\n  ", "\n    ", "   \n", "\t", "- ",
    "-", "-\n", "- - ", "- k: v", "  - a\n", ":", ": ", ":\n", " :", "::", "k: ", "k:\n", "a: b\n",
    "#", " # c", "# c\n", "\n# c\n", "'", "''", "\"", "\\", "\\\"", "\\n", "\\x4", "\\u00e9",
    "\\\n", "'a\n  b'", "\"a \n\n  b\"", "[", "]", "{", "}", ",", ", ", "[a, b]", "{a: b}",
    "[\n a, # c\n]", "|", ">", "|\n", ">-\n", "|+\n", ">2\n", "|1-\n", "> # c\n", "? ", "&a ",
    "*a", "!t ", "%", "---\n", "...\n", "<<: ", "~", "é", "\u{a0}", "\u{85}", "\u{feff}", "a #b",
];

/// A change of a text.
#[derive(Clone, Debug)]
enum Change {
    /// Something is put in, in place of so many characters.
    Splice(usize, usize, &'static str),
    /// A line is indented by so many spaces, or less by so many.
    Indent(usize, usize),
    Dedent(usize, usize),
    /// Two lines change places.
    Swap(usize, usize),
    /// All lines end with CRLF.
    Crlf,
}

fn change() -> impl Strategy<Value = Change> {
    (any::<usize>(), any::<usize>(), 0..12_u8, select(&PIECES[..])).prop_map(
        |(at, other, kind, piece)| match kind {
            0 => Change::Splice(at, other % 6 + 1, ""),
            1..=2 => Change::Splice(at, other % 4, piece),
            3..=7 => Change::Splice(at, 0, piece),
            8 => Change::Indent(at, other % 4 + 1),
            9 => Change::Dedent(at, other % 4 + 1),
            10 => Change::Swap(at, other),
            _ => Change::Crlf,
        },
    )
}

fn changed(text: &str, change: &Change) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let count = lines.len().max(1);
    match *change {
        Change::Splice(at, length, piece) => {
            let characters = text.chars().count();
            let at = at % (characters + 1);
            let before = text.chars().take(at).collect::<String>();
            before + piece + &text.chars().skip(at + length).collect::<String>()
        }
        Change::Indent(at, by) => {
            lines
                .iter_mut()
                .skip(at % count)
                .take(1)
                .for_each(|line| line.insert_str(0, &" ".repeat(by)));
            lines.concat()
        }
        Change::Dedent(at, by) => {
            for line in lines.iter_mut().skip(at % count).take(1) {
                let spaces = line.len() - line.trim_start_matches(' ').len();
                line.drain(..by.min(spaces));
            }
            lines.concat()
        }
        Change::Swap(at, other) => {
            if !lines.is_empty() {
                lines.swap(at % count, other % count);
            }
            lines.concat()
        }
        Change::Crlf => crlf(text),
    }
}

/// Texts to be changed: all cases, and files of the tests and of the plan that are not long.
fn seeds() -> Vec<String> {
    let mut seeds = [cases("cases.txt"), cases("yaml-test-suite.txt")].concat();
    for folder in ["plan", "tests/library/edit", "tests/rules"] {
        seeds.extend(texts(&root().join(folder)));
    }
    let texts = seeds.into_iter().map(|(_, text)| text);
    texts.filter(|text| text.len() < 1000).collect()
}

#[test]
fn changed_texts_are_read_alike() {
    let config =
        ProptestConfig { cases: 6000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(text in select(seeds()), changes in vec(change(), 1..5))| {
        let text = changes.iter().fold(text, |text, change| changed(&text, change));
        is_read("changed", &text);
    });
}

#[test]
fn texts_of_pieces_are_read_alike() {
    let config =
        ProptestConfig { cases: 6000, failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(pieces in vec(select(&PIECES[..]), 1..12))| {
        is_read("pieces", &pieces.concat());
    });
}
