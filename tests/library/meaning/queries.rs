//! Queries: no text upsets their reading, and `and`, `or` and `not` mean what they say.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use hito::domain::Plan;
use hito::domain::snapshot::Snapshot;
use hito::i18n::Lang;
use hito::query::{FIELDS, Item, Query, RowLevel, View, compile, grouped, items};
use proptest::collection::vec;
use proptest::prelude::{
    BoxedStrategy, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::sample::select;

use super::support::{Draft, TWO_SIDES, cases, day};

/// Milestones that differ in all that the terms of [`TERMS`] ask for.
static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    Draft::new(TWO_SIDES)
        .milestone("A.silent", "due: 2025, parties: [mx], strength: firm", &[])
        .milestone(
            "A.done",
            "due: 2026-03-31, parties: [ca-ised]",
            &["date: 2026-01-06, by: ca, status: completed, evidence: [{url: 'https://a.ca'}]"],
        )
        .milestone("A.late", "due: 2026-03", &["date: 2026-05-06, by: mx, status: completed"])
        .milestone("A.ongoing", "due: ongoing", &["date: 2026-05-06, by: mx, status: in-progress"])
        .read()
});

/// Each matches some milestones and not others.
const TERMS: [&str; 10] = [
    "is:overdue", "status:completed", "status:in-progress,completed", "side:ca", "party:ised",
    "due:..2026-01-31", "due<2026-01", "has:evidence", "strength:firm", "late:10d..",
];

/// Pieces of queries, well-formed or not.
const PIECES: [&str; 40] = [
    "status", "due", "is", "party", "late", "id", "has", "no", "nothing", "año", "text", ":", "=",
    "<", "<=", ">", ">=", ",", "..", "-", "+", "(", ")", "\"", "'", " ", " ", " ", "or", "and",
    "not", "2026", "2026-13", "2026-Q2", "90d", "last monday", "99999999999999999999", "%", "A.x",
    "\u{301}",
];

fn found(view: &View<'_>, query: &Query) -> BTreeSet<usize> {
    let index = |item| match item {
        Item::Milestone(index) => index,
        other => unreachable!("{other:?}"),
    };
    items(view, RowLevel::Milestone, query).into_iter().map(index).collect()
}

/// A query as a tree, to be written down and to be answered by hand.
#[derive(Clone, Debug)]
enum Asked {
    Term(&'static str),
    Not(Box<Asked>),
    And(Box<Asked>, Box<Asked>),
    Or(Box<Asked>, Box<Asked>),
}

impl Asked {
    fn written(&self) -> String {
        match self {
            Self::Term(term) => (*term).to_owned(),
            Self::Not(inner) => format!("not ({})", inner.written()),
            Self::And(a, b) => format!("({}) ({})", a.written(), b.written()),
            Self::Or(a, b) => format!("({}) or ({})", a.written(), b.written()),
        }
    }

    fn answer(&self, view: &View<'_>) -> BTreeSet<usize> {
        match self {
            Self::Term(_) => found(view, &compile(&self.written(), view.snapshot).unwrap()),
            Self::Not(inner) => {
                let inner = inner.answer(view);
                (0..PLAN.milestones.len()).filter(|m| !inner.contains(m)).collect()
            }
            Self::And(a, b) => &a.answer(view) & &b.answer(view),
            Self::Or(a, b) => &a.answer(view) | &b.answer(view),
        }
    }
}

fn any_asked() -> BoxedStrategy<Asked> {
    let term = select(&TERMS[..]).prop_map(Asked::Term);
    term.prop_recursive(4, 16, 2, |inner| {
        let two = (inner.clone().prop_map(Box::new), inner.clone().prop_map(Box::new));
        prop_oneof![
            inner.prop_map(|inner| Asked::Not(Box::new(inner))),
            two.clone().prop_map(|(a, b)| Asked::And(a, b)),
            two.prop_map(|(a, b)| Asked::Or(a, b)),
        ]
    })
    .boxed()
}

#[test]
fn every_term_tells_milestones_apart() {
    let snapshot = Snapshot::new(&PLAN, day("2026-06-01"));
    let view = View { snapshot: &snapshot, lang: Lang::En };
    for term in TERMS {
        let many = Asked::Term(term).answer(&view).len();
        assert!((1..PLAN.milestones.len()).contains(&many), "{term} matches {many}");
    }
}

#[test]
fn or_binds_looser_than_and_and_and_looser_than_not() {
    let snapshot = Snapshot::new(&PLAN, day("2026-06-01"));
    let view = View { snapshot: &snapshot, lang: Lang::En };
    for (query, same) in [
        ("is:overdue or side:ca status:completed", "is:overdue or (side:ca status:completed)"),
        ("side:ca status:completed or is:overdue", "(side:ca and status:completed) or is:overdue"),
        ("not is:overdue side:mx", "(not is:overdue) and side:mx"),
        ("-is:overdue side:mx", "(not is:overdue) and side:mx"),
        ("not is:overdue or is:overdue", "(not is:overdue) or is:overdue"),
        ("-(is:overdue or side:ca)", "not is:overdue and not side:ca"),
        ("status:completed,in-progress", "status:completed or status:in-progress"),
    ] {
        let answer = |query: &str| found(&view, &compile(query, &snapshot).unwrap());
        assert_eq!(answer(query), answer(same), "{query}");
    }
}

/// Values at the ends of what can be counted and of the calendar, and some that are none.
const ODD_VALUES: [&str; 24] = [
    "0", "-1", "9223372036854775807", "9223372036854775807w", "-9223372036854775808w", "9999y..",
    "-9999y", "+9999y", "+9999w..", "0000", "9999", "9999-12-31", "0000..9999", "2026-13", "..",
    "...", "..2026", "2026..2025", "A.x..", "é", "\"\"", "\" \"", ",", "a,,b",
];

#[test]
fn no_value_upsets_any_field() {
    let snapshot = Snapshot::new(&PLAN, day("2026-06-01"));
    let view = View { snapshot: &snapshot, lang: Lang::En };
    let mut refused = 0;
    for field in FIELDS.iter().map(|field| field.name).chain(["has", "no", "nothing"]) {
        for op in [":", "=", "<", "<=", ">", ">="] {
            for value in ODD_VALUES {
                let text = format!("{field}{op}{value}");
                match compile(&text, &snapshot) {
                    Ok(query) => assert!(found(&view, &query).len() <= PLAN.milestones.len()),
                    Err(error) => {
                        assert!(text.get(error.at).is_some(), "{text}");
                        refused += 1;
                    }
                }
            }
        }
    }
    assert!(refused > FIELDS.len(), "{refused} were refused");
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_text_upsets_the_reading_of_a_query(
        text in prop_oneof![
            proptest::string::string_regex("\\PC{0,40}").unwrap(),
            vec(select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat()),
        ],
    ) {
            let snapshot = Snapshot::new(&PLAN, day("2026-06-01"));
        match compile(&text, &snapshot) {
            Ok(query) => {
                found(&View { snapshot: &snapshot, lang: Lang::En }, &query);
            }
            Err(error) => {
                prop_assert!(text.get(error.at.clone()).is_some(), "{:?} of {text:?}", error.at);
                prop_assert!(!error.message.is_empty());
            }
        }
    }

    #[test]
    fn and_or_and_not_are_those_of_sets(asked in any_asked()) {
            let snapshot = Snapshot::new(&PLAN, day("2026-06-01"));
        let view = View { snapshot: &snapshot, lang: Lang::En };
        let written = asked.written();
        for (query, answer) in [
            (written.clone(), asked.answer(&view)),
            (format!("not not ({written})"), asked.answer(&view)),
            (format!("-({written})"), Asked::Not(Box::new(asked)).answer(&view)),
        ] {
            prop_assert_eq!(found(&view, &compile(&query, &snapshot).unwrap()), answer, "{}", query);
        }
    }
}

/// `A` is a commitment, and stands in texts beside it: those of `B`.
#[test]
fn a_bare_word_that_is_an_id_selects_what_hangs_under_it() {
    let files = [(
        "plan.yaml".to_owned(),
        "plan: p\ntitle: P\npillars:\n  - id: I\n    title: One\n    commitments:\n      \
         - {id: I.4, title: T, milestones: [{id: I.4.x, title: T, kind: body}]}\n      \
         - {id: I.energy, title: T, milestones: [{id: I.energy.y, title: T, kind: body}]}\n  \
         - id: II\n    title: Two\n    commitments:\n      \
         - {id: II.4, title: T, milestones: [{id: II.4.z, title: Energy in I, kind: body}]}\n  \
         - id: energy\n    title: Three\n    milestones: [{id: energy.w, title: T, kind: body}]\n"
            .to_owned(),
    )];
    let plan = super::support::read(&files);
    let snapshot = Snapshot::new(&plan, day("2026-01-01"));
    let view = View { snapshot: &snapshot, lang: Lang::En };
    for (query, ids, told) in [
        ("I", &["I.4.x", "I.energy.y"][..], &["I"][..]),
        ("I.4", &["I.4.x"], &[]),
        ("I.4.x", &["I.4.x"], &[]),
        ("not I", &["II.4.z", "energy.w"], &["I"]),
        ("I.4 or II.4", &["I.4.x", "II.4.z"], &[]),
        ("II kind:body", &["II.4.z"], &[]),
        ("energy", &["energy.w"], &["energy"]),
        // In quotes, behind a field, in other letters or in part it is a text.
        ("\"I.4\"", &["I.4.x", "II.4.z"], &[]),
        ("text:I.4", &["I.4.x", "II.4.z"], &[]),
        ("i.4", &["I.4.x", "II.4.z"], &[]),
        ("Energy", &["I.energy.y", "II.4.z", "energy.w"], &[]),
        ("II.4.", &["II.4.z"], &[]),
        // All of the plan is no part of it.
        ("p", &[], &[]),
    ] {
        let asked = compile(query, &snapshot).unwrap();
        let found: Vec<&str> =
            found(&view, &asked).into_iter().map(|i| plan.milestones[i].id.as_str()).collect();
        assert_eq!(found, ids, "{query}");
        assert_eq!(asked.notes().len(), told.len(), "{query}");
        assert!(
            asked.notes().iter().zip(told).all(|(note, id)| note.contains(&format!("`id:{id}`")))
        );
    }
}

#[test]
fn a_comparison_may_have_a_colon_before_its_sign() {
    let snapshot = Snapshot::new(&PLAN, day("2026-06-01"));
    let view = View { snapshot: &snapshot, lang: Lang::En };
    let ask = |query: &str| found(&view, &compile(query, &snapshot).unwrap());
    for sign in ["<", "<=", ">", ">="] {
        let (plain, other) = (format!("due{sign}2026-03-31"), format!("due:{sign}2026-03-31"));
        assert_eq!(ask(&plain), ask(&other), "{plain}");
    }
    assert_ne!(ask("due:<2026-03-31"), ask("due:<=2026-03-31"));
    // It is no value: titles have no order.
    assert!(compile("title:<b", &snapshot).is_err());
}

/// Deadlines that end on one day are grouped by what they say, and those that say the same by that.
#[test]
fn groups_are_of_items_that_say_the_same() {
    let mut text = "plan: p\ntitle: P\nissued: 2024-01-01\npillars:\n  - id: C\n    title: C\n    \
        milestones:\n"
        .to_owned();
    let spoken = ", updates: [{date: 2024-06-01, by: joint, status: in-progress}]";
    for (id, due, more) in [
        ("1", "2024-Q2", ""),
        ("2", "every 6 months", ""),
        ("3", "before 2024-07", ""),
        ("4", "every 6 months", spoken),
        ("5", "2024-03", ""),
        ("6", "2024-Q2", ""),
    ] {
        text += &format!("      - {{id: C.{id}, title: T, kind: body, due: {due}{more}}}\n");
    }
    let plan = super::support::read(&[("plan.yaml".to_owned(), text)]);
    let snapshot = Snapshot::new(&plan, day("2024-07-05"));
    let view = View { snapshot: &snapshot, lang: Lang::En };
    let due = FIELDS.iter().find(|field| field.name == "due").unwrap();
    let items: Vec<Item<'_>> = (0..plan.milestones.len()).map(Item::Milestone).collect();
    let groups = grouped(&view, due, &items);
    let told: Vec<(&str, usize)> =
        groups.iter().map(|(heading, inside)| (&*heading.shown, inside.len())).collect();
    let expected = [
        ("end of Mar 2024", 1),
        ("end of Q2 2024", 2),
        ("every 6 months", 2),
        ("before Jul 2024", 1),
    ];
    assert_eq!(told, expected);
}
