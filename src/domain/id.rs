//! Identifiers of nodes, parties and evidence.

use std::fmt;
use std::hash::{Hash, Hasher};

/// An identifier: ASCII letters, digits and `-`, in parts joined by dots, each part beginning
/// with a letter or digit. Compared without regard to case, shown as written.
#[derive(Clone, Debug)]
pub struct Id(Box<str>);

impl Id {
    /// Reads an identifier.
    ///
    /// # Errors
    /// What is wrong with the text, as a clause.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::new(text.into())
    }

    /// Takes a text as an identifier.
    ///
    /// # Errors
    /// What is wrong with the text, as a clause.
    pub fn new(text: Box<str>) -> Result<Self, String> {
        if is_id(text.as_bytes()) {
            return Ok(Self(text));
        }
        if text.is_empty() {
            return Err("an id cannot be empty".to_owned());
        }
        let bad = text.chars().find(|c| !(c.is_ascii_alphanumeric() || *c == '-' || *c == '.'));
        Err(match bad {
            Some(bad) => format!("{bad:?} cannot stand in an id"),
            None => format!("every part of the id `{text}` begins with a letter or digit"),
        })
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the id up to its last dot: the parent's, or `None` for an id without a dot.
    pub fn parent(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|(parent, _)| parent)
    }

    /// Returns whether a text names this id, case aside.
    pub fn is(&self, text: &str) -> bool {
        self.0.eq_ignore_ascii_case(text)
    }

    /// Returns whether readers that guess types would take it for a number (`1.10`, `2025`, `1e3`).
    pub fn looks_like_number(&self) -> bool {
        let octal_or_hex = self.0.strip_prefix("0x").or_else(|| self.0.strip_prefix("0o"));
        octal_or_hex.is_some_and(|rest| u64::from_str_radix(rest, 16).is_ok())
            || (self.0.starts_with(|c: char| c.is_ascii_digit())
                && self.0.parse::<f64>().is_ok_and(f64::is_finite))
    }
}

impl PartialEq for Id {
    fn eq(&self, other: &Self) -> bool {
        self.is(&other.0)
    }
}

impl Eq for Id {}

impl Hash for Id {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // In stretches, which hash several times faster than byte by byte.
        let mut stretch = [0; 32];
        for bytes in self.0.as_bytes().chunks(stretch.len()) {
            let lower = &mut stretch[..bytes.len()];
            lower.copy_from_slice(bytes);
            lower.make_ascii_lowercase();
            state.write(lower);
        }
        state.write_u8(0xff);
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Returns whether a text is an identifier.
fn is_id(text: &[u8]) -> bool {
    let mut begins = true;
    let is_good = |byte: &u8| {
        let good = byte.is_ascii_alphanumeric() || (!begins && matches!(byte, b'-' | b'.'));
        begins = *byte == b'.';
        good
    };
    text.iter().all(is_good) && !begins
}
