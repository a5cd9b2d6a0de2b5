//! Dependencies: circles are found, wherever they stand and however long the way.

use hito::domain::depends::cycles;
use hito::domain::{Id, NodeRef, Plan};

use super::support::promise;

/// A plan of milestones, each with what it comes `after` and what its deadline counts from.
fn plan(milestones: &[(&str, &[&str], Option<&str>)]) -> Plan {
    let mut plan = promise("", &[]);
    let template = plan.milestones.remove(0);
    let id = |id: &&str| Id::parse(id).unwrap();
    for (name, after, counts_from) in milestones {
        let mut milestone = template.clone();
        milestone.id = id(name);
        milestone.after = after.iter().map(id).collect();
        milestone.due = counts_from.map(|from| hito::domain::Due {
            deadline: hito::domain::Deadline::parse(&format!("90 days after {from}")).unwrap(),
            text: None,
            inferred: None,
        });
        plan.index.insert(milestone.id.clone(), NodeRef::Milestone(plan.milestones.len()));
        plan.milestones.push(milestone);
    }
    plan
}

#[test]
fn circles_are_told_in_the_order_of_waiting() {
    for (milestones, expected) in [
        (&[][..], &[][..]),
        (
            &[
                ("a", &["b", "c"][..], None),
                ("b", &["d"], None),
                ("c", &["d"], None),
                ("d", &[], None),
            ],
            &[],
        ),
        (&[("a", &["a"], None)], &["a"]),
        (&[("a", &["b"], None), ("b", &["a"], None)], &["a b"]),
        (&[("a", &["B"], None), ("b", &["A"], None)], &["a b"]),
        // The way into a circle is no part of it.
        (&[("a", &["b"], None), ("b", &["c"], None), ("c", &["b"], None)], &["b c"]),
        (&[("a", &["c"], None), ("b", &["a"], None), ("c", &["b"], None)], &["a c b"]),
        (&[("a", &["a"], None), ("b", &["c"], None), ("c", &["a", "b"], None)], &["a", "b c"]),
        // What a deadline counts from is waited for, too.
        (&[("a", &[], Some("a"))], &["a"]),
        (&[("a", &[], Some("b")), ("b", &["c"], None), ("c", &[], Some("a"))], &["a b c"]),
        (&[("a", &[], Some("b")), ("b", &[], None)], &[]),
    ] {
        let plan = plan(milestones);
        let names = |cycle: Vec<usize>| {
            let ids = cycle.into_iter().map(|index| plan.milestones[index].id.to_string());
            ids.collect::<Vec<_>>().join(" ")
        };
        let found: Vec<String> = cycles(&plan).into_iter().map(names).collect();
        assert_eq!(found, expected, "{milestones:?}");
    }
}

#[test]
fn a_chain_of_a_hundred_thousand_does_not_exhaust_the_stack() {
    const LINKS: usize = 100_000;
    let names: Vec<String> = (0..=LINKS).map(|link| format!("m{link}")).collect();
    let next: Vec<[&str; 1]> = (1..=LINKS).map(|link| [&*names[link]]).collect();
    let mut links: Vec<(&str, &[&str], Option<&str>)> =
        names.iter().zip(&next).map(|(name, next)| (&**name, &next[..], None)).collect();
    links.push((&names[LINKS], &[], None));
    let mut plan = plan(&links);
    assert_eq!(cycles(&plan), Vec::<Vec<usize>>::new());
    // Closed to a circle, all of it is one.
    plan.milestones[LINKS].after.push(Id::parse("m0").unwrap());
    assert_eq!(cycles(&plan), [(0..=LINKS).collect::<Vec<_>>()]);
}
