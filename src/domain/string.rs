//! Texts that never change.

use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A text that never changes: one of its own, or a stretch of a longer text that many share, which
/// is what makes plans of many thousand texts cheap to remember.
#[derive(Clone)]
pub struct Str(Repr);

#[derive(Clone)]
enum Repr {
    Own(Box<str>),
    /// Bytes of a longer text, both bounds between characters.
    Stretch(Arc<String>, u32, u32),
}

impl Str {
    /// A stretch of a longer text; nothing where it does not lie inside it, or a bound stands
    /// inside a character.
    pub fn stretch(of: &Arc<String>, from: usize, to: usize) -> Option<Self> {
        of.get(from..to)?;
        let (from, to) = (u32::try_from(from).ok()?, u32::try_from(to).ok()?);
        Some(Self(Repr::Stretch(Arc::clone(of), from, to)))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Own(text) => text,
            Repr::Stretch(of, from, to) => &of[*from as usize..*to as usize],
        }
    }
}

impl Deref for Str {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl Borrow<str> for Str {
    fn borrow(&self) -> &str {
        self
    }
}

impl serde::Serialize for Str {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        Self(Repr::Own(text.into()))
    }
}

impl From<String> for Str {
    fn from(text: String) -> Self {
        Self(Repr::Own(text.into_boxed_str()))
    }
}

impl Default for Str {
    fn default() -> Self {
        Self::from("")
    }
}

impl PartialEq for Str {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Str {}

impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}
