//! Layouts: the same nodes mean the same, nested in one file or spread over many.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use hito::change::Changes;
use hito::domain::snapshot::{Snapshot, State};
use hito::domain::{Due, EvidenceRef, Plan, Update};
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, proptest};

use super::support::{cases, day, read};

/// A node: what it is, its id, its other fields, and the position of its parent.
struct Node(&'static str, &'static str, &'static str, Option<usize>);

const HEAD: &str = "title: P, issued: 2025-09-18, term: 2025-09-18/2028, \
    sides: {mx: Mexico, ca: Canada}";
const PARTIES: &str = "parties: [{id: ca-ised, side: ca, name: ISED}, \
    {id: mx-economia, side: mx, name: Economia}]";
const EVIDENCE: &str = "evidence: [{id: E1, url: 'https://a.mx/1', says: done}]";

/// The plan's nodes below its head; parents before their children.
const NODES: [Node; 14] = [
    Node("pillar", "I", "parties: [ca]", None),
    Node("pillar", "II", "", None),
    Node("commitment", "C", "", None),
    Node("commitment", "I.1", "parties: [mx-economia, ca-ised]", Some(0)),
    Node("commitment", "I.2", "", Some(0)),
    Node("commitment", "II.1", "", Some(1)),
    Node("milestone", "I.m", "due: 2025", Some(0)),
    Node("milestone", "C.a", "due: every 3 months", Some(2)),
    Node(
        "milestone",
        "I.1.a",
        "due: 30 days after II.1.a, after: [I.2.a], updates: [\
            {date: 2026-01-06, by: ca-ised, status: completed, evidence: [E1]}, \
            {date: 2026-01-06, by: mx, status: in-progress}]",
        Some(3),
    ),
    Node("milestone", "I.1.b", "due: before 2026-03-31", Some(3)),
    Node(
        "milestone",
        "I.2.a",
        "due: 2026-01, updates: [{id: u1, date: 2026-01-10, by: ca, due: 2026-06}, \
            {date: 2026-04-01, by: mx, retracts: u1}]",
        Some(4),
    ),
    Node(
        "milestone",
        "II.1.a",
        "updates: [{date: 2026-01-20, by: joint, status: completed, completed: 2026-01-15}]",
        Some(5),
    ),
    Node("milestone", "II.1.b", "parties: [unnamed], due: 2026-Q1", Some(5)),
    Node("milestone", "II.m", "due: ongoing", Some(1)),
];

/// Names of files: before and after `plan.yaml`, in folders, with numbers, with either ending; one
/// for each node and each list.
const NAMES: [&str; NODES.len() + 2] = [
    "0.yaml", "a.yaml", "b.yml", "z.yaml", "q/1.yaml", "q/2.yaml", "q/10.yml", "q/r/a.yaml",
    "a/plan.yaml", "i/i.yaml", "i/0/x.yaml", "Y.yaml", "é.yaml", "with space.yaml", "x.y.yml",
    "plan.yml",
];

/// How the nodes are laid out: which are nested in their parent (or in the plan), in which order
/// they are written, and the names of the files for the others.
#[derive(Debug)]
struct Layout {
    nested: Vec<bool>,
    order: Vec<usize>,
    names: Vec<&'static str>,
}

impl Layout {
    /// Everything in one file, in order.
    fn one_file() -> Self {
        let nested = vec![true; NODES.len() + 2];
        Self { nested, order: (0..NODES.len()).collect(), names: Vec::new() }
    }

    /// The nested children of a node, each kind under its key.
    fn children(&self, parent: Option<usize>) -> String {
        let lists = ["pillar", "commitment", "milestone"].map(|kind| {
            let inside = self.order.iter().copied().filter(|node| {
                NODES[*node].0 == kind && NODES[*node].3 == parent && self.nested[*node]
            });
            let items: Vec<String> = inside.map(|node| self.write("id", node)).collect();
            if items.is_empty() {
                String::new()
            } else {
                format!(", {kind}s: [{}]", items.join(", "))
            }
        });
        lists.concat()
    }

    /// A node with what is nested in it, its id under a key.
    fn write(&self, key: &str, node: usize) -> String {
        let Node(kind, id, fields, _) = NODES[node];
        let kind = if kind == "milestone" { ", kind: event" } else { "" };
        let fields = if fields.is_empty() { String::new() } else { format!(", {fields}") };
        format!("{{{key}: {id}, title: T{kind}{fields}{}}}", self.children(Some(node)))
    }

    fn read(&self) -> Plan {
        let lists = [PARTIES, EVIDENCE].into_iter().zip(&self.nested[NODES.len()..]);
        let (inside, outside): (Vec<_>, Vec<_>) = lists.partition(|(_, nested)| **nested);
        let inside = inside.into_iter().flat_map(|(list, _)| [", ", list]).collect::<String>();
        let mut texts: Vec<String> =
            outside.into_iter().map(|(list, _)| format!("{{{list}}}")).collect();
        let alone = self.order.iter().filter(|node| !self.nested[**node]);
        texts.extend(alone.map(|node| self.write(NODES[*node].0, *node)));
        let head = format!("{{plan: p, {HEAD}{inside}{}}}", self.children(None));
        let names = self.names.iter().map(|name| (*name).to_owned());
        let mut files: Vec<(String, String)> = names.zip(texts).collect();
        files.push(("plan.yaml".to_owned(), head));
        read(&files)
    }
}

/// What a plan says of a milestone, wherever it is written.
#[derive(Debug, PartialEq)]
struct Said {
    parent: String,
    parties: Vec<String>,
    due: Option<Due>,
    updates: Vec<Update>,
    evidence: usize,
    states: Vec<State>,
}

fn said(plan: &Plan) -> BTreeMap<String, Said> {
    let days = ["2025-12-31", "2026-01-06", "2026-02-14", "2026-02-15", "2026-07-01", "2029-01-01"];
    let snapshots = days.map(|as_of| Snapshot::new(plan, day(as_of)));
    let of = |(index, milestone): (usize, &hito::domain::Milestone)| {
        let evidence = |reference: &EvidenceRef| plan.evidence(reference).is_some();
        let said = Said {
            parent: plan.sections[milestone.parent].id.to_string(),
            parties: milestone.parties.iter().map(ToString::to_string).collect(),
            due: milestone.due.clone(),
            updates: milestone.updates.clone(),
            evidence: milestone
                .updates
                .iter()
                .flat_map(|u| &u.evidence)
                .filter(|e| evidence(e))
                .count(),
            states: snapshots.iter().map(|snapshot| snapshot.states[index].clone()).collect(),
        };
        (milestone.id.to_string(), said)
    };
    plan.milestones.iter().enumerate().map(of).collect()
}

/// The plan when all of it stands in one file.
static ONE_FILE: LazyLock<Plan> = LazyLock::new(|| Layout::one_file().read());

/// What it says then.
static NESTED: LazyLock<BTreeMap<String, Said>> = LazyLock::new(|| said(&ONE_FILE));

fn any_layout() -> impl Strategy<Value = Layout> {
    (
        proptest::collection::vec(any::<bool>(), NODES.len() + 2),
        Just((0..NODES.len()).collect::<Vec<_>>()).prop_shuffle(),
        Just(NAMES.to_vec()).prop_shuffle(),
    )
        .prop_map(|(nested, order, names)| Layout { nested, order, names })
}

#[test]
fn one_file_holds_a_whole_plan() {
    assert_eq!(NESTED.len(), 8);
    let first = &NESTED["I.1.a"];
    assert_eq!((&*first.parent, first.evidence), ("I.1", 1));
    assert_eq!(first.parties, ["mx-economia", "ca-ised"]);
    let overdue: Vec<Option<i64>> = first.states.iter().map(|state| state.overdue).collect();
    assert_eq!(overdue, [None, None, None, Some(1), Some(137), Some(1052)]);
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_plan_means_the_same_in_every_layout(layout in any_layout()) {
        let plan = layout.read();
        prop_assert_eq!(&said(&plan), &*NESTED);
        // To move a node is no change of it, either way.
        let today = day("2026-07-01");
        let (one, other) = (Snapshot::new(&ONE_FILE, today), Snapshot::new(&plan, today));
        prop_assert_eq!(Changes::new(&one, &other).changes, []);
        prop_assert_eq!(Changes::new(&other, &one).changes, []);
    }
}
