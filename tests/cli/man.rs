//! `hito man`: pages that say what `--help` says.

use std::fs;
use std::path::Path;

use hito::cli::command;

use crate::common::inside;

/// A manual page without its markup, as a reader sees its words.
fn plain(page: &str) -> String {
    let mut text = page.to_owned();
    for markup in ["\\fB", "\\fI", "\\fR"] {
        text = text.replace(markup, "");
    }
    text.replace("\\-", "-").replace("\\*(Aq", "'").replace("\\&", "")
}

/// The names of the sections of a page.
fn sections(page: &str) -> Vec<&str> {
    let names = page.lines().filter_map(|line| line.strip_prefix(".SH "));
    names.map(|name| name.trim_matches('"')).collect()
}

fn page(args: &[&str]) -> String {
    let answer = inside(Path::new("."), None, args);
    assert_eq!((answer.code, answer.stderr), (Some(0), String::new()));
    plain(&answer.stdout)
}

#[test]
fn the_page_of_hito_has_every_command_and_the_exit_codes() {
    let page = page(&["man"]);
    let title = format!(".TH hito 1 \" \" \"hito {}\" ", env!("CARGO_PKG_VERSION"));
    assert!(page.contains(&title), "{page}");
    assert_eq!(
        sections(&page),
        [
            "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SHARED OPTIONS", "SUBCOMMANDS",
            "EXIT CODES"
        ]
    );
    for below in command().get_subcommands() {
        assert!(page.contains(&format!("hito-{}(1)", below.get_name())), "{}", below.get_name());
    }
    assert!(page.contains("2  the work could not be done"), "{page}");
}

#[test]
fn the_page_of_a_command_has_its_options_and_examples_as_they_are_typed() {
    let page = page(&["man", "list"]);
    assert_eq!(
        sections(&page),
        ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SHARED OPTIONS", "EXAMPLES"]
    );
    assert!(page.contains("hito list [OPTIONS] [QUERY]..."), "{page}");
    assert!(page.contains("--group-by <FIELD>"), "{page}");
    assert!(page.contains("\nhito list --group-by kind --count\n"), "{page}");
}

#[test]
fn a_folder_takes_a_page_for_hito_and_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let answer = inside(folder.path(), None, &["man", "--output", "share/man1"]);
    assert_eq!((answer.code, &*answer.stdout, &*answer.stderr), (Some(0), "", ""));
    let pages = folder.path().join("share/man1");
    assert_eq!(plain(&fs::read_to_string(pages.join("hito.1")).unwrap()), page(&["man"]));
    let root = command();
    for below in root.get_subcommands().map(clap::Command::get_name) {
        let file = pages.join(format!("hito-{below}.1"));
        assert_eq!(plain(&fs::read_to_string(file).unwrap()), page(&["man", below]));
    }
    assert_eq!(fs::read_dir(pages).unwrap().count(), 1 + root.get_subcommands().count());
}

#[test]
fn one_page_goes_into_one_file() {
    let folder = tempfile::tempdir().unwrap();
    inside(folder.path(), None, &["man", "due", "--output", "due.1"]);
    let file = fs::read_to_string(folder.path().join("due.1")).unwrap();
    assert_eq!(plain(&file), page(&["man", "due"]));
}

#[test]
fn an_unknown_command_names_the_nearest() {
    let answer = inside(Path::new("."), None, &["man", "lst"]);
    assert_eq!((answer.code, &*answer.stdout), (Some(2), ""));
    assert_eq!(answer.stderr, "error: there is no command `lst`\n  did you mean `list`?\n");
}

#[test]
fn text_is_all_that_it_and_the_scripts_write() {
    for args in [["man", "--format", "json"].as_slice(), &["completions", "zsh", "--format", "csv"]]
    {
        let answer = inside(Path::new("."), None, args);
        assert_eq!((answer.code, &*answer.stdout), (Some(2), ""));
        assert!(answer.stderr.contains("it writes text; leave `--format` out"), "{args:?}");
    }
}
