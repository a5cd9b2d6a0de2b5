//! A text → what the scanner makes of it, if it reads it, and what the parser of all YAML does: the
//! same tree, the same mistakes and the same comments, each at the same bytes.
#![no_main]

use hito::yaml::compare::{by_parser, by_scanner};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Some(scanned) = by_scanner(text) {
        assert_eq!(scanned, by_parser(text));
    }
});
