//! Three texts, apart by a line of equals signs → one: what is joined says what both sides meant,
//! to a reader that the merge does not ask, whichever side is called ours.
#![no_main]

use std::collections::BTreeSet;

use hito::source::format::KEY_RULES;
use hito::yaml::merge::{Labels, Merged, ConflictStyle, merge};
use libfuzzer_sys::fuzz_target;
use serde_yaml::Value;

fuzz_target!(|text: &str| {
    let mut versions = text.splitn(3, "\n=====\n");
    let (Some(base), Some(ours), Some(theirs)) =
        (versions.next(), versions.next(), versions.next())
    else {
        return;
    };
    if base.trim().is_empty() {
        return;
    }
    for (side, other) in [(ours, base), (base, ours), (ours, ours)] {
        if let Some(Merged { text, conflicts }) = joined(base, side, other) {
            assert_eq!(conflicts, 0, "{text}");
            same(&text, ours);
        }
    }
    let (Some(one), Some(other)) = (joined(base, ours, theirs), joined(base, theirs, ours)) else {
        return;
    };
    assert_eq!(one.conflicts == 0, other.conflicts == 0, "{}\n=====\n{}", one.text, other.text);
    if one.conflicts > 0 {
        return;
    }
    if let [Some(base), Some(ours), Some(theirs), Some(one), Some(other)] =
        [base, ours, theirs, &one.text, &other.text].map(|text| read(text))
    {
        assert_eq!(sorted(&one), sorted(&other));
        let [base, ours, theirs, one] = [base, ours, theirs, one].map(|data| leaves(&data));
        for leaf in ours.union(&theirs).filter(|leaf| !base.contains(*leaf)) {
            assert!(one.contains(leaf), "{leaf} is lost");
        }
    }
});

fn joined(base: &str, ours: &str, theirs: &str) -> Option<Merged> {
    let [ours_name, base_name, theirs_name] = ["ours", "base", "theirs"].map(str::to_owned);
    let labels = Labels {
        ours: ours_name,
        base: base_name,
        theirs: theirs_name,
        size: 7,
        style: ConflictStyle::Merge,
    };
    merge(base, ours, theirs, &labels, KEY_RULES)
}

fn same(one: &str, other: &str) {
    if let (Some(one), Some(other)) = (read(one), read(other)) {
        assert_eq!(one, other);
    }
}

/// What another reader finds; nothing where it cannot read what YAML 1.2 allows.
fn read(text: &str) -> Option<Value> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line_break = if text.ends_with('\n') { "" } else { "\n" };
    serde_yaml::from_str(&format!("{text}{line_break}")).ok()
}

/// The data with every list in an order of its own.
fn sorted(data: &Value) -> String {
    match data {
        Value::Sequence(items) => {
            let mut items: Vec<String> = items.iter().map(sorted).collect();
            items.sort();
            format!("[{}]", items.join(","))
        }
        Value::Mapping(entries) => {
            let entries = entries.iter().map(|(key, value)| format!("{key:?}:{}", sorted(value)));
            let mut entries: Vec<String> = entries.collect();
            entries.sort();
            format!("{{{}}}", entries.join(","))
        }
        scalar => format!("{scalar:?}"),
    }
}

/// Everything that is said anywhere.
fn leaves(data: &Value) -> BTreeSet<String> {
    match data {
        Value::Sequence(items) => items.iter().flat_map(leaves).collect(),
        Value::Mapping(entries) => {
            entries.iter().flat_map(|(key, value)| [leaves(key), leaves(value)]).flatten().collect()
        }
        scalar => BTreeSet::from([format!("{scalar:?}")]),
    }
}
