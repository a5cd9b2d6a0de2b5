//! Bytes → a plan and its findings: nothing panics, and every finding has its place.
#![no_main]

use std::sync::OnceLock;

use hito::source::{self, Folder};
use libfuzzer_sys::fuzz_target;

/// A folder without files, behind which the plan is read.
fn empty() -> &'static Folder {
    static EMPTY: OnceLock<Folder> = OnceLock::new();
    EMPTY.get_or_init(|| {
        let path = std::env::temp_dir().join("hito-fuzz-empty");
        std::fs::create_dir_all(&path).expect("a folder for temporary files");
        Folder::open(&path, &path).expect("it was just made")
    })
}

fuzz_target!(|bytes: &[u8]| {
    let folder = empty().with([("plan.yaml", bytes)]);
    let reading = source::read(&folder);
    for located in source::locate(&folder, reading.files(), reading.findings.clone()) {
        if let Some(spot) = located.spot {
            assert!(spot.text.get(spot.marked).is_some());
        }
    }
});
