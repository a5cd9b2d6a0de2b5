//! The result of a milestone's updates.

use super::definition::{Field, Shape, Takes, codes};
use crate::domain::{Outlook, Vocabulary};
use crate::i18n::{self, word};
use crate::query::value::Value;
use crate::query::view::RowLevel;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "completed",
        title: word("Cumplido el", "Completed", "Réalisé le"),
        meaning: "When it was completed; where only a bound is known, its last day counts.",
        example: "completed:2026-01..2026-02",
        takes: Takes::Days,
        shape: Shape::Date,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            for (milestone, state) in of.ledgers() {
                let holds = state.standing.holds;
                let date =
                    holds.and_then(|word| word.completed_on(&milestone.updates[word.update]));
                out.extend(date.map(Value::Date));
            }
        },
    },
    Field {
        name: "forecast",
        title: word("Previsto", "Forecast", "Prévision"),
        meaning: "When the newest forecast expects completion.",
        example: "forecast:2026-Q3..",
        takes: Takes::Days,
        shape: Shape::Date,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.states().filter_map(|state| state.standing.forecast.map(Value::Date)));
        },
    },
    Field {
        name: "outlook",
        title: word("Perspectiva", "Outlook", "Perspective"),
        meaning: "The newest outlook.",
        example: "outlook:at-risk,off-track",
        takes: Takes::Words(codes::<Outlook>),
        shape: Shape::Word,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            let outlooks = of.states().filter_map(|state| state.standing.outlook);
            out.extend(outlooks.map(|o| Value::Word(o.code(), i18n::outlook(o))));
        },
    },
    Field {
        name: "progress",
        title: word("Avance", "Progress", "Avancement"),
        meaning: "Progress in per cent, as the update that holds tells it.",
        example: "progress:50..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            for (milestone, state) in of.ledgers() {
                let holds = state.standing.holds.map(|word| &milestone.updates[word.update]);
                out.extend(holds.and_then(|update| update.progress).map(Value::Percent));
            }
        },
    },
    Field {
        name: "updated",
        title: word("Actualizado", "Updated", "Mis à jour"),
        meaning: "When it was last spoken of.",
        example: "updated:-90d..",
        takes: Takes::Days,
        shape: Shape::Date,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.ledgers().filter_map(|(milestone, state)| {
                let last = state.standing.entries.last()?;
                Some(Value::Date(milestone.updates[*last].date))
            }));
        },
    },
];
