//! What identifies a finding from one run to the next.

use std::collections::HashMap;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::domain::{At, Route, Step};
use crate::source::Located;

/// Gives each finding of a run a unique fingerprint: from its rule, its node and the keys that lead
/// to it, so that it stays the same when lines move and items are added above. A finding about no
/// node is identified by its file instead.
#[derive(Default)]
pub(super) struct Fingerprints {
    /// The number of findings so far with the same parts.
    seen: HashMap<[u8; 32], u32>,
}

impl Fingerprints {
    /// Returns the fingerprint of the next finding: 64 hexadecimal digits (SHA-256).
    pub(super) fn next(&mut self, located: &Located) -> String {
        let finding = &located.finding;
        let keys = match &finding.place.at {
            At::Node(route) | At::Key(route) => keys(route),
            At::Bytes(_) | At::File => String::new(),
        };
        let about = finding.id.as_deref().unwrap_or(&located.path_in_repository);
        let what = Sha256::digest([finding.rule, about, &keys].join("\n"));
        let times = self.seen.entry(what.into()).or_default();
        *times += 1;
        let mut text = String::with_capacity(64);
        for byte in Sha256::new().chain_update(what).chain_update(times.to_be_bytes()).finalize() {
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

/// Returns the keys of a route, without positions.
fn keys(route: &Route) -> String {
    let keys = route.steps().iter().filter_map(|step| match step {
        Step::Key(key) => Some(*key),
        Step::Item(_) => None,
    });
    keys.collect::<Vec<_>>().join(".")
}
