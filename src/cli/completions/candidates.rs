//! Candidates for an argument, by the name of its value: `QUERY`, `ID`, `FIELD`…

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
use crate::query::{
    FIELDS, Field, HAS, LoadedPlan, NO, PartialQuery, Resolved, RowLevel, Subject, Takes, Value,
    View, Wants, compile, items, parse_partial_query, resolvable,
};
use crate::render::{self, FINDING_FORMATS, FORMATS};

/// What candidates are made from.
#[derive(Default)]
pub(super) struct Known {
    /// The commands.
    pub commands: Vec<Candidate>,
    /// The command on the line, if there is one yet.
    pub command: Option<String>,
    /// Whether `--` precedes the word.
    pub escaped: bool,
    /// The plan as far as it can be read.
    pub loaded: Option<LoadedPlan>,
    /// Lists branches and tags.
    pub revisions: Option<Box<dyn Fn() -> Vec<String> + Send + Sync>>,
}

/// A candidate and its meaning.
pub(super) type Candidate = (String, String);

/// Returns the values of an argument, given the text that is being typed.
type Candidates = fn(&Known, &str) -> Vec<Candidate>;

/// The candidates of every value that is not free text, a path or a list that clap knows.
const VALUES: &[(&str, Candidates)] = &[
    ("QUERY", |context, typed| {
        let of_nodes = context.command.as_deref() == Some("history");
        let ids = if of_nodes && !typed.is_empty() { ids(context, typed) } else { Vec::new() };
        query(context, typed).unwrap_or_default().into_iter().chain(ids).collect()
    }),
    ("ID", ids),
    ("PARTY", |context, _| speakers(context)),
    ("PARTIES", |context, _| parties(context)),
    ("SIDE", |context, _| sides(context)),
    ("KIND", |_, _| words::<Kind>()),
    ("STRENGTH", |_, _| words::<Strength>()),
    ("OUTLOOK", |_, _| words::<Outlook>()),
    ("SAYS", |_, _| words::<Says>()),
    ("CLASS", |_, _| words::<Class>()),
    ("FIELD", |_, _| fields("")),
    ("FIELDS", |_, _| fields("")),
    ("LEVEL", |_, _| RowLevel::ALL.iter().map(|(_, name)| plain(name)).collect()),
    ("FORMAT", |context, _| formats(context)),
    ("TABLE", |_, _| TABLES.iter().map(|table| candidate(table.name, table.meaning)).collect()),
    ("LANG", |_, _| Lang::ALL.iter().map(|lang| plain(lang.code())).collect()),
    ("REV", |context, _| revisions(context)),
    ("RULE", |_, _| CHECKS.iter().map(|c| candidate(c.rule.name, c.rule.summary)).collect()),
    ("FIELD=COLUMN", |_, _| of_sheets("=")),
    ("FIELD=VALUE", |_, _| of_sheets("=")),
    ("FIELD:WORDS=VALUE", |_, _| of_sheets(":")),
    ("WORD", |_, _| explain::words().map(|(word, meaning)| candidate(word, meaning)).collect()),
    ("COMMAND", |context, _| context.commands.clone()),
];

/// Adds candidates to every argument of a command and of its subcommands.
pub(super) fn with_candidates(command: clap::Command, context: &Arc<Known>) -> clap::Command {
    command
        .mut_args(|arg| with_values(arg, context))
        .mut_subcommands(|below| with_candidates(below, context))
}

fn with_values(arg: clap::Arg, context: &Arc<Known>) -> clap::Arg {
    let names = arg.get_value_names().unwrap_or_default();
    let found = VALUES.iter().find(|(name, _)| names.iter().any(|other| other == name));
    let Some((_, candidates)) = found else { return arg };
    let context = Arc::clone(context);
    let takes_minus = arg.is_allow_hyphen_values_set();
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_string_lossy();
        // `--sort` takes a minus before its values.
        let (minus, name) = match typed.strip_prefix('-') {
            Some(name) if takes_minus => ("-", name),
            _ => ("", &*typed),
        };
        let mut seen = HashSet::new();
        candidates(&context, name)
            .into_iter()
            .filter(|(value, _)| begins(value, name) && seen.insert(value.clone()))
            .map(|(value, help)| {
                CompletionCandidate::new(format!("{minus}{value}")).help(Some(help.into()))
            })
            .collect()
    }))
}

/// Returns whether a value begins with what was typed, ignoring case.
fn begins(value: &str, typed: &str) -> bool {
    value.get(..typed.len()).is_some_and(|head| head.eq_ignore_ascii_case(typed))
}

fn plain(value: &str) -> Candidate {
    candidate(value, "")
}

fn candidate(value: &str, meaning: &str) -> Candidate {
    (value.to_owned(), meaning.to_owned())
}

/// Returns the fields, each followed by a sign.
fn fields(sign: &str) -> Vec<Candidate> {
    let name = |field: &&Field| candidate(&format!("{}{sign}", field.name), field.meaning);
    FIELDS.iter().map(name).collect()
}

/// Returns what columns of spreadsheets can hold, each followed by a sign.
fn of_sheets(sign: &str) -> Vec<Candidate> {
    let fields = import::FIELDS.iter();
    fields.map(|field| candidate(&format!("{}{sign}", field.name), field.meaning)).collect()
}

fn formats(context: &Known) -> Vec<Candidate> {
    let meaning = |name: &str| render::find(name).map_or("", |format| format.meaning);
    let named = |names: &[&str]| names.iter().map(|name| candidate(name, meaning(name))).collect();
    match context.command.as_deref() {
        Some("export") => EXPORTS.iter().map(|f| candidate(f.name, f.meaning)).collect(),
        Some("report") => named(&report::FORMATS),
        Some("check") => FINDING_FORMATS.iter().map(|f| candidate(f.name, f.meaning)).collect(),
        Some("show") => named(&show::FORMATS),
        _ => FORMATS.iter().map(|f| candidate(f.name, f.meaning)).collect(),
    }
}

/// Returns the commands below `root`, each with what it does.
pub(super) fn commands(root: &clap::Command) -> Vec<Candidate> {
    let about = |command: &clap::Command| command.get_about().map(ToString::to_string);
    let of =
        |below: &clap::Command| (below.get_name().to_owned(), about(below).unwrap_or_default());
    root.get_subcommands().map(of).collect()
}

fn revisions(context: &Known) -> Vec<Candidate> {
    let names = context.revisions.as_ref().map(|names| names()).unwrap_or_default();
    names.iter().map(|name| plain(name)).collect()
}

fn words<V: Vocabulary>() -> Vec<Candidate> {
    V::ALL.iter().map(|word| candidate(word.code(), word.meaning())).collect()
}

fn sides(context: &Known) -> Vec<Candidate> {
    let Some(loaded) = &context.loaded else { return Vec::new() };
    let snapshot = loaded.snapshot();
    let view = loaded.view(&snapshot);
    let sides = loaded.plan.head.sides.iter();
    sides.map(|side| (side.id.to_string(), view.party(&side.id))).collect()
}

/// Returns the sides and parties with their names.
fn parties(context: &Known) -> Vec<Candidate> {
    let Some(loaded) = &context.loaded else { return Vec::new() };
    let snapshot = loaded.snapshot();
    let view = loaded.view(&snapshot);
    let parties = loaded.plan.parties.iter();
    let parties = parties.map(|party| (party.id.to_string(), view.party(&party.id)));
    sides(context).into_iter().chain(parties).collect()
}

/// Returns those who may report on a milestone.
fn speakers(context: &Known) -> Vec<Candidate> {
    let others = [
        candidate("joint", "All sides together."),
        candidate("independent", "The press, auditors."),
    ];
    parties(context).into_iter().chain(others).collect()
}

/// Returns every id, or, if none begins with what was typed, the last parts of ids, as `show` takes
/// them.
fn ids(context: &Known, typed: &str) -> Vec<Candidate> {
    let Some(loaded) = &context.loaded else { return Vec::new() };
    let snapshot = loaded.snapshot();
    let view = loaded.view(&snapshot);
    let mut targets = resolvable(&loaded.plan);
    let of_milestones = ["mark", "reschedule", "add"];
    if context.command.as_deref().is_some_and(|name| of_milestones.contains(&name)) {
        targets.retain(|target| loaded.plan.milestone(target.id()).is_some());
    }
    let is_mark = context.command.as_deref() == Some("mark");
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

/// Returns the title of a node or record, or the name of a party.
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

/// Returns the candidates for the end of a query, or `None` if there can be none.
fn query(context: &Known, typed: &str) -> Option<Vec<Candidate>> {
    // A word that begins with a dash is an option.
    if typed.starts_with('-') && !context.escaped {
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
            let mut values = values(context, field);
            values
                .retain(|(value, _)| given.iter().all(|other| !other.eq_ignore_ascii_case(value)));
            values
        }
    };
    Some(found.into_iter().map(|(value, help)| (format!("{before}{value}"), help)).collect())
}

/// Returns the values of a field: the words that it takes, or the ids that it has in the plan.
fn values(context: &Known, field: &Field) -> Vec<Candidate> {
    match (field.takes, &context.loaded) {
        (Takes::Words(codes), _) => {
            codes().into_iter().map(|code| candidate(code, explain::meaning(field, code))).collect()
        }
        (Takes::Id | Takes::Party, Some(loaded)) => ids_of(loaded, field),
        _ => Vec::new(),
    }
}

fn ids_of(loaded: &LoadedPlan, field: &Field) -> Vec<Candidate> {
    let snapshot = loaded.snapshot();
    let view = loaded.view(&snapshot);
    let Ok(all) = compile("", &snapshot) else { return Vec::new() };
    let mut found = Vec::new();
    for level in field.in_json {
        for item in &items(&view, *level, &all) {
            let mut values = Vec::new();
            (field.read)(Subject { snapshot: &snapshot, item }, &mut values);
            found.extend(values.iter().filter_map(|value| match value {
                Value::Id(id) | Value::Party(id) => Some((id.to_string(), title(&view, id))),
                Value::Word(code, word) => Some(candidate(code, word.to(view.lang))),
                _ => None,
            }));
        }
    }
    found
}
