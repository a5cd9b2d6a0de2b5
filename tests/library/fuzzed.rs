//! Bytes in which fuzzing has found a mistake: a file each, read as `fuzz/` reads them.

use std::fs;
use std::path::Path;

use hito::source::{self, Folder};

#[test]
fn every_finding_has_its_place_in_its_line() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/library/fuzzed");
    let empty = tempfile::tempdir().unwrap();
    let empty = Folder::open(empty.path(), empty.path()).unwrap();
    for entry in fs::read_dir(here.join("decode")).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let folder = empty.with([("plan.yaml", &bytes[..])]);
        let reading = source::read(&folder);
        for located in source::locate(&folder, reading.files(), reading.findings.clone()) {
            if let Some(spot) = located.spot {
                assert!(spot.text.get(spot.marked).is_some(), "{}", path.display());
            }
        }
    }
}
