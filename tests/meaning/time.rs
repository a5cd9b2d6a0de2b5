//! As time passes: what is overdue grows older by a day a day, and the past stays as it was.

use hito::domain::ledger::{Dispute, Standing, Word, replay};
use hito::domain::snapshot::{Brief, Judged, Snapshot, State, Verdict};
use hito::domain::{
    Date, Day, Deadline, Due, EvidenceRef, Id, Period, Plan, Speaker, Update, Vocabulary,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{Index, select};

use super::support::{Draft, TWO_SIDES, cases, day};

/// The days within which things are said.
const DAYS: u64 = 400;

fn any_day() -> impl Strategy<Value = Day> {
    (0..DAYS).prop_map(|days| day("2025-09-18") + chrono::Days::new(days))
}

fn any_date() -> impl Strategy<Value = Date> {
    let month = any_day().prop_map(|day| Period::parse(&day.format("%Y-%m").to_string()).unwrap());
    prop_oneof![
        3 => any_day().prop_map(Date::from),
        1 => month.prop_map(Date::Within),
        1 => any_day().prop_map(|day| Date::Before(Period::Day(day))),
    ]
}

fn any_deadline() -> impl Strategy<Value = Deadline> {
    let words =
        vec!["2 months after A.base", "every 2 months", "every 3 weeks from 2026-01", "ongoing"];
    prop_oneof![
        3 => any_date().prop_map(Deadline::On),
        1 => select(words).prop_map(|text| Deadline::parse(text).unwrap()),
    ]
}

fn word<V: Vocabulary + std::fmt::Debug>() -> impl Strategy<Value = V> {
    select(V::ALL)
}

fn any_update() -> impl Strategy<Value = Update> {
    let party = |id: &str| Speaker::Party(Id::parse(id).unwrap());
    let speakers =
        vec![Speaker::Joint, Speaker::Independent, party("mx"), party("ca"), party("mx-economia")];
    let about_status = (of(word()), of(any_date()), proptest::bool::ANY);
    let about_time = (of(word()), of(any_date()), proptest::option::weighted(0.2, any_deadline()));
    (any_date(), select(speakers), about_status, about_time).prop_map(
        |(date, by, (status, completed, evidence), (outlook, forecast, due))| Update {
            id: None,
            date,
            by,
            status,
            completed,
            progress: None,
            outlook,
            forecast,
            due,
            reason: None,
            retracts: None,
            superseded_by: None,
            note: None,
            evidence: Vec::from_iter(evidence.then(|| EvidenceRef::Inline(Box::default()))),
        },
    )
}

/// A ledger: some of its entries take back an earlier one.
fn any_ledger() -> impl Strategy<Value = Vec<Update>> {
    let retracts = proptest::option::weighted(0.2, proptest::arbitrary::any::<Index>());
    vec((any_update(), retracts), 0..8).prop_map(|entries| {
        let id = |position: usize| Id::parse(&format!("u{position}")).ok();
        let entries = entries.into_iter().enumerate();
        entries
            .map(|(position, (update, retracts))| Update {
                id: id(position),
                retracts: retracts.filter(|_| position > 0).and_then(|t| id(t.index(position))),
                ..update
            })
            .collect()
    })
}

/// A plan with two milestones, `A.base` and `A.x`, whose ledgers and deadlines are random.
fn any_plan() -> impl Strategy<Value = Plan> {
    let plan = Draft::new(TWO_SIDES)
        .milestone("A.base", "parties: [ca]", &[])
        .milestone("A.x", "after: [A.base]", &[])
        .read();
    let due = || of(any_deadline());
    (Just(plan), vec((due(), any_ledger()), 2)).prop_map(|(mut plan, milestones)| {
        for (milestone, (due, updates)) in plan.milestones.items_mut().iter_mut().zip(milestones) {
            milestone.due = due.map(|deadline| Due { deadline, text: None, inferred: None });
            milestone.body.updates = updates;
        }
        plan
    })
}

fn is_said(update: &Update, as_of: Day) -> bool {
    update.date.last_day() <= as_of
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn between_updates_what_is_overdue_stays_so_and_grows_by_a_day_a_day(plan in any_plan()) {
        let mut updates = plan.milestones.iter().flat_map(|milestone| &milestone.updates);
        let news: Vec<Day> = updates.by_ref().map(|update| update.date.last_day()).collect();
        let mut before = Snapshot::new(&plan, day("2025-09-17"));
        for today in day("2025-09-18").iter_days().take(500) {
            let now = Snapshot::new(&plan, today);
            if !news.contains(&today) {
                for (before, now) in before.states.iter().zip(&now.states) {
                    let grown = before.overdue.map(|days| days + 1);
                    // What was not overdue may have become so, by its first day.
                    prop_assert_eq!(now.overdue, grown.or(now.overdue.filter(|days| *days == 1)));
                    prop_assert_eq!(now.due, before.due);
                    prop_assert_eq!(now.status, before.status);
                }
            }
            before = now;
        }
    }

    /// What milestones came to on a day tells of later ones, until those make a difference.
    #[test]
    fn what_is_remembered_of_a_day_is_what_later_days_find(plan in any_plan(), day in any_day()) {
        let before = Snapshot::new(&plan, day);
        let verdicts: Vec<Verdict> =
            (0..plan.milestones.len()).map(|index| before.verdict(index)).collect();
        let known: Vec<Verdict> = verdicts.clone();
        let verdict = Box::new(move |index: usize| known[index]);
        let remembered = Plan { judged: Some(Judged { day, verdict }.into()), ..plan.clone() };
        let mut lasting = 0;
        // Every day of two years, the ones before the day among them, which it cannot tell of.
        for today in Day::iter_days(&(day - chrono::Days::new(30))).take(730) {
            let (anew, then) = (Snapshot::new(&plan, today), Snapshot::new(&remembered, today));
            let (wanted, found): (Vec<Brief>, Vec<Brief>) =
                (anew.briefs().collect(), then.briefs().collect());
            prop_assert_eq!(wanted, found, "{} after {}", today, day);
            let (wanted, found): (Vec<&State>, Vec<&State>) =
                (anew.states.iter().collect(), then.states.iter().collect());
            prop_assert_eq!(wanted, found, "{} after {}", today, day);
            lasting += verdicts.iter().filter(|verdict| verdict.on(today).is_some()).count();
        }
        prop_assert!(lasting > 60, "they last for a while: {}", lasting);
    }

    #[test]
    fn a_day_sees_what_had_been_said_by_then_as_if_nothing_had_been_said_since(
        plan in any_plan(),
        as_of in any_day(),
    ) {
        let mut then = plan.clone();
        let kept: Vec<Vec<usize>> = then
            .milestones
            .items_mut()
            .iter_mut()
            .map(|milestone| {
                let updates = &mut milestone.body.updates;
                let said = |index: &usize| is_said(&updates[*index], as_of);
                let kept = (0..updates.len()).filter(said).collect();
                updates.retain(|update| is_said(update, as_of));
                kept
            })
            .collect();
        let (seen_now, seen_then) = (Snapshot::new(&plan, as_of), Snapshot::new(&then, as_of));
        for (index, (mut now, mut then_state)) in
            seen_now.states.iter().cloned().zip(seen_then.states.iter().cloned()).enumerate()
        {
            // Nothing more is said later, so nothing more can hold.
            let milestone = &then.milestones[index];
            prop_assert_eq!(&replay(&then, milestone, day("9999-12-31")), &then_state.standing);
            then_state.standing = renumbered(then_state.standing, &kept[index]);
            // Stated apart, because a difference in the ledger explains all others.
            prop_assert_eq!(&now.standing, &then_state.standing);
            now.standing = Standing::default();
            then_state.standing = Standing::default();
            prop_assert_eq!(now, then_state);
        }
    }
}

/// A standing whose entries are called by other positions.
fn renumbered(mut standing: Standing, positions: &[usize]) -> Standing {
    let word = |word: Word| Word { update: positions[word.update], ..word };
    for entry in standing.entries.iter_mut().chain(&mut standing.proposals) {
        *entry = positions[*entry];
    }
    standing.moved_by = standing.moved_by.map(|entry| positions[entry]);
    standing.holds = standing.holds.map(word);
    for said in &mut standing.words {
        *said = word(*said);
    }
    for dispute in &mut standing.disputes {
        if let Dispute::SaidOtherwise(said) = dispute {
            *said = word(*said);
        }
    }
    standing
}
