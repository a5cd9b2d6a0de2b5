//! XML 1.0, as far as feeds and records need it. Text and values of attributes are escaped by
//! the writer.

use std::io::{self, Write};

use super::visible_lines;

/// Writes elements, each on a line of its own.
pub struct Xml<'o> {
    out: &'o mut dyn Write,
    open: Vec<&'static str>,
}

impl<'o> Xml<'o> {
    /// Begins a document.
    pub fn new(out: &'o mut dyn Write) -> io::Result<Self> {
        writeln!(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>")?;
        Ok(Self { out, open: Vec::new() })
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.tag(name, attributes, "")?;
        writeln!(self.out)?;
        self.open.push(name);
        Ok(())
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) -> io::Result<()> {
        let Some(name) = self.open.pop() else { return Ok(()) };
        self.indent()?;
        writeln!(self.out, "</{name}>")
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.tag(name, attributes, "/")?;
        writeln!(self.out)
    }

    /// Writes an element that contains a text.
    pub fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.tag(name, attributes, "")?;
        writeln!(self.out, "{}</{name}>", escaped(text))
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)], end: &str) -> io::Result<()> {
        self.indent()?;
        write!(self.out, "<{name}")?;
        for (name, value) in attributes {
            write!(self.out, " {name}=\"{}\"", escaped(value))?;
        }
        write!(self.out, "{end}>")
    }

    fn indent(&mut self) -> io::Result<()> {
        write!(self.out, "{:width$}", "", width = self.open.len() * 2)
    }
}

/// Returns a text in which nothing is markup, and no character is outside XML 1.0 (2.2).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible_lines(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Parsers turn these into spaces in attributes (XML 1.0, 3.3.3).
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}
