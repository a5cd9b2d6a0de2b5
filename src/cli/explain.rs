//! `hito explain`

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::check::{CHECKS, rules};
use crate::domain::{DEADLINES, Date, Deadline, DeadlineForm, Id, Severity};
use crate::messages;
use crate::query::{FIELDS, Field, GlossaryEntry, Takes, Tone, glossary};
use crate::render::Page;
use crate::source::mistakes::MISTAKES;
use crate::source::{NODES, NodeDoc};

/// What a rule, field, status or other word means
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito explain fields
  hito explain overdue
  hito explain before 2026-03-31
  hito explain quote-not-found")]
pub(super) struct ExplainArgs {
    /// The word, or a deadline; `fields`, `rules`, `words`, `deadlines`, `format` and `query` list
    /// what there is
    #[arg(value_name = "WORD", default_value = "topics")]
    word: Vec<String>,
}

/// A part of an explanation: a heading, paragraphs, and words with their meanings.
#[derive(Debug)]
struct ExplainPart {
    heading: String,
    text: Vec<&'static str>,
    lines: Vec<(&'static str, String)>,
}

impl ExplainArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        session.writes_only_text("explain")?;
        let word = self.word.join(" ");
        let parts = match word.as_str() {
            "topics" => vec![topics()],
            "fields" => vec![fields()],
            "query" => vec![query()],
            "words" => glossary_parts(),
            "rules" => rules_by_weight(),
            "deadlines" => vec![deadlines()],
            "format" => format(),
            word => Some(anything(word))
                .filter(|parts| !parts.is_empty())
                .ok_or_else(|| unknown(word, &(session.definition)()))?,
        };
        let day = session.as_of()?;
        let context = session.frame("", day)?;
        let labels = parts.iter().flat_map(|part| part.lines.iter().map(|(label, _)| *label));
        let mut page = Page::new(context.width, context.paint, labels);
        for part in &parts {
            part.write(&mut page);
        }
        let text = page.finish();
        session.write(|out| out.write_all(text.as_bytes()))?;
        Ok(Outcome::Done)
    }
}

impl ExplainPart {
    fn list<T: Into<String>>(
        heading: &str,
        lines: impl IntoIterator<Item = (&'static str, T)>,
    ) -> Self {
        let lines = lines.into_iter().map(|(word, meaning)| (word, meaning.into())).collect();
        Self { heading: heading.to_owned(), text: Vec::new(), lines }
    }

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

/// The topics that list what can be explained.
const TOPICS: [(&str, &str); 6] = [
    ("fields", "what queries ask for, and columns, sorting and grouping show"),
    ("query", "how queries are written"),
    ("words", "statuses, kinds, strengths, flags and the other words of plans"),
    ("deadlines", "the forms a deadline is written in"),
    ("rules", "what `hito check` looks for"),
    ("format", "the keys of plan files"),
];

fn topics() -> ExplainPart {
    ExplainPart::list("`hito explain WORD` explains any word of these lists:", TOPICS)
}

fn fields() -> ExplainPart {
    ExplainPart::list("", FIELDS.iter().map(|field| (field.name, field.meaning)))
}

fn rules_by_weight() -> Vec<ExplainPart> {
    let reading = MISTAKES.iter().map(|rule| (rule.name, rule.summary));
    let checking = CHECKS.iter().map(|check| &check.rule);
    let checking =
        checking.map(|rule| (rule.name, format!("{}: {}", rule.severity.code(), rule.summary)));
    vec![
        ExplainPart::list("Mistakes of reading, which are always errors", reading),
        ExplainPart::list(
            "Rules with a severity that `checks:`, --deny, --warn and --allow can set",
            checking,
        ),
    ]
}

fn format() -> Vec<ExplainPart> {
    let nodes = NODES.iter().filter(|node| !node.fields.is_empty());
    let part = |node: &NodeDoc| {
        let keys = node.fields.iter().map(|field| (field.key, field.meaning));
        ExplainPart::list(node.what, keys)
    };
    nodes.map(part).collect()
}

fn glossary_parts() -> Vec<ExplainPart> {
    let mut parts: Vec<ExplainPart> = Vec::new();
    for GlossaryEntry { list, word, meaning } in glossary() {
        if parts.last().is_none_or(|part| part.heading != list) {
            parts.push(ExplainPart::list(list, [] as [(_, &str); 0]));
        }
        if let Some(part) = parts.last_mut() {
            part.lines.push((word, meaning.to_owned()));
        }
    }
    parts
}

/// Returns everything that a word means; it may be a field, a flag and a rule at once.
fn anything(word: &str) -> Vec<ExplainPart> {
    let is = |name: &str| name.eq_ignore_ascii_case(word);
    let part =
        |heading: String, text: Vec<&'static str>| ExplainPart { heading, text, lines: Vec::new() };
    let mut parts: Vec<ExplainPart> = FIELDS
        .iter()
        .filter(|field| is(field.name))
        .flat_map(|field| [Some(explain_field(field)), words_of(field)].into_iter().flatten())
        .collect();
    let entries = glossary().filter(|entry| is(entry.word));
    parts.extend(
        entries.map(|entry| part(format!("{} · {}", entry.word, entry.list), vec![entry.meaning])),
    );
    parts.extend(DEADLINES.iter().filter(|form| is(form.name)).map(explain_form));
    let rules = rules().filter(|rule| is(rule.name));
    parts.extend(rules.map(|rule| {
        let heading = format!("{} · rule, {}", rule.name, weight(rule.severity));
        let lines = rule.fix.map(|fix| ("--fix", fix.to_owned()));
        let lines = lines.into_iter().collect();
        ExplainPart { lines, ..part(heading, vec![rule.summary, rule.why]) }
    }));
    for node in NODES {
        let keys = node.fields.iter().filter(|field| is(field.key));
        parts.extend(keys.map(|field| {
            part(format!("{} · key of {}", field.key, node.what), vec![field.meaning])
        }));
    }
    if parts.is_empty() {
        parts.extend(explain_deadline(word));
    }
    // The word may be a term of a query, or several words.
    if parts.is_empty() {
        let each: Vec<Vec<ExplainPart>> = match word.split_once([':', ' ']) {
            Some((first, rest)) => vec![anything(first), anything(rest)],
            None => Vec::new(),
        };
        if each.iter().all(|parts| !parts.is_empty()) {
            parts.extend(each.into_iter().flatten());
        }
    }
    parts
}

/// Returns a severity in words.
fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Deny => "an error",
        Severity::Warn => "a warning",
        Severity::Allow => "off unless asked for",
    }
}

fn explain_field(field: &Field) -> ExplainPart {
    let takes = match field.takes {
        Takes::Words(_) => "one of the words below".to_owned(),
        Takes::Text => "a text that stands anywhere in it, accents and case aside".to_owned(),
        Takes::Id => "an id; it matches what hangs under it too".to_owned(),
        Takes::Party => "a party or side: id, acronym, name or a part of them".to_owned(),
        Takes::Days => {
            "a day, a period or a range: `2026`, `2026-03-31`, `..2026-03`, `-90d..`, `..+30d`"
                .to_owned()
        }
        Takes::Numbers => "a number or a range: `30`, `30..`, `..90`".to_owned(),
    };
    ExplainPart {
        heading: format!("{} · field", field.name),
        text: vec![field.meaning],
        lines: vec![("takes", takes), ("example", format!("hito list '{}'", field.example))],
    }
}

/// Returns the words that a field takes, or `None` if it takes other values.
fn words_of(field: &Field) -> Option<ExplainPart> {
    let Takes::Words(codes) = field.takes else { return None };
    let lines = codes().into_iter().map(|code| (code, meaning(field, code)));
    Some(ExplainPart::list("", lines))
}

fn deadlines() -> ExplainPart {
    let lines = DEADLINES.iter().map(|form| {
        let meaning = format!("`{}`. {} Last day: {}.", form.written, form.meaning, form.last_day);
        (form.name, meaning)
    });
    ExplainPart::list("", lines)
}

fn explain_form(form: &DeadlineForm) -> ExplainPart {
    let examples = messages::list(form.examples.iter().copied(), "and");
    let lines = [
        ("written", form.written.to_owned()),
        ("last day", form.last_day.to_owned()),
        ("examples", examples),
    ];
    ExplainPart {
        heading: format!("{} · form of a deadline", form.name),
        text: vec![form.meaning],
        lines: lines.into_iter().filter(|(_, what)| !what.is_empty()).collect(),
    }
}

/// Returns the form of a deadline such as `before 2026-03-31`, or of a pattern such as `before DATE`.
/// Returns `None` if the text is neither.
fn explain_deadline(text: &str) -> Option<ExplainPart> {
    let Ok(deadline) = Deadline::parse(text) else {
        if is_meant_as_deadline(text) {
            return None;
        }
        let has = |words: &str, name: &str| words.split(' ').any(|w| w.eq_ignore_ascii_case(name));
        let tells = |form: &&DeadlineForm| has(form.written, form.name) && has(text, form.name);
        return DEADLINES.iter().find(tells).map(explain_form);
    };
    let mut part = explain_form(deadline.form());
    part.heading = format!("{deadline} · form of a deadline");
    if let Deadline::On(date) = deadline {
        part.lines[1].1 = Date::from(date.last_day()).to_string();
    }
    Some(part)
}

/// Returns whether an invalid deadline was meant to be one: it begins like one, has a digit and no
/// placeholder.
fn is_meant_as_deadline(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_digit())
        || ["before ", "every "].iter().any(|word| text.starts_with(word));
    begins && text.contains(|c: char| c.is_ascii_digit()) && !text.contains("DATE")
}

/// Returns every word that can be explained, with its meaning; a word may occur twice.
pub(super) fn words() -> impl Iterator<Item = (&'static str, &'static str)> {
    let keys = NODES.iter().flat_map(|node| node.fields).map(|field| (field.key, field.meaning));
    let fields = FIELDS.iter().map(|field| (field.name, field.meaning));
    fields
        .chain(glossary().map(|entry| (entry.word, entry.meaning)))
        .chain(DEADLINES.iter().map(|form| (form.name, form.meaning)))
        .chain(rules().map(|rule| (rule.name, rule.summary)))
        .chain(keys)
        .chain(TOPICS)
}

/// Returns the meaning of a word as a value of a field, or an empty text if it has none.
pub(super) fn meaning(field: &Field, word: &str) -> &'static str {
    let same = || glossary().filter(|entry| entry.word == word);
    let of_field = same().find(|entry| entry.list == field.name);
    of_field.or_else(|| same().next()).map_or("", |entry| entry.meaning)
}

/// Returns the error for a word without an explanation.
fn unknown(word: &str, root: &clap::Command) -> CliError {
    if let Some(error) = Deadline::parse(word).err().filter(|_| is_meant_as_deadline(word)) {
        return CliError::new(error.message, error.help.unwrap_or_default());
    }
    if let Some(command) = root.find_subcommand(word).map(clap::Command::get_name) {
        let help = format!("`hito {command} --help` tells of it");
        return CliError::new(format!("`{word}` is a command"), help);
    }
    let help = match messages::nearest(word, words().map(|(word, _)| word)) {
        Some(near) => messages::did_you_mean(near),
        None if word.contains('.') && Id::parse(word).is_ok() => {
            format!("of the plan's nodes `hito show {word}` tells")
        }
        None => "`hito explain` lists what there is to explain".to_owned(),
    };
    CliError::new(format!("nothing is called `{word}`"), help)
}

fn query() -> ExplainPart {
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
    ExplainPart::list("", forms)
}
