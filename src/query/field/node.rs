//! What a node is, and where it hangs.

use super::definition::{Field, Shape, Takes, codes};
use crate::domain::{Kind, SectionLevel, Strength, Vocabulary};
use crate::i18n::{self, word};
use crate::query::value::Value;
use crate::query::view::{Item, RowLevel, Subject};

const EVERY_LEVEL: &[RowLevel] = &[
    RowLevel::Pillar,
    RowLevel::Commitment,
    RowLevel::Milestone,
    RowLevel::Update,
    RowLevel::Evidence,
    RowLevel::Party,
];

pub(super) const FIELDS: &[Field] =
    &[
        ID,
        Field {
            name: "title",
            title: word("Título", "Title", "Titre"),
            meaning: "The title: what will exist when it is done; of a party, its name.",
            example: "title:memorándum",
            takes: Takes::Text,
            shape: Shape::Text,
            many: false,
            in_json: EVERY_LEVEL,
            read: read_title,
        },
        PILLAR,
        Field {
            name: "commitment",
            title: word("Compromiso", "Commitment", "Engagement"),
            meaning: "The commitment it is or hangs under.",
            example: "commitment:I.4",
            takes: Takes::Id,
            shape: Shape::Id,
            many: false,
            in_json: &[RowLevel::Milestone, RowLevel::Update, RowLevel::Evidence],
            read: |of, out| {
                let sections = &of.plan().sections;
                for section in of.sections() {
                    if sections[section].level == SectionLevel::Commitment {
                        out.push(Value::Id(&sections[section].id));
                    }
                }
            },
        },
        Field {
            name: "kind",
            title: word("Tipo", "Kind", "Type"),
            meaning: "What it is a promise of.",
            example: "kind:instrument,body",
            takes: Takes::Words(codes::<Kind>),
            shape: Shape::Word,
            many: false,
            in_json: &[RowLevel::Milestone],
            read: |of, out| {
                out.extend(of.milestones().map(|milestone| {
                    Value::Word(milestone.kind.code(), i18n::kind(milestone.kind))
                }));
            },
        },
        Field {
            name: "strength",
            title: word("Fuerza", "Strength", "Force"),
            meaning: "How hard its words bind.",
            example: "strength:firm",
            takes: Takes::Words(codes::<Strength>),
            shape: Shape::Word,
            many: false,
            in_json: &[RowLevel::Milestone],
            read: |of, out| {
                let strengths = of.milestones().filter_map(|milestone| milestone.strength);
                out.extend(strengths.map(|s| Value::Word(s.code(), i18n::strength(s))));
            },
        },
    ];

pub(super) const PILLAR: Field = Field {
    name: "pillar",
    title: word("Pilar", "Pillar", "Pilier"),
    meaning: "The pillar it is or hangs under.",
    example: "pillar:I",
    takes: Takes::Id,
    shape: Shape::Id,
    many: false,
    in_json: &[RowLevel::Commitment, RowLevel::Milestone, RowLevel::Update, RowLevel::Evidence],
    read: |of, out| {
        let plan = of.plan();
        for section in of.sections() {
            out.extend(plan.pillar_of(section).map(|pillar| Value::Id(&plan.sections[pillar].id)));
        }
    },
};

pub(super) const ID: Field = Field {
    name: "id",
    title: word("Id", "Id", "Id"),
    meaning: "The id; a value matches the node and all that hangs under it.",
    example: "id:I.4",
    takes: Takes::Id,
    shape: Shape::Id,
    many: false,
    in_json: EVERY_LEVEL,
    read: |of, out| match of.item {
        Item::Party(id, _) => out.push(Value::Id(id)),
        Item::Section(index, _) => out.push(Value::Id(&of.plan().sections[*index].id)),
        _ => out.extend(of.milestones().map(|milestone| Value::Id(&milestone.id))),
    },
};

fn read_title<'a>(of: Subject<'a>, out: &mut Vec<Value<'a>>) {
    match of.item {
        Item::Party(id, _) => {
            let side = of.plan().head.sides.iter().find(|side| side.id == **id);
            let name = side.map(|side| &side.name).or(of.party().map(|party| &party.name));
            out.extend(name.map(Value::Told));
        }
        Item::Section(index, _) => out.push(Value::Told(&of.plan().sections[*index].title)),
        _ => out.extend(of.milestones().map(|milestone| Value::Told(&milestone.title))),
    }
}
