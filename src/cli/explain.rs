//! `hito explain`

use crate::check::rules;
use crate::domain::{Class, Flag, Kind, Outlook, Says, Severity, Status, Strength, Vocabulary};
use crate::query::{FIELDS, Field, Takes};
use crate::render::Page;
use crate::source::NODES;
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

/// A word of a vocabulary: the list it belongs to, itself, its meaning.
type Entry = (&'static str, &'static str, &'static str);

impl Explain {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        let day = session.as_of()?;
        let frame = session.frame("", day);
        let mut labels: Vec<&str> = FIELDS.iter().map(|field| field.name).collect();
        labels.push("partially-completed");
        let mut page = Page::new(frame.width, frame.paint, labels);
        let plain = crate::query::Tone::Plain;
        match self.word.as_str() {
            "topics" => topics(&mut page),
            "fields" => {
                for field in FIELDS {
                    page.labelled(field.name, plain, field.meaning);
                }
            }
            "rules" => {
                for rule in rules() {
                    page.heading(&format!("{} ({})", rule.name, level(rule.severity)));
                    page.under(0, plain, rule.summary);
                }
            }
            "words" => words(&mut page, &vocabulary()),
            "format" => format(&mut page),
            "query" => query(&mut page),
            word => Self::one(word, &mut page)?,
        }
        let text = page.finish();
        session.write(|out| out.write_all(text.as_bytes()))?;
        Ok(Outcome::Done)
    }

    /// Everything that a word can mean; a word may be a field, a flag and a rule at once.
    fn one(word: &str, page: &mut Page) -> Result<(), Failure> {
        let plain = crate::query::Tone::Plain;
        let is = |name: &str| name.eq_ignore_ascii_case(word);
        let mut found = false;
        for field in FIELDS.iter().filter(|field| is(field.name)) {
            found = true;
            page.gap();
            explain_field(page, field);
        }
        for (list, name, meaning) in vocabulary().into_iter().filter(|(_, name, _)| is(name)) {
            found = true;
            page.gap();
            page.heading(&format!("{name} · {list}"));
            page.paragraph(plain, meaning);
        }
        for rule in rules().filter(|rule| is(rule.name)) {
            found = true;
            page.gap();
            page.heading(&format!("{} · rule, {}", rule.name, level(rule.severity)));
            page.paragraph(plain, rule.summary);
            page.gap();
            page.paragraph(plain, rule.why);
        }
        for node in NODES {
            for field in node.fields.iter().filter(|field| is(field.key)) {
                found = true;
                page.gap();
                page.heading(&format!("{} · key of {}", field.key, node.what));
                page.paragraph(plain, field.meaning);
            }
        }
        if found {
            return Ok(());
        }
        let vocabulary = vocabulary();
        let known = FIELDS
            .iter()
            .map(|field| field.name)
            .chain(vocabulary.iter().map(|(_, name, _)| *name))
            .chain(rules().map(|rule| rule.name))
            .chain(["fields", "rules", "words", "format", "query"]);
        let help = match wording::nearest(word, known) {
            Some(near) => wording::did_you_mean(near),
            None => "`hito explain` lists what there is to explain".to_owned(),
        };
        Err(Failure::new(format!("nothing is called `{word}`"), help))
    }
}

fn topics(page: &mut Page) {
    let plain = crate::query::Tone::Plain;
    let topics = [
        ("fields", "what queries ask for, and columns, sorting and grouping show"),
        ("query", "how queries are written"),
        ("words", "statuses, kinds, strengths, flags and the other words of plans"),
        ("rules", "what `hito check` looks for"),
        ("format", "the keys of plan files"),
    ];
    page.paragraph(plain, "`hito explain WORD` explains any word of these lists:");
    page.gap();
    for (topic, what) in topics {
        page.labelled(topic, plain, what);
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Deny => "an error",
        Severity::Warn => "a warning",
        Severity::Allow => "off unless asked for",
    }
}

fn list<V: Vocabulary>() -> impl Iterator<Item = Entry> {
    V::ALL.iter().map(|word| (V::NAME, word.code(), word.meaning()))
}

/// Every word of every vocabulary.
fn vocabulary() -> Vec<Entry> {
    let not_assessed = (
        Status::NAME,
        "not-assessed",
        "Nobody has said anything. It is not “not started”: silence is not failure.",
    );
    std::iter::once(not_assessed)
        .chain(list::<Status>())
        .chain(list::<Flag>())
        .chain(list::<Kind>())
        .chain(list::<Strength>())
        .chain(list::<Outlook>())
        .chain(list::<Says>())
        .chain(list::<Class>())
        .collect()
}

fn words(page: &mut Page, words: &[Entry]) {
    let mut last = "";
    for (list, name, meaning) in words {
        if *list != last {
            page.gap();
            page.heading(list);
            last = list;
        }
        page.labelled(name, crate::query::Tone::Plain, meaning);
    }
}

fn format(page: &mut Page) {
    for node in NODES.iter().filter(|node| node.fields.len() > 1) {
        page.gap();
        page.heading(node.what);
        for field in node.fields {
            page.labelled(field.key, crate::query::Tone::Plain, field.meaning);
        }
    }
}

fn explain_field(page: &mut Page, field: &Field) {
    let plain = crate::query::Tone::Plain;
    page.heading(&format!("{} · field", field.name));
    page.paragraph(plain, field.meaning);
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
    page.labelled("takes", plain, &takes);
    page.labelled("example", plain, &format!("hito list '{}'", field.example));
}

fn query(page: &mut Page) {
    let plain = crate::query::Tone::Plain;
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
    for (form, what) in forms {
        page.labelled(form, plain, what);
    }
}
