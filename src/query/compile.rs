//! A parsed query → tests on fields, with every name and value looked up.

use std::ops::RangeInclusive;

use super::ast::Ast;
use super::bare_word::{id_or_text, is_id, is_under, text_or_word};
use super::field::{self, Field, Takes};
use super::lex::{Operator, QueryError, QueryTerm};
use super::parse::parse;
use super::range::{self, RangeError};
use super::unknown::{check_id, find_field, unknown_party, unknown_word};
use super::value::Value;
use super::view::Subject;
use crate::domain::snapshot::Snapshot;
use crate::domain::{Day, Id, Plan, Text, UNNAMED};
use crate::text::fold;

/// The word before fields that must have a value.
pub const HAS: &str = "has";

/// The word before fields that must have none.
pub const NO: &str = "no";

/// A query that is ready to be asked of items.
#[derive(Debug)]
pub struct Query {
    node: Predicate,
    notes: Vec<String>,
}

#[derive(Debug)]
enum Predicate {
    All(Vec<Predicate>),
    Any(Vec<Predicate>),
    Not(Box<Predicate>),
    Test(&'static Field, Test),
}

#[derive(Debug)]
enum Test {
    Any(bool),
    Words(Vec<String>),
    Text(Vec<String>),
    Under(Vec<String>),
    Parties(Vec<Id>, Vec<String>),
    Days(Vec<RangeInclusive<Day>>),
    Numbers(Vec<RangeInclusive<i64>>),
}

/// Makes a query ready. An empty one matches everything.
///
/// # Errors
/// Returns an error if it is not well-formed, or names a field or value that does not exist.
pub fn compile(query: &str, snapshot: &Snapshot<'_>) -> Result<Query, QueryError> {
    read(query, &NameLookup { snapshot, must_exist: true })
}

/// Returns the same for one of many versions of a plan: an id or a party that this one does not
/// have is nothing's.
///
/// # Errors
/// Returns an error if it is not well-formed, or names a field that does not exist.
pub fn compile_for_version(query: &str, snapshot: &Snapshot<'_>) -> Result<Query, QueryError> {
    read(query, &NameLookup { snapshot, must_exist: false })
}

/// The plan in which names are looked up.
struct NameLookup<'s> {
    snapshot: &'s Snapshot<'s>,
    /// Whether a name that it does not have is a mistake.
    must_exist: bool,
}

fn read(query: &str, names: &NameLookup<'_>) -> Result<Query, QueryError> {
    let mut notes = Vec::new();
    let node = node(parse(query)?, names, &mut notes)?;
    Ok(Query { node, notes })
}

impl Query {
    /// Returns whether it asks for nothing in particular.
    pub fn is_empty(&self) -> bool {
        matches!(&self.node, Predicate::All(parts) if parts.is_empty())
    }

    /// Returns whether the passing of days changes what matches only on days that change a status,
    /// a flag or the entries that count: it asks for no number of days and no day counted from
    /// today.
    pub fn is_steady(&self) -> bool {
        is_steady(&self.node)
    }

    /// Returns whether an item matches.
    pub fn matches(&self, subject: Subject<'_>) -> bool {
        matches(&self.node, subject, &mut Vec::new())
    }

    /// Returns how words without a field were read if they could mean something else.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }
}

fn is_steady(node: &Predicate) -> bool {
    match node {
        Predicate::All(parts) | Predicate::Any(parts) => parts.iter().all(is_steady),
        Predicate::Not(part) => is_steady(part),
        Predicate::Test(_, test) => !matches!(test, Test::Days(_) | Test::Numbers(_)),
    }
}

fn matches<'a>(node: &Predicate, subject: Subject<'a>, values: &mut Vec<Value<'a>>) -> bool {
    match node {
        Predicate::All(parts) => parts.iter().all(|part| matches(part, subject, values)),
        Predicate::Any(parts) => parts.iter().any(|part| matches(part, subject, values)),
        Predicate::Not(part) => !matches(part, subject, values),
        Predicate::Test(field, test) => {
            values.clear();
            (field.read)(subject, values);
            match test {
                Test::Any(wanted) => values.iter().any(is_something) == *wanted,
                test => values.iter().any(|value| passes(test, value)),
            }
        }
    }
}

/// Returns whether a value is there at all: a count of none is not.
fn is_something(value: &Value<'_>) -> bool {
    !matches!(value, Value::Number(0))
}

fn passes(test: &Test, value: &Value<'_>) -> bool {
    match test {
        Test::Any(wanted) => *wanted,
        Test::Words(codes) => {
            matches!(value, Value::Word(code, _) if codes.iter().any(|c| c == code))
        }
        Test::Text(needles) => value.texts().any(|text| {
            let text = fold(text);
            needles.iter().any(|needle| text.contains(needle))
        }),
        Test::Under(ids) => match value {
            Value::Id(id) => ids.iter().any(|above| is_under(id.as_str(), above)),
            _ => false,
        },
        Test::Parties(ids, words) => match value {
            Value::Party(id) => {
                ids.iter().any(|known| known == *id) || words.iter().any(|word| id.is(word))
            }
            Value::Word(code, _) => words.iter().any(|word| word == code),
            _ => false,
        },
        Test::Days(ranges) => {
            value.day().is_some_and(|day| ranges.iter().any(|range| range.contains(&day)))
        }
        Test::Numbers(ranges) => {
            value.number().is_some_and(|number| ranges.iter().any(|r| r.contains(&number)))
        }
    }
}

fn node(
    ast: Ast,
    names: &NameLookup<'_>,
    notes: &mut Vec<String>,
) -> Result<Predicate, QueryError> {
    let snapshot = names.snapshot;
    let mut each = |parts: Vec<Ast>| -> Result<Vec<Predicate>, QueryError> {
        parts.into_iter().map(|part| node(part, names, notes)).collect()
    };
    Ok(match ast {
        Ast::All(parts) => Predicate::All(each(parts)?),
        Ast::Any(parts) => Predicate::Any(each(parts)?),
        Ast::Not(part) => Predicate::Not(Box::new(node(*part, names, notes)?)),
        Ast::Word(word) if is_id(&word, snapshot.plan) => {
            notes.extend(id_or_text(&word, snapshot));
            Predicate::Test(field::ID, Test::Under(vec![word]))
        }
        Ast::Word(text) => {
            notes.extend(text_or_word(&text));
            Predicate::Test(field::TEXT, Test::Text(vec![fold(&text)]))
        }
        Ast::Text(text) => Predicate::Test(field::TEXT, Test::Text(vec![fold(&text)])),
        Ast::Term(term) if term.field.eq_ignore_ascii_case(HAS) => has(&term, true)?,
        Ast::Term(term) if term.field.eq_ignore_ascii_case(NO) => has(&term, false)?,
        Ast::Term(term) => {
            let field = find_field(&term.field, &term.field_at)?;
            Predicate::Test(field, test(field, &term, names)?)
        }
    })
}

/// `has:FIELD` and `no:FIELD`; several fields of one term: any of them.
fn has(term: &QueryTerm, wanted: bool) -> Result<Predicate, QueryError> {
    no_comparison(term)?;
    let fields = term.values.iter().map(|(name, at)| find_field(name, at));
    let tests: Result<Vec<Predicate>, QueryError> =
        fields.map(|field| Ok(Predicate::Test(field?, Test::Any(wanted)))).collect();
    Ok(Predicate::Any(tests?))
}

fn no_comparison(term: &QueryTerm) -> Result<(), QueryError> {
    if term.op == Operator::Is {
        return Ok(());
    }
    let message = format!("`{}` cannot be compared with `<` or `>`", term.field);
    Err(QueryError::new(message, term.field_at.clone()).help("write `:` between field and value"))
}

fn test(
    field: &'static Field,
    term: &QueryTerm,
    names: &NameLookup<'_>,
) -> Result<Test, QueryError> {
    let NameLookup { snapshot, must_exist } = *names;
    let plan = snapshot.plan;
    let values = || term.values.iter();
    Ok(match field.takes {
        Takes::Days => {
            let range = |text: &str| range::days(text, term.op, snapshot.as_of);
            Test::Days(ranges(term, range)?)
        }
        Takes::Numbers => Test::Numbers(ranges(term, |text| range::numbers(text, term.op))?),
        _ if term.op != Operator::Is => return no_comparison(term).map(|()| Test::Any(true)),
        Takes::Text => Test::Text(values().map(|(text, _)| fold(text)).collect()),
        Takes::Words(codes) => Test::Words(words(field, term, &codes())?),
        Takes::Id => {
            for (text, at) in term.values.iter().filter(|_| must_exist) {
                check_id(plan, text, at)?;
            }
            Test::Under(values().map(|(text, _)| text.clone()).collect())
        }
        Takes::Party => parties(plan, term, must_exist)?,
    })
}

fn ranges<T>(
    term: &QueryTerm,
    read: impl Fn(&str) -> Result<RangeInclusive<T>, RangeError>,
) -> Result<Vec<RangeInclusive<T>>, QueryError> {
    let range = |(text, at): &(String, std::ops::Range<usize>)| {
        read(text).map_err(|(message, help)| QueryError { message, at: at.clone(), help })
    };
    term.values.iter().map(range).collect()
}

fn words(
    field: &Field,
    term: &QueryTerm,
    codes: &[&'static str],
) -> Result<Vec<String>, QueryError> {
    let mut wanted = Vec::new();
    for (text, at) in &term.values {
        let Some(code) = codes.iter().find(|code| code.eq_ignore_ascii_case(text)) else {
            return Err(unknown_word(field, codes, text, at));
        };
        wanted.push((*code).to_owned());
    }
    Ok(wanted)
}

fn parties(plan: &Plan, term: &QueryTerm, must_exist: bool) -> Result<Test, QueryError> {
    let (mut ids, mut words) = (Vec::new(), Vec::new());
    for (text, at) in &term.values {
        if let Some(word) =
            [UNNAMED, "joint", "independent"].iter().find(|word| word.eq_ignore_ascii_case(text))
        {
            words.push((*word).to_owned());
            continue;
        }
        let found = find_parties(plan, text);
        if found.is_empty() && must_exist {
            return Err(unknown_party(plan, text, at));
        }
        ids.extend(found);
    }
    Ok(Test::Parties(ids, words))
}

/// What a party or side is called: id, name, acronym.
type LookedUp<'p> = (&'p Id, &'p Text, Option<&'p Text>);

/// Returns the parties and sides that a text names: by id, by the end of an id, by acronym, by
/// name, by part of a name, whichever of these finds any first. A side includes its parties.
pub(super) fn find_parties(plan: &Plan, text: &str) -> Vec<Id> {
    let wanted = fold(text);
    let all: Vec<LookedUp<'_>> = plan
        .head
        .sides
        .iter()
        .map(|side| (&side.id, &side.name, None))
        .chain(plan.parties.iter().map(|p| (&p.id, &p.name, p.acronym.as_ref())))
        .collect();
    let is = |text: &str| fold(text) == wanted;
    let ways: [&dyn Fn(&LookedUp<'_>) -> bool; 4] = [
        &|(id, ..)| id.is(text),
        &|(id, ..)| id.as_str().rsplit(['-', '.']).next().is_some_and(is),
        &|(_, name, acronym)| name.all().chain(acronym.iter().flat_map(|a| a.all())).any(is),
        &|(_, name, _)| name.all().any(|name| fold(name).contains(&wanted)),
    ];
    let found = ways
        .iter()
        .map(|way| all.iter().filter(|party| way(party)).map(|(id, ..)| (*id).clone()).collect())
        .find(|found: &Vec<Id>| !found.is_empty())
        .unwrap_or_default();
    let belongs = |party: &&crate::domain::Party| {
        party.side.as_ref().is_some_and(|side| found.contains(side))
    };
    let members: Vec<Id> = plan.parties.iter().filter(belongs).map(|p| p.id.clone()).collect();
    found.into_iter().chain(members).collect()
}
