//! The rules of keys that a format hands in.

/// What edits and merges must know of the keys of a format.
#[derive(Clone, Copy, Debug)]
pub struct KeyRules {
    /// Returns the rank of a key in the map under another key, from 0, or `None` if the order of
    /// keys there is free. The first argument is the key of the map or of the list that contains it,
    /// or the first key of a file.
    pub rank: fn(&str, &str) -> Option<usize>,
    /// The keys whose values are dates. Years need no quotes there.
    pub dates: &'static [&'static str],
    /// Keys that tell whether two list items without a common id may be versions of the same one:
    /// they may if they agree in all keys of one of these lists.
    pub identities: &'static [&'static [&'static str]],
}
