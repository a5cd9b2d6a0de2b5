//! How many there are.

use super::definition::{Field, Shape, Takes};
use crate::i18n::word;
use crate::query::value::Value;
use crate::query::view::RowLevel;

pub(super) const FIELDS: &[Field] = &[
    Field {
        name: "updates",
        title: word("Actualizaciones", "Updates", "Mises à jour"),
        meaning: "How many updates count on the day.",
        example: "updates:2..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Milestone],
        read: |of, out| out.push(Value::Number(of.updates().count())),
    },
    Field {
        name: "evidence",
        title: word("Pruebas", "Evidence", "Preuves"),
        meaning: "How many pieces of evidence its updates rest on.",
        example: "evidence:1..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Milestone, RowLevel::Update],
        read: |of, out| out.push(Value::Number(of.evidence().count())),
    },
    Field {
        name: "milestones",
        title: word("Hitos", "Milestones", "Jalons"),
        meaning: "How many milestones match under it.",
        example: "milestones:5..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Pillar, RowLevel::Commitment, RowLevel::Party],
        read: |of, out| out.push(Value::Number(of.indexes().count())),
    },
    Field {
        name: "assessed",
        title: word("Evaluados", "Assessed", "Évalués"),
        meaning: "How many of them somebody has assessed.",
        example: "assessed:1..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Pillar, RowLevel::Commitment, RowLevel::Party],
        read: |of, out| {
            out.push(Value::Number(of.briefs().filter(|brief| brief.status.is_some()).count()));
        },
    },
    Field {
        name: "closed",
        title: word("Cerrados", "Closed", "Clos"),
        meaning: "How many of them are closed.",
        example: "closed:1..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Pillar, RowLevel::Commitment, RowLevel::Party],
        read: |of, out| {
            out.push(Value::Number(of.briefs().filter(|brief| !brief.is_open()).count()));
        },
    },
    Field {
        name: "past-due",
        title: word("Vencidos", "Overdue", "En retard"),
        meaning: "How many of them are overdue.",
        example: "past-due:1..",
        takes: Takes::Numbers,
        shape: Shape::Number,
        many: false,
        in_json: &[RowLevel::Pillar, RowLevel::Commitment, RowLevel::Party],
        read: |of, out| {
            out.push(Value::Number(of.briefs().filter(|brief| brief.overdue.is_some()).count()));
        },
    },
];
