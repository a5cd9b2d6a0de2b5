//! Bytes → the reading of a file: nothing panics, every place is a place in the text.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let pieces = hito::source::check_file(bytes);
    for range in pieces {
        assert!(range.start <= range.end && range.end <= bytes.len());
    }
});
