//! As time passes: what is overdue grows older by a day a day, and the past stays as it was.

use hito::domain::ledger::{Declaration, Dispute, LedgerState, replay};
use hito::domain::snapshot::Snapshot;
use hito::domain::{
    Date, Day, Deadline, Due, EvidenceRef, Id, Period, Plan, Speaker, Update, Vocabulary,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};
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
        for (milestone, (due, updates)) in plan.milestones.iter_mut().zip(milestones) {
            milestone.due = due.map(|deadline| Due { deadline, text: None, inferred: None });
            milestone.updates = updates;
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

    /// Status, flags and the entries that count change by themselves only from the day that
    /// `changes_on` names.
    #[test]
    fn nothing_changes_by_itself_before_the_day_it_may(plan in any_plan(), day in any_day()) {
        let before = Snapshot::new(&plan, day);
        for today in day.iter_days().skip(1).take(700) {
            let now = Snapshot::new(&plan, today);
            for index in 0..plan.milestones.len() {
                if before.changes_on(index).is_some_and(|changes| changes <= today) {
                    continue;
                }
                let (was, is) = (&before.states[index], &now.states[index]);
                prop_assert_eq!(&was.standing, &is.standing, "{} after {}", today, day);
                prop_assert_eq!(was.status, is.status, "{} after {}", today, day);
                prop_assert_eq!(was.flags, is.flags, "{} after {}", today, day);
            }
        }
    }

    #[test]
    fn a_day_sees_what_had_been_said_by_then_as_if_nothing_had_been_said_since(
        plan in any_plan(),
        as_of in any_day(),
    ) {
        let mut then = plan.clone();
        let kept: Vec<Vec<usize>> = then
            .milestones
            .iter_mut()
            .map(|milestone| {
                let updates = &mut milestone.updates;
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
            now.standing = LedgerState::default();
            then_state.standing = LedgerState::default();
            prop_assert_eq!(now, then_state);
        }
    }
}

#[test]
fn the_next_day_of_change_is_not_simply_the_next_day() {
    let plan = Draft::new(TWO_SIDES)
        .milestone("A.x", "due: 2026-03-31", &["date: 2025-10-01, by: ca, status: in-progress"])
        .read();
    let changes_on = |as_of: &str| Snapshot::new(&plan, day(as_of)).changes_on(0);
    assert_eq!(changes_on("2025-09-20"), Some(day("2025-10-01")), "the update counts");
    assert_eq!(changes_on("2025-10-01"), Some(day("2026-03-01")), "due soon, thirty days before");
    assert_eq!(changes_on("2026-03-01"), Some(day("2026-03-30")), "stale after 180 days");
    assert_eq!(changes_on("2026-03-30"), Some(day("2026-04-01")), "overdue");
}

/// A standing whose entries are called by other positions.
fn renumbered(mut standing: LedgerState, positions: &[usize]) -> LedgerState {
    let word = |word: Declaration| Declaration { update: positions[word.update], ..word };
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
