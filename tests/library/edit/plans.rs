//! Plan files in every style of YAML that the format allows, made from a stream of choices.

use hito::yaml::edit::Node;
use serde_yaml::Value;

/// The second reader, whose mistakes about byte order marks and last lines are none of ours.
pub fn read(text: &str) -> Option<Value> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let line_break = if text.ends_with('\n') { "" } else { "\n" };
    serde_yaml::from_str(&format!("{text}{line_break}")).ok()
}

/// The data of a node, as the second reader finds them.
pub fn data(node: &Node) -> Value {
    match node {
        // As the second reader takes them, whose numbers are dates and ids here.
        Node::Word(text) | Node::Text(text) => Value::String(text.clone()),
        Node::List(items) => Value::Sequence(items.iter().map(data).collect()),
        Node::Map(entries) => {
            let entry = |(key, node): &(String, Node)| (Value::String(key.clone()), data(node));
            Value::Mapping(entries.iter().map(entry).collect())
        }
    }
}

/// Choices, taken from bytes; when they run out, the simplest is taken.
pub struct Choices<'b> {
    bytes: &'b [u8],
}

impl<'b> Choices<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { bytes }
    }

    /// One of `n`.
    pub fn pick(&mut self, n: usize) -> usize {
        let Some((first, rest)) = self.bytes.split_first() else {
            return 0;
        };
        self.bytes = rest;
        usize::from(*first) % n
    }

    /// True once in `n` times.
    pub fn rarely(&mut self, n: usize) -> bool {
        self.pick(n) == n - 1
    }

    pub fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.pick(of.len())]
    }
}

/// Texts that mean harm, and some that do not.
pub const TEXTS: &[&str] = &[
    "A plain text",
    "México y Canadá trabajarán para firmar un memorándum de entendimiento en biomanufactura antes \
     de que concluya el año: así lo dijeron ambos gobiernos en su comunicado conjunto de ese día.",
    "Done: yes # mostly",
    "It's \"quoted\" \\ both ways",
    "- dash",
    "--- ",
    "---\n...",
    "{{ x }}",
    "2025",
    "1.10",
    "no",
    "",
    "~",
    " leading",
    "trailing ",
    "two  spaces   here and here",
    "tab\tinside",
    "one\ntwo\n\nthree",
    "ends\n",
    "\n\nbegins",
    "\u{2028}\u{85}\u{feff}\u{7}\u{1b}[31m",
    "\u{202e}rtl עברית",
    "日本語 😀 e\u{301}",
    "http://example.org/a?b=c#d",
    "[x, y",
    "key: value: more",
    "%percent @at `tick` !bang *star &and",
    "x\n  indented\n\ttabbed\nback",
    "a very long text\n# with a line that looks like a comment\n- and one that looks like an item \
     which goes on and on until it has to be wrapped somewhere",
];

const WORDS: &[&str] = &["ca", "mx", "joint", "event", "2026-01-01", "2026-Q1", "40%", "I.4.x"];

/// A text: one of the nasty ones, or one made of nasty pieces.
pub fn text(choices: &mut Choices<'_>) -> String {
    const PIECES: &[&str] = &[
        "a", " ", "word", ": ", " #", "\n", "'", "\"", "\\", "-", "\t", "é", "\u{2029}", "0", ",",
        "]", "{", "😀", "|", ">", "  ", "%", "\u{0}", "\r", "?", "a longer piece of text",
    ];
    if !choices.rarely(3) {
        return choices.one(TEXTS).to_owned();
    }
    let length = choices.pick(24);
    (0..length).map(|_| choices.one(PIECES)).collect()
}

/// An update.
pub fn update(choices: &mut Choices<'_>) -> Node {
    let mut entries =
        vec![("date".to_owned(), Node::word("2026-03-01")), ("by".to_owned(), word(choices))];
    match choices.pick(4) {
        0 => {}
        1 => entries.push(("note".to_owned(), Node::text(text(choices)))),
        2 => entries.push((
            "note".to_owned(),
            Node::map([("en", Node::text(text(choices))), ("es", Node::text(text(choices)))]),
        )),
        _ => {
            let record = Node::map([
                ("url", Node::word("https://example.org/a,b")),
                ("title", Node::text(text(choices))),
            ]);
            entries.push(("evidence".to_owned(), Node::List(vec![record, word(choices)])));
        }
    }
    Node::Map(entries)
}

/// A word.
pub fn word(choices: &mut Choices<'_>) -> Node {
    Node::word(choices.one(WORDS))
}

fn milestone(choices: &mut Choices<'_>, number: usize) -> Node {
    let mut entries = vec![("id".to_owned(), Node::word(format!("I.4.m{number}")))];
    let title = match choices.pick(2) {
        0 => Node::text(choices.one(TEXTS)),
        _ => Node::map([("es", Node::text(choices.one(TEXTS))), ("en", Node::text("A title"))]),
    };
    entries.push(("title".to_owned(), title));
    if !choices.rarely(3) {
        entries.push(("kind".to_owned(), Node::word("event")));
    }
    if choices.rarely(3) {
        let due = Node::map([("date", Node::word("2026")), ("text", Node::text("by 2026"))]);
        entries.push(("due".to_owned(), due));
    }
    if choices.rarely(2) {
        let count = choices.pick(4);
        let tags = (0..count).map(|_| word(choices)).collect();
        entries.push(("tags".to_owned(), Node::List(tags)));
    }
    if !choices.rarely(3) {
        let count = choices.pick(4);
        let updates = (0..count).map(|_| update(choices)).collect();
        entries.push(("updates".to_owned(), Node::List(updates)));
    }
    Node::Map(entries)
}

/// A commitment with one to four milestones.
pub fn commitment(choices: &mut Choices<'_>) -> Node {
    let mut entries = vec![
        ("commitment".to_owned(), Node::word("I.4")),
        ("title".to_owned(), Node::text(choices.one(TEXTS))),
    ];
    if choices.rarely(3) {
        entries.push(("quote".to_owned(), Node::text(TEXTS[1])));
    }
    let count = choices.pick(3) + 1;
    let milestones = (0..count).map(|number| milestone(choices, number)).collect();
    entries.push(("milestones".to_owned(), Node::List(milestones)));
    if choices.rarely(3) {
        entries.push(("tags".to_owned(), Node::List(vec![word(choices)])));
    }
    Node::Map(entries)
}

/// Writes a node in a style that the choices make up as they go.
pub struct Scribe<'c, 'b> {
    choices: &'c mut Choices<'b>,
    map_indent: usize,
    list_indent: usize,
    dash_width: usize,
    flow: usize,
    noise: usize,
}

impl<'c, 'b> Scribe<'c, 'b> {
    pub fn new(choices: &'c mut Choices<'b>) -> Self {
        let map_indent = [2, 1, 3, 4, 8][choices.pick(5)];
        let list_indent = [2, 0, 1, 4, 8][choices.pick(5)];
        let dash_width = [2, 2, 4][choices.pick(3)];
        let flow = [40, 6, 2][choices.pick(3)];
        let noise = [40, 8, 3][choices.pick(3)];
        Self { choices, map_indent, list_indent, dash_width, flow, noise }
    }

    /// The text of a file.
    pub fn file(mut self, node: &Node) -> String {
        let Node::Map(entries) = node else {
            return String::new();
        };
        let flow = self.choices.rarely(12);
        let mut lines = if flow { self.flow(node, 0) } else { self.entries(entries, 0) };
        if self.choices.rarely(6) {
            lines.insert(0, "---".to_owned());
        }
        if self.choices.rarely(6) {
            lines.extend(self.noise(0));
        }
        if self.choices.rarely(8) {
            lines.push("...".to_owned());
        }
        let line_break = if self.choices.rarely(4) { "\r\n" } else { "\n" };
        let mut text = lines.join(line_break);
        if !self.choices.rarely(4) {
            text.push_str(line_break);
        }
        if self.choices.rarely(8) { format!("\u{feff}{text}") } else { text }
    }

    /// Comments and empty lines.
    fn noise(&mut self, column: usize) -> Vec<String> {
        if !self.choices.rarely(self.noise) {
            return Vec::new();
        }
        let indent = [column, 0, column + 2, column.saturating_sub(2)][self.choices.pick(4)];
        match self.choices.pick(4) {
            0 => vec![format!("{}# a comment: [", " ".repeat(indent))],
            1 => vec![String::new()],
            2 => vec![String::new(), format!("{}#", " ".repeat(indent)), String::new()],
            _ => vec![" ".repeat(indent)],
        }
    }

    fn entries(&mut self, entries: &[(String, Node)], column: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for (key, node) in entries {
            let mut own = self.entry(key, node, column);
            if !lines.is_empty() {
                own[0] = format!("{}{}", " ".repeat(column), own[0]);
                let noise = self.noise(column);
                lines.extend(noise);
            }
            lines.extend(own);
        }
        lines
    }

    fn key(&mut self, key: &str) -> String {
        match self.choices.pick(24) {
            22 => format!("'{key}'"),
            23 => format!("\"{key}\""),
            21 => format!("{key} "),
            _ => key.to_owned(),
        }
    }

    /// A remark at the end of a line.
    fn remark(&mut self) -> &'static str {
        if self.choices.rarely(self.noise) {
            ["  # why", " #", "  ", "\t# tab"][self.choices.pick(4)]
        } else {
            ""
        }
    }

    fn entry(&mut self, key: &str, node: &Node, column: usize) -> Vec<String> {
        let key = self.key(key);
        let empty = matches!(node, Node::List(items) if items.is_empty());
        if empty {
            let nothing = self.choices.one(&[" []", "", " ~", " null", " [ ]"]);
            return vec![format!("{key}:{nothing}{}", self.remark())];
        }
        if self.choices.rarely(self.flow) && !matches!(node, Node::Word(_) | Node::Text(_)) {
            let mut lines = self.flow(node, column + 1);
            lines[0] = format!("{key}: {}", lines[0]);
            return lines;
        }
        match node {
            Node::Word(_) | Node::Text(_) => {
                let mut lines = self.scalar(node, column, false);
                let space = if lines[0].is_empty() { "" } else { " " };
                lines[0] = format!("{key}:{space}{}", lines[0]);
                lines
            }
            Node::List(items) => {
                let mut lines = vec![format!("{key}:{}", self.remark())];
                let column = column + self.list_indent;
                lines.extend(self.noise(column));
                let mut below = self.items(items, column);
                below[0] = format!("{}{}", " ".repeat(column), below[0]);
                lines.extend(below);
                lines
            }
            Node::Map(entries) => {
                let mut lines = vec![format!("{key}:{}", self.remark())];
                let column = column + self.map_indent;
                lines.extend(self.noise(column));
                let mut below = self.entries(entries, column);
                below[0] = format!("{}{}", " ".repeat(column), below[0]);
                lines.extend(below);
                lines
            }
        }
    }

    fn items(&mut self, items: &[Node], column: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for item in items {
            let mut own = self.item(item, column);
            if !lines.is_empty() {
                own[0] = format!("{}{}", " ".repeat(column), own[0]);
                let noise = self.noise(column);
                lines.extend(noise);
            }
            lines.extend(own);
        }
        lines
    }

    fn item(&mut self, item: &Node, column: usize) -> Vec<String> {
        let inner = column + self.dash_width;
        let dash = format!("-{}", " ".repeat(self.dash_width - 1));
        let mut lines = match item {
            Node::Word(_) | Node::Text(_) => self.scalar(item, column, false),
            _ if self.choices.rarely(self.flow) => self.flow(item, column + 1),
            Node::Map(entries) if self.choices.rarely(12) => {
                // libyaml takes no tab behind a dash.
                let mut lines = vec![format!("-{}", self.remark().replace('\t', " "))];
                let mut below = self.entries(entries, inner);
                below[0] = format!("{}{}", " ".repeat(inner), below[0]);
                lines.extend(below);
                return lines;
            }
            Node::Map(entries) => self.entries(entries, inner),
            Node::List(items) => self.items(items, inner),
        };
        lines[0] = format!("{dash}{}", lines[0]);
        lines
    }

    /// A scalar: what stands on the line of its key, at a column, and the lines below.
    fn scalar(&mut self, node: &Node, column: usize, in_brackets: bool) -> Vec<String> {
        let (Node::Word(text) | Node::Text(text)) = node else {
            return vec![String::new()];
        };
        let simple = text.chars().all(|c| c.is_alphanumeric() || " .-%".contains(c));
        let is_plain = simple
            && text.starts_with(char::is_alphanumeric)
            && text.trim() == text
            && !["no", "2025", "1.10"].contains(&text.as_str());
        let is_lines = text.lines().all(|line| {
            line.trim() == line
                && line.chars().all(|c| !c.is_control() && !"\u{2028}\u{2029}\u{feff}".contains(c))
        });
        let fits_block = is_lines && !text.starts_with('\n') && !text.trim().is_empty();
        let style = self.choices.pick(8);
        if !in_brackets && fits_block && style >= 5 {
            return self.block(text, column);
        }
        let remark = if in_brackets { "" } else { self.remark() };
        if is_plain && style < 4 {
            if style == 3 && text.contains(' ') && !in_brackets {
                let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
                let indent = " ".repeat(column + 1 + self.choices.pick(4));
                return vec![first.to_owned(), format!("{indent}{rest}{remark}")];
            }
            return vec![format!("{text}{remark}")];
        }
        if simple && style < 6 {
            return vec![format!("'{text}'{remark}")];
        }
        let escaped: String = text.chars().map(escape).collect();
        vec![format!("\"{escaped}\"{remark}")]
    }

    /// A block of text, with any chomping and, sometimes, a sign of its indentation.
    fn block(&mut self, text: &str, column: usize) -> Vec<String> {
        let indent = self.map_indent;
        let mark = self.choices.one(&[">", "|"]);
        let chomp = self.choices.one(&["-", "", "+"]);
        let sign = if self.choices.rarely(6) && (1..=9).contains(&indent) {
            indent.to_string()
        } else {
            String::new()
        };
        let remark = if self.choices.rarely(self.noise) { " # header" } else { "" };
        let mut lines = vec![format!("{mark}{sign}{chomp}{remark}")];
        if self.choices.rarely(8) {
            lines.push(String::new());
        }
        let indent = " ".repeat(column + indent);
        lines.extend(
            text.lines().map(|line| {
                if line.is_empty() { String::new() } else { format!("{indent}{line}") }
            }),
        );
        let after = [0, 0, 0, 1, 2][self.choices.pick(5)];
        lines.extend((0..after).map(|_| String::new()));
        lines
    }

    /// A collection in brackets, on one line or several.
    fn flow(&mut self, node: &Node, column: usize) -> Vec<String> {
        let (open, close, parts): (_, _, Vec<String>) = match node {
            Node::List(items) => {
                let parts = items.iter().map(|item| self.inner_flow(item)).collect();
                ("[", "]", parts)
            }
            Node::Map(entries) => {
                let mut parts = Vec::new();
                for (key, node) in entries {
                    parts.push(format!("{key}: {}", self.inner_flow(node)));
                }
                ("{", "}", parts)
            }
            _ => return self.scalar(node, column, true),
        };
        let trailing = if self.choices.rarely(5) && !parts.is_empty() { "," } else { "" };
        let remark = self.remark();
        if !self.choices.rarely(3) || parts.is_empty() {
            return vec![format!("{open}{}{trailing}{close}{remark}", parts.join(", "))];
        }
        let indent = " ".repeat(column + self.map_indent);
        let mut lines = vec![open.to_owned()];
        let count = parts.len();
        for (position, part) in parts.into_iter().enumerate() {
            let comma = if position + 1 < count { "," } else { trailing };
            let remark = self.remark();
            lines.push(format!("{indent}{part}{comma}{remark}"));
        }
        lines.push(format!("{}{close}{remark}", " ".repeat(column)));
        lines
    }

    fn inner_flow(&mut self, node: &Node) -> String {
        match node {
            Node::Word(_) | Node::Text(_) => self.scalar(node, 0, true).join(" "),
            Node::List(items) => {
                let items: Vec<String> = items.iter().map(|item| self.inner_flow(item)).collect();
                format!("[{}]", items.join(","))
            }
            Node::Map(entries) => {
                let mut parts = Vec::new();
                for (key, node) in entries {
                    parts.push(format!("{key}: {}", self.inner_flow(node)));
                }
                format!("{{ {} }}", parts.join(", "))
            }
        }
    }
}

/// A character in double quotes.
fn escape(c: char) -> String {
    match c {
        '"' | '\\' => format!("\\{c}"),
        '\n' => "\\n".to_owned(),
        c if c.is_control() || "\u{2028}\u{2029}\u{feff}".contains(c) => {
            format!("\\u{:04x}", u32::from(c))
        }
        c => c.to_string(),
    }
}
