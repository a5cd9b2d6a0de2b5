//! HTML and SVG in which no text is markup, by type.
//!
//! A [`Markup`] comes from nothing but a text, which is escaped; a [`Tag`], whose names are
//! literals and whose values are escaped; or a literal of the source. No template library does
//! this job: they leave the characters that reorder or hide text (see [`visible`]) as they are,
//! and escape for HTML alone.

use std::fmt::{self, Display, Write as _};
use std::ops::Add;

use super::escape::visible;

/// HTML or SVG in which every text is escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// Returns markup that is written in the source, unescaped.
    pub fn literal(markup: &'static str) -> Self {
        Self(markup.to_owned())
    }

    /// Returns a string literal of JavaScript, which can end neither itself nor its script.
    pub fn script_string(text: &str) -> Self {
        Self(serde_json::Value::from(text).to_string().replace('<', "\\u003c"))
    }

    /// Joins parts, with a text between them.
    pub fn join(parts: impl IntoIterator<Item = Self>, between: &str) -> Self {
        let mut joined = Self::default();
        for (position, part) in parts.into_iter().enumerate() {
            joined = if position == 0 { part } else { joined + between + part };
        }
        joined
    }

    #[must_use]
    pub fn ended(mut self) -> Self {
        self.0.push('\n');
        self
    }

    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<&str> for Markup {
    fn from(text: &str) -> Self {
        let mut markup = Self(String::with_capacity(text.len()));
        markup.push_escaped(text);
        markup
    }
}

impl From<&String> for Markup {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<String> for Markup {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl<T: Into<Self>> Add<T> for Markup {
    type Output = Self;

    fn add(mut self, more: T) -> Self {
        self.0.push_str(&more.into().0);
        self
    }
}

impl FromIterator<Self> for Markup {
    fn from_iter<I: IntoIterator<Item = Self>>(parts: I) -> Self {
        Self(parts.into_iter().map(Self::into_string).collect())
    }
}

impl Extend<Self> for Markup {
    fn extend<I: IntoIterator<Item = Self>>(&mut self, parts: I) {
        self.0.extend(parts.into_iter().map(Self::into_string));
    }
}

impl Markup {
    /// Appends a text in which nothing is markup, in elements and attributes alike.
    fn push_escaped(&mut self, text: &str) {
        for c in visible(text).chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                c => self.0.push(c),
            }
        }
    }
}

/// Writes escaped text, for [`Tag::attribute`].
impl fmt::Write for Markup {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.push_escaped(text);
        Ok(())
    }
}

/// An element, before what it contains is known.
#[must_use]
#[derive(Clone, Debug)]
pub struct Tag {
    name: &'static str,
    opening: Markup,
}

impl Tag {
    /// Begins an element without attributes.
    pub fn new(name: &'static str) -> Self {
        Self { name, opening: Markup(format!("<{name}")) }
    }

    pub fn attribute(mut self, name: &'static str, value: impl Display) -> Self {
        self.opening.0.extend([" ", name, "=\""]);
        // Writing to a string does not fail.
        let _ = write!(self.opening, "{value}");
        self.opening.0.push('"');
        self
    }

    /// Adds an attribute if it has a value.
    pub fn attribute_if(self, name: &'static str, value: Option<impl Display>) -> Self {
        match value {
            Some(value) => self.attribute(name, value),
            None => self,
        }
    }

    pub fn class(self, class: impl Display) -> Self {
        self.attribute("class", class)
    }

    /// Returns the element around its content.
    pub fn hold(self, content: impl Into<Markup>) -> Markup {
        let Markup(mut out) = self.opening;
        out.push('>');
        out.push_str(&content.into().0);
        out.extend(["</", self.name, ">"]);
        Markup(out)
    }

    /// Returns the element around its content, on a line.
    pub fn line(self, content: impl Into<Markup>) -> Markup {
        self.hold(content).ended()
    }

    /// Returns the element around lines, each of its tags on a line of its own.
    pub fn block(self, lines: impl Into<Markup>) -> Markup {
        self.line(Markup::default().ended() + lines.into())
    }

    /// Returns the element of SVG without content.
    pub fn empty(self) -> Markup {
        self.opening + Markup::literal("/>")
    }
}
