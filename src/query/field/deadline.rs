//! Deadlines, and how far they are missed.

use super::definition::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::value::Value;
use crate::query::view::RowLevel;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "due",
        title: word("Plazo", "Deadline", "Échéance"),
        meaning: "The current deadline; ranges compare its last day.",
        example: "due:..2026-03-31",
        takes: Takes::Days,
        shape: Shape::Deadline,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            let snapshot = of.snapshot;
            out.extend(of.indexes().filter_map(|index| {
                Some(Value::Deadline(snapshot.deadline(index)?, snapshot.brief(index).due))
            }));
        },
    },
    Field {
        name: "baseline",
        title: word("Plazo prometido", "Baseline", "Échéance promise"),
        meaning: "The deadline as promised; ranges compare its last day.",
        example: "baseline:2025",
        takes: Takes::Days,
        shape: Shape::Deadline,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.milestones().zip(of.briefs()).filter_map(|(milestone, brief)| {
                let due = milestone.due.as_ref()?;
                Some(Value::Deadline(&due.deadline, brief.baseline))
            }));
        },
    },
    Field {
        name: "last-day",
        title: word("Último día", "Last day", "Dernier jour"),
        meaning: "The last day of the current deadline.",
        example: "last-day:2026-03",
        takes: Takes::Days,
        shape: Shape::Date,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.briefs().filter_map(|brief| Some(Value::Date(brief.due?.into()))));
        },
    },
    Field {
        name: "overdue",
        title: word("Vencido hace", "Overdue by", "Retard"),
        meaning: "Days past the current deadline, while open.",
        example: "overdue:30d..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.briefs().filter_map(|brief| Some(Value::Days(brief.overdue?, false))));
        },
    },
    Field {
        name: "late",
        title: word("Retraso", "Late by", "Retard"),
        meaning: "Days from the last day of the deadline as promised to completion, \
            where that came after.",
        example: "late:30d..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(
                of.briefs().filter_map(|brief| {
                    brief.late.map(|late| Value::Days(late.days, late.at_most))
                }),
            );
        },
    },
    Field {
        name: "slipped",
        title: word("Aplazado", "Slipped by", "Report"),
        meaning: "Days by which the current deadline is later than the one promised.",
        example: "slipped:1..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.briefs().filter_map(|brief| Some(Value::Days(brief.slipped?, false))));
        },
    },
    Field {
        name: "stale",
        title: word("Sin novedades", "Stale for", "Sans nouvelles"),
        meaning: "Days since the last update with a status or evidence, \
            where that is too long ago.",
        example: "stale:365..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| {
            out.extend(of.briefs().filter_map(|brief| Some(Value::Days(brief.stale?, false))));
        },
    },
];
