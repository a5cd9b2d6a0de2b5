//! `hito explain`

use crate::check::{CHECKS, rules};
use crate::domain::{
    Class, Flag, Kind, Outlook, Says, Severity, Status, Strength, Translation, UNNAMED, Vocabulary,
};
use crate::query::{FIELDS, Field, Takes, Tone};
use crate::render::Page;
use crate::source::mistakes::MISTAKES;
use crate::source::{NODES, NodeDoc};
use crate::wording;

use super::Outcome;
use super::failure::Failure;
use super::session::Session;

/// What a rule, field, status or other word means
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito explain fields
  hito explain overdue
  hito explain quote-not-found")]
pub(super) struct Explain {
    /// The word; `fields`, `rules`, `words`, `format` and `query` list what there is
    #[arg(value_name = "WORD", default_value = "topics")]
    word: String,
}

/// Something to explain: a heading, sentences, and words beside what they mean.
#[derive(Debug, Default)]
struct Part {
    heading: String,
    text: Vec<&'static str>,
    lines: Vec<(&'static str, String)>,
}

/// A word of a vocabulary: the list it belongs to, itself, its meaning.
type Entry = (&'static str, &'static str, &'static str);

impl Explain {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        session.writes_only_text("explain")?;
        let parts = match self.word.as_str() {
            "topics" => vec![topics()],
            "fields" => vec![fields()],
            "query" => vec![query()],
            "words" => words(),
            "rules" => rules_by_weight(),
            "format" => format(),
            word => Some(anything(word))
                .filter(|parts| !parts.is_empty())
                .ok_or_else(|| unknown(word))?,
        };
        let day = session.as_of()?;
        let frame = session.frame("", day)?;
        let labels = parts.iter().flat_map(|part| part.lines.iter().map(|(label, _)| *label));
        let mut page = Page::new(frame.width, frame.paint, labels);
        for part in &parts {
            part.write(&mut page);
        }
        let text = page.finish();
        session.write(|out| out.write_all(text.as_bytes()))?;
        Ok(Outcome::Done)
    }
}

impl Part {
    fn write(&self, page: &mut Page) {
        page.gap();
        if !self.heading.is_empty() {
            page.heading(&self.heading);
        }
        for (position, text) in self.text.iter().enumerate() {
            if position > 0 {
                page.gap();
            }
            page.paragraph(Tone::Plain, text);
        }
        for (label, meaning) in &self.lines {
            page.labelled(label, Tone::Plain, meaning);
        }
    }
}

/// The lists of what there is to explain.
const TOPICS: [(&str, &str); 5] = [
    ("fields", "what queries ask for, and columns, sorting and grouping show"),
    ("query", "how queries are written"),
    ("words", "statuses, kinds, strengths, flags and the other words of plans"),
    ("rules", "what `hito check` looks for"),
    ("format", "the keys of plan files"),
];

fn topics() -> Part {
    Part {
        heading: "`hito explain WORD` explains any word of these lists:".to_owned(),
        lines: TOPICS.map(|(topic, what)| (topic, what.to_owned())).into(),
        ..Part::default()
    }
}

fn fields() -> Part {
    let lines = FIELDS.iter().map(|field| (field.name, field.meaning.to_owned()));
    Part { lines: lines.collect(), ..Part::default() }
}

fn rules_by_weight() -> Vec<Part> {
    let reading = MISTAKES.iter().map(|rule| (rule.name, rule.summary.to_owned()));
    let checking = CHECKS.iter().map(|check| &check.rule);
    let checking =
        checking.map(|rule| (rule.name, format!("{}: {}", rule.severity.code(), rule.summary)));
    vec![
        Part {
            heading: "Mistakes of reading, which are always errors".to_owned(),
            lines: reading.collect(),
            ..Part::default()
        },
        Part {
            heading: "Rules with a severity that `checks:`, --deny, --warn and --allow can set"
                .to_owned(),
            lines: checking.collect(),
            ..Part::default()
        },
    ]
}

fn format() -> Vec<Part> {
    let nodes = NODES.iter().filter(|node| !node.fields.is_empty());
    let part = |node: &NodeDoc| Part {
        heading: node.what.to_owned(),
        lines: node.fields.iter().map(|field| (field.key, field.meaning.to_owned())).collect(),
        ..Part::default()
    };
    nodes.map(part).collect()
}

fn list<V: Vocabulary>() -> impl Iterator<Item = Entry> {
    V::ALL.iter().map(|word| (V::NAME, word.code(), word.meaning()))
}

/// What is said for the want of a status.
const NOT_ASSESSED: Entry = (
    Status::NAME,
    "not-assessed",
    "Nobody has said anything. It is not “not started”: silence is not failure.",
);

/// What may stand where a party or side does.
const NAMES: [Entry; 3] = [
    ("by", "joint", "All sides together, as in a joint statement."),
    ("by", "independent", "Someone who owes nothing and belongs to no side: the press, auditors."),
    ("parties", UNNAMED, "The text names nobody, so every side owes it."),
];

/// Every word of every vocabulary.
fn vocabulary() -> impl Iterator<Item = Entry> {
    let severities = Severity::ALL.map(|word| ("severity", word.code(), word.meaning()));
    std::iter::once(NOT_ASSESSED)
        .chain(list::<Status>())
        .chain(list::<Flag>())
        .chain(list::<Kind>())
        .chain(list::<Strength>())
        .chain(list::<Outlook>())
        .chain(list::<Says>())
        .chain(list::<Class>())
        .chain(list::<Translation>())
        .chain(NAMES)
        .chain(severities)
}

fn words() -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (list, name, meaning) in vocabulary() {
        if parts.last().is_none_or(|part| part.heading != list) {
            parts.push(Part { heading: list.to_owned(), ..Part::default() });
        }
        if let Some(part) = parts.last_mut() {
            part.lines.push((name, meaning.to_owned()));
        }
    }
    parts
}

/// Everything that a word can mean; a word may be a field, a flag and a rule at once.
fn anything(word: &str) -> Vec<Part> {
    let is = |name: &str| name.eq_ignore_ascii_case(word);
    let part = |heading: String, text: Vec<&'static str>| Part { heading, text, lines: Vec::new() };
    let mut parts: Vec<Part> =
        FIELDS.iter().filter(|field| is(field.name)).map(|field| explain_field(field)).collect();
    let entries = vocabulary().filter(|(_, name, _)| is(name));
    parts.extend(
        entries.map(|(list, name, meaning)| part(format!("{name} · {list}"), vec![meaning])),
    );
    let rules = rules().filter(|rule| is(rule.name));
    parts.extend(rules.map(|rule| {
        let heading = format!("{} · rule, {}", rule.name, weight(rule.severity));
        part(heading, vec![rule.summary, rule.why])
    }));
    for node in NODES {
        let keys = node.fields.iter().filter(|field| is(field.key));
        parts.extend(keys.map(|field| {
            part(format!("{} · key of {}", field.key, node.what), vec![field.meaning])
        }));
    }
    parts
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Deny => "an error",
        Severity::Warn => "a warning",
        Severity::Allow => "off unless asked for",
    }
}

fn explain_field(field: &Field) -> Part {
    let takes = match field.takes {
        Takes::Words(codes) => wording::list(codes().into_iter(), "or"),
        Takes::Text => "a text that stands anywhere in it, accents and case aside".to_owned(),
        Takes::Id => "an id; it matches what hangs under it too".to_owned(),
        Takes::Party => "a party or side: id, acronym, name or a part of them".to_owned(),
        Takes::Days => {
            "a day, a period or a range: `2026`, `2026-03-31`, `..2026-03`, `-90d..`, `..+30d`"
                .to_owned()
        }
        Takes::Numbers => "a number or a range: `30`, `30..`, `..90`".to_owned(),
    };
    Part {
        heading: format!("{} · field", field.name),
        text: vec![field.meaning],
        lines: vec![("takes", takes), ("example", format!("hito list '{}'", field.example))],
    }
}

/// Every word that can be explained, with what it means in a sentence; a word may come twice.
pub(super) fn known() -> impl Iterator<Item = (&'static str, &'static str)> {
    let keys = NODES.iter().flat_map(|node| node.fields).map(|field| (field.key, field.meaning));
    let fields = FIELDS.iter().map(|field| (field.name, field.meaning));
    fields
        .chain(vocabulary().map(|(_, name, meaning)| (name, meaning)))
        .chain(rules().map(|rule| (rule.name, rule.summary)))
        .chain(keys)
        .chain(TOPICS)
}

/// What a word means as a value of a field.
pub(super) fn meaning(field: &Field, word: &str) -> &'static str {
    let same = || vocabulary().filter(|(_, name, _)| *name == word);
    let of_field = same().find(|(list, ..)| *list == field.name);
    of_field.or_else(|| same().next()).map_or("", |(_, _, meaning)| meaning)
}

fn unknown(word: &str) -> Failure {
    let help = match wording::nearest(word, known().map(|(word, _)| word)) {
        Some(near) => wording::did_you_mean(near),
        None => "`hito explain` lists what there is to explain".to_owned(),
    };
    Failure::new(format!("nothing is called `{word}`"), help)
}

fn query() -> Part {
    let forms = [
        ("status:completed", "a field has a value"),
        ("kind:body,event", "one of several values"),
        ("due:..2026-03-31", "a range, ends included; also `2026`, `-90d..`, `..+30d`"),
        ("'due<2026-04-01'", "`<`, `<=`, `>`, `>=`, in quotes for the shell"),
        ("has:evidence", "a field has any value; `no:due`: it has none"),
        ("is:overdue", "a computed flag"),
        ("memorándum", "a word in any text, accents and case aside"),
        ("'\"cadena de suministro\"'", "a phrase"),
        ("a b", "both"),
        ("'a or b'", "either; `(` and `)` group"),
        ("'not a'", "not; also `-a`, inside quotes or after `--`"),
    ];
    Part { lines: forms.map(|(form, what)| (form, what.to_owned())).into(), ..Part::default() }
}
