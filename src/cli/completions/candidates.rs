//! What may be typed for an argument, by the name of its value: `QUERY`, `ID`, `FIELD`…

use std::collections::HashSet;
use std::ffi::OsStr;
use std::sync::Arc;

use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::check::CHECKS;
use crate::cli::{explain, report, show};
use crate::domain::{Class, Id, Kind, NodeRef, Outlook, Says, Status, Strength, Vocabulary};
use crate::export::{EXPORTS, TABLES};
use crate::i18n::Lang;
use crate::import;
use crate::query::LoadedPlan;
use crate::query::{
    FIELDS, Field, HAS, NO, PartialQuery, RowLevel, Subject, Takes, Value, View, Wants, compile,
    items, parse_partial_query,
};
use crate::query::{Resolved, resolvable};
use crate::render::{self, FINDING_FORMATS, FORMATS};

/// What completions can know.
#[derive(Default)]
pub(super) struct Known {
    /// The command that is being typed.
    pub command: Option<String>,
    /// Every command, and what it does.
    pub commands: Vec<Candidate>,
    /// Whether a `--` has ended the options.
    pub escaped: bool,
    /// The plan, as far as it can be read.
    pub book: Option<LoadedPlan>,
    /// What tells the names of revisions.
    pub revisions: Option<Box<dyn Fn() -> Vec<String> + Send + Sync>>,
}

/// A candidate, and what it means.
type Candidate = (String, String);

/// Everything that an argument takes, given the text that is being typed.
type Candidates = fn(&Known, &str) -> Vec<Candidate>;

/// The candidates of every value that is not free, a path or a closed list of clap's.
const VALUES: &[(&str, Candidates)] = &[
    ("QUERY", |known, typed| {
        let of_nodes = known.command.as_deref() == Some("history");
        let ids = if of_nodes && !typed.is_empty() { ids(known, typed) } else { Vec::new() };
        query(known, typed).unwrap_or_default().into_iter().chain(ids).collect()
    }),
    ("ID", ids),
    ("PARTY", |known, _| speakers(known)),
    ("PARTIES", |known, _| parties(known)),
    ("SIDE", |known, _| sides(known)),
    ("KIND", |_, _| words::<Kind>()),
    ("STRENGTH", |_, _| words::<Strength>()),
    ("OUTLOOK", |_, _| words::<Outlook>()),
    ("SAYS", |_, _| words::<Says>()),
    ("CLASS", |_, _| words::<Class>()),
    ("FIELD", |_, _| fields("")),
    ("FIELDS", |_, _| fields("")),
    ("LEVEL", |_, _| RowLevel::ALL.iter().map(|(_, name)| plain(name)).collect()),
    ("FORMAT", |known, _| formats(known)),
    ("TABLE", |_, _| TABLES.iter().map(|table| told(table.name, table.meaning)).collect()),
    ("LANG", |_, _| Lang::ALL.iter().map(|lang| plain(lang.code())).collect()),
    ("REV", |known, _| revisions(known)),
    ("RULE", |_, _| CHECKS.iter().map(|c| told(c.rule.name, c.rule.summary)).collect()),
    ("FIELD=COLUMN", |_, _| of_sheets("=")),
    ("FIELD=VALUE", |_, _| of_sheets("=")),
    ("FIELD:WORDS=VALUE", |_, _| of_sheets(":")),
    ("WORD", |_, _| explain::known().map(|(word, meaning)| told(word, meaning)).collect()),
    ("COMMAND", |known, _| known.commands.clone()),
];

/// Gives every argument of a command and of those below it its candidates.
pub(super) fn with_candidates(command: clap::Command, known: &Arc<Known>) -> clap::Command {
    command
        .mut_args(|arg| with_values(arg, known))
        .mut_subcommands(|below| with_candidates(below, known))
}

fn with_values(arg: clap::Arg, known: &Arc<Known>) -> clap::Arg {
    let names = arg.get_value_names().unwrap_or_default();
    let found = VALUES.iter().find(|(name, _)| names.iter().any(|known| known == name));
    let Some((_, candidates)) = found else { return arg };
    let known = Arc::clone(known);
    let takes_minus = arg.is_allow_hyphen_values_set();
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        // Only `--sort` has candidates and takes a minus.
        let (minus, name) = match typed.strip_prefix('-') {
            Some(name) if takes_minus => ("-", name),
            _ => ("", &*typed),
        };
        let mut seen = HashSet::new();
        candidates(&known, name)
            .into_iter()
            .filter(|(value, _)| begins(value, name) && seen.insert(value.clone()))
            .map(|(value, help)| {
                CompletionCandidate::new(format!("{minus}{value}")).help(Some(help.into()))
            })
            .collect()
    }))
}

/// Whether a value begins with what was typed, case aside.
fn begins(value: &str, typed: &str) -> bool {
    value.get(..typed.len()).is_some_and(|head| head.eq_ignore_ascii_case(typed))
}

fn plain(value: &str) -> Candidate {
    told(value, "")
}

fn told(value: &str, meaning: &str) -> Candidate {
    (value.to_owned(), meaning.to_owned())
}

/// The fields, each with what follows its name.
fn fields(sign: &str) -> Vec<Candidate> {
    FIELDS.iter().map(|field| (format!("{}{sign}", field.name), field.meaning.to_owned())).collect()
}

/// What columns of sheets can hold, each with what follows its name.
fn of_sheets(sign: &str) -> Vec<Candidate> {
    let fields = import::FIELDS.iter();
    fields.map(|field| (format!("{}{sign}", field.name), field.meaning.to_owned())).collect()
}

fn formats(known: &Known) -> Vec<Candidate> {
    let meaning = |name: &str| render::find(name).map_or("", |format| format.meaning);
    let names: Vec<&str> = match known.command.as_deref() {
        Some("export") => {
            return EXPORTS.iter().map(|format| told(format.name, format.meaning)).collect();
        }
        Some("report") => report::FORMATS.to_vec(),
        Some("check") => {
            return FINDING_FORMATS
                .iter()
                .map(|format| told(format.name, format.meaning))
                .collect();
        }
        Some("show") => show::FORMATS.to_vec(),
        _ => FORMATS.iter().map(|format| format.name).collect(),
    };
    names.into_iter().map(|name| told(name, meaning(name))).collect()
}

/// Branches and tags; whatever else names a commit is free.
fn revisions(known: &Known) -> Vec<Candidate> {
    let names = known.revisions.as_ref().map(|names| names()).unwrap_or_default();
    names.iter().map(|name| plain(name)).collect()
}

/// The words of a closed list.
fn words<V: Vocabulary>() -> Vec<Candidate> {
    V::ALL.iter().map(|word| told(word.code(), word.meaning())).collect()
}

/// The sides, with their names.
fn sides(known: &Known) -> Vec<Candidate> {
    let Some(book) = &known.book else { return Vec::new() };
    let snapshot = book.snapshot();
    let view = book.view(&snapshot);
    let sides = book.plan.head.sides.iter();
    sides.map(|side| (side.id.to_string(), view.party(&side.id))).collect()
}

/// The sides and parties, with their names.
fn parties(known: &Known) -> Vec<Candidate> {
    let Some(book) = &known.book else { return Vec::new() };
    let snapshot = book.snapshot();
    let view = book.view(&snapshot);
    let parties = book.plan.parties.iter();
    let parties = parties.map(|party| (party.id.to_string(), view.party(&party.id)));
    sides(known).into_iter().chain(parties).collect()
}

/// Those who may speak of a milestone.
fn speakers(known: &Known) -> Vec<Candidate> {
    let others =
        [told("joint", "All sides together."), told("independent", "The press, auditors.")];
    parties(known).into_iter().chain(others).collect()
}

/// Every id; where none begins with what was typed, the last parts of ids, as `show` takes them.
fn ids(known: &Known, typed: &str) -> Vec<Candidate> {
    let Some(book) = &known.book else { return Vec::new() };
    let snapshot = book.snapshot();
    let view = book.view(&snapshot);
    let mut targets = resolvable(&book.plan);
    let of_milestones = ["mark", "reschedule", "add"];
    if known.command.as_deref().is_some_and(|name| of_milestones.contains(&name)) {
        targets.retain(|target| book.plan.milestone(target.id()).is_some());
    }
    let is_mark = known.command.as_deref() == Some("mark");
    if is_mark && !typed.is_empty() && words::<Status>().iter().any(|(word, _)| begins(word, typed))
    {
        return words::<Status>();
    }
    let ids = || targets.iter().map(Resolved::id);
    if ids().any(|id| begins(id.as_str(), typed)) {
        return ids().map(|id| (id.to_string(), title(&view, id))).collect();
    }
    let last = |id: &Id| id.as_str().rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_only = |id: &&Id| ids().filter(|other| last(other) == last(id)).count() == 1;
    ids().filter(is_only).map(|id| (last(id), title(&view, id))).collect()
}

/// The title of a node or record, the name of a party.
fn title(view: &View<'_>, id: &Id) -> String {
    let plan = view.plan();
    let record = || plan.records[*plan.record_index.get(id)?].evidence.title.as_ref();
    let title = match plan.find(id) {
        Some(NodeRef::Plan) => Some(&plan.head.title),
        Some(NodeRef::Section(index)) => Some(&plan.sections[index].title),
        Some(NodeRef::Milestone(index)) => Some(&plan.milestones[index].title),
        None => plan.party(id).map(|party| &party.name).or_else(record),
    };
    title.map_or_else(|| view.party(id), |title| view.text(title))
}

/// What may stand at the end of a query.
fn query(known: &Known, typed: &str) -> Option<Vec<Candidate>> {
    // A word that begins with a dash would be read as an option.
    if typed.starts_with('-') && !known.escaped {
        return None;
    }
    let PartialQuery { before, wants } = parse_partial_query(typed)?;
    let found = match wants {
        Wants::Term => {
            let signs = [
                (format!("{HAS}:"), "a field has any value".to_owned()),
                (format!("{NO}:"), "a field has no value".to_owned()),
            ];
            fields(":").into_iter().chain(signs).collect()
        }
        Wants::FieldName => fields(""),
        Wants::Value(field, given) => {
            let mut values = values(known, field);
            values
                .retain(|(value, _)| given.iter().all(|other| !other.eq_ignore_ascii_case(value)));
            values
        }
    };
    Some(found.into_iter().map(|(value, help)| (format!("{before}{value}"), help)).collect())
}

/// The values of a field: the words it takes, or the ids that the plan has for it.
fn values(known: &Known, field: &Field) -> Vec<Candidate> {
    match (field.takes, &known.book) {
        (Takes::Words(codes), _) => {
            codes().into_iter().map(|code| told(code, explain::meaning(field, code))).collect()
        }
        (Takes::Id | Takes::Party, Some(book)) => ids_of(book, field),
        _ => Vec::new(),
    }
}

fn ids_of(book: &LoadedPlan, field: &Field) -> Vec<Candidate> {
    let snapshot = book.snapshot();
    let view = book.view(&snapshot);
    let Ok(all) = compile("", &snapshot) else { return Vec::new() };
    let mut found = Vec::new();
    for level in field.in_json {
        for item in &items(&view, *level, &all) {
            let mut values = Vec::new();
            (field.read)(Subject { snapshot: &snapshot, item }, &mut values);
            found.extend(values.iter().filter_map(|value| match value {
                Value::Id(id) | Value::Party(id) => Some((id.to_string(), title(&view, id))),
                Value::Word(code, word) => Some(told(code, word.to(view.lang))),
                _ => None,
            }));
        }
    }
    found
}
