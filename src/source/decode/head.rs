//! The fields of the plan itself, in `plan.yaml`.

use super::super::format::{PILLAR, POLICY, SIDE, SOURCE};
use super::super::mistake::Mistake;
use super::super::mistakes;
use super::decoder::Decoder;
use super::fields::Fields;
use crate::domain::{
    Date, FileId, Head, Id, LangTag, Place, Policy, Route, Severity, Side, Source, Span, Term, Text,
};
use crate::yaml::tree::{NodeValue, Tree};

impl Decoder {
    /// Reads the plan's own fields and the nodes nested in it.
    pub(super) fn head(&mut self, mut fields: Fields<'_>, route: &Route) {
        let id = self.node_id(&mut fields);
        self.about(id.clone().as_ref(), |this| {
            this.pieces.head = this.head_fields(&mut fields, route, id).map(Box::new);
        });
        self.parties(&mut fields, route);
        self.records(&mut fields, route);
        self.each(&mut fields, "pillars", route, |this, tree, route| {
            if let Some(fields) = this.map(tree, PILLAR, "a pillar") {
                this.pillar(fields, route, None);
            }
        });
        self.commitments(&mut fields, route, None);
    }

    fn head_fields(
        &mut self,
        fields: &mut Fields<'_>,
        route: &Route,
        id: Option<Id>,
    ) -> Option<Head> {
        let title = self.value(fields, "title", Self::text);
        Some(Head {
            title: title.unwrap_or(Text::Plain(Box::<str>::default())),
            languages: self.languages(fields),
            translation: self.value(fields, "translation", Self::word),
            issued: self.value(fields, "issued", Self::date),
            term: self.value(fields, "term", Self::term),
            sides: self.sides(fields),
            sources: self.sources(fields, route),
            policy: self.policy(fields),
            checks: self.severities(fields),
            quote: self.strings(fields, "quote"),
            context: self.strings(fields, "context"),
            place: self.place(route),
            id: id?,
        })
    }

    fn languages(&mut self, fields: &mut Fields<'_>) -> Vec<LangTag> {
        let mut languages = Vec::new();
        let route = Route::default();
        self.each(fields, "languages", &route, |this, tree, _| languages.extend(this.lang(&tree)));
        languages
    }

    fn term(&mut self, tree: &Tree<'_>) -> Option<Term> {
        let text = self.scalar(tree, "a term, `FROM/TO`")?;
        let Some((from, to)) = text.split_once('/') else {
            let mistake = Mistake::new(
                mistakes::INVALID_DATE,
                tree.range(),
                format!("`{text}` is not a term"),
            );
            self.mistake(mistake.help("a term is written `2025-09-18/2028`, both ends counted"));
            return None;
        };
        let from_date = Date::parse(from).map_err(|error| self.date_mistake(tree, error)).ok()?;
        let to = Date::parse(to)
            .map_err(|error| self.date_mistake(tree, error.shift(from.len() + 1)))
            .ok()?;
        if from_date.first_day().is_some_and(|first| first > to.last_day()) {
            let message = "the term ends before it begins";
            self.mistake(Mistake::new(mistakes::INVALID_DATE, tree.range(), message));
        }
        Some(Term { from: from_date, to })
    }

    fn sides(&mut self, fields: &mut Fields<'_>) -> Vec<Side> {
        let Some(tree) = fields.take("sides") else {
            return Vec::new();
        };
        let range = tree.range();
        let NodeValue::Map(entries) = tree.value else {
            self.wrong_type(range, &tree.value, "a map of sides by id");
            self.pieces.incomplete = true;
            return Vec::new();
        };
        let mut sides: Vec<Side> = Vec::new();
        for entry in entries {
            let key = Tree::of_key(&entry);
            let Some(id) = self.id(&key) else {
                self.pieces.incomplete = true;
                continue;
            };
            // A side is a name, or a map with a `name`.
            let is_nested = matches!(&entry.value.value, NodeValue::Map(inner)
                if inner.iter().any(|entry| entry.key == "name"));
            let name = if is_nested {
                let inner = self.map(entry.value, SIDE, "a side");
                inner.and_then(|mut inner| self.value(&mut inner, "name", Self::text))
            } else {
                self.text(&entry.value)
            };
            self.pieces.incomplete |= name.is_none();
            sides.extend(name.map(|name| Side { id, name }));
        }
        sides
    }

    fn sources(&mut self, fields: &mut Fields<'_>, route: &Route) -> Vec<Source> {
        let mut sources = Vec::new();
        self.each(fields, "sources", route, |this, tree, route| {
            let Some(mut fields) = this.map(tree, SOURCE, "a source") else {
                return;
            };
            let id = this.node_id(&mut fields);
            let file = this.value(&mut fields, "file", Self::string);
            let lang = this.value(&mut fields, "lang", Self::lang);
            let sha256 = this.value(&mut fields, "sha256", Self::sha256);
            let (Some(id), Some(file)) = (id, file) else {
                return;
            };
            // The position among the sources of this file, replaced when the number of files is
            // known.
            let position = u32::try_from(this.pieces.source_files.len()).unwrap_or(u32::MAX);
            this.pieces.source_files.push(file);
            sources.push(Source {
                id,
                file: FileId(position),
                lang,
                sha256,
                place: this.place(route).key("file"),
            });
        });
        sources
    }

    fn sha256(&mut self, tree: &Tree<'_>) -> Option<Box<str>> {
        let text = self.scalar(tree, "a SHA-256 sum")?;
        let is_valid = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
        if !is_valid {
            let message = "a SHA-256 sum has 64 hexadecimal digits";
            self.mistake(Mistake::new(mistakes::INVALID_VALUE, tree.range(), message));
        }
        is_valid.then(|| text.to_ascii_lowercase().into())
    }

    fn policy(&mut self, fields: &mut Fields<'_>) -> Policy {
        let default = Policy::default();
        let Some(tree) = fields.take("policy") else {
            return default;
        };
        let Some(mut fields) = self.map(tree, POLICY, "a policy") else {
            return default;
        };
        let due_soon = self.value(&mut fields, "due-soon", Self::span);
        let stale = self.value(&mut fields, "stale", Self::span);
        Policy {
            due_soon: due_soon.unwrap_or(default.due_soon),
            stale: stale.unwrap_or(default.stale),
        }
    }

    fn span(&mut self, tree: &Tree<'_>) -> Option<Span> {
        let text = self.scalar(tree, "a length of time")?;
        let span = Span::parse(text);
        if span.is_none() {
            let message = format!("`{text}` is not a length of time");
            let mistake = Mistake::new(mistakes::INVALID_VALUE, tree.range(), message);
            self.mistake(mistake.help("write it as `30d`, `6 weeks` or `3 months`"));
        }
        span
    }

    /// Reads severities by rule. Whether the rules exist is not checked here.
    fn severities(&mut self, fields: &mut Fields<'_>) -> Vec<(Box<str>, Severity, Place)> {
        let Some(tree) = fields.take("checks") else {
            return Vec::new();
        };
        let range = tree.range();
        let NodeValue::Map(entries) = tree.value else {
            self.wrong_type(range, &tree.value, "a map of severities by rule");
            return Vec::new();
        };
        let mut severities = Vec::new();
        for entry in entries {
            let Some(text) = self.scalar(&entry.value, "a severity") else {
                continue;
            };
            let found = Severity::ALL.into_iter().find(|severity| severity.code() == text);
            if found.is_none() {
                let codes = Severity::ALL.into_iter().map(Severity::code);
                self.not_one_of(entry.value.range(), "severity", text, codes);
            }
            let place = Place::bytes(self.file, entry.key_range());
            severities
                .extend(found.map(|severity| (Box::<str>::from(&*entry.key), severity, place)));
        }
        severities
    }
}
