//! What is to be recorded, as it was given, and what it comes to in the plan.

use super::error::InputError;
use super::raw_text::{RawText, read_text};
use super::value_names::ValueNames;
use crate::domain::{
    Date, DateError, Day, Deadline, Evidence, EvidenceRef, Id, LangTag, NOT_ASSESSED, Plan,
    Speaker, Text, Update, Vocabulary, is_web_address,
};
use crate::i18n::{Lang, phrases};
use crate::messages;

use crate::query::{Resolved, parse_relative_date, resolve_among, resolve_milestone};

/// An update as it was given, on the command line or in a row.
#[derive(Clone, Debug, Default)]
pub struct RawUpdate {
    /// The id of the update itself.
    pub id: Option<String>,
    /// When it was said.
    pub date: Option<String>,
    /// Who said it.
    pub by: Option<String>,
    /// The status that was declared.
    pub status: Option<String>,
    /// When it was completed.
    pub completed: Option<String>,
    /// How far it is: `40%`.
    pub progress: Option<String>,
    /// How the road ahead looks.
    pub outlook: Option<String>,
    /// When it is expected to be completed.
    pub forecast: Option<String>,
    /// The new deadline.
    pub due: Option<String>,
    /// The id of the update that it takes back.
    pub retracts: Option<String>,
    /// The milestone that replaces it.
    pub superseded_by: Option<String>,
    /// Why the deadline moves, or the update is taken back.
    pub reason: Vec<RawText>,
    /// The note.
    pub note: Vec<RawText>,
    /// Why a completion has no evidence.
    pub no_evidence: Vec<RawText>,
    /// What it rests on.
    pub evidence: Vec<RawEvidence>,
}

/// A piece of evidence as it was given.
#[derive(Clone, Debug, Default)]
pub struct RawEvidence {
    /// A web address or the id of a record.
    evidence: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    quote: Option<String>,
    says: Option<String>,
    class: Option<String>,
    lang: Option<String>,
}

impl RawEvidence {
    /// Where a value goes, by the name of its option.
    pub fn slot(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "evidence" => &mut self.evidence,
            "title" => &mut self.title,
            "publisher" => &mut self.publisher,
            "published" => &mut self.published,
            "quote" => &mut self.quote,
            "says" => &mut self.says,
            "class" => &mut self.class,
            "evidence-lang" => &mut self.lang,
            _ => return None,
        })
    }
}

impl RawUpdate {
    /// Where a value goes, by the name of its option.
    pub fn slot(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "update-id" => &mut self.id,
            "date" => &mut self.date,
            "by" => &mut self.by,
            "status" => &mut self.status,
            "completed" => &mut self.completed,
            "progress" => &mut self.progress,
            "outlook" => &mut self.outlook,
            "forecast" => &mut self.forecast,
            "due" => &mut self.due,
            "retracts" => &mut self.retracts,
            "superseded-by" => &mut self.superseded_by,
            _ => return self.first_piece(name),
        })
    }

    /// Adds a piece of evidence of which little more is said than where it is.
    pub fn cite(&mut self, url: &str, says: Option<String>, class: Option<String>) {
        let evidence = Some(url.to_owned());
        self.evidence.push(RawEvidence { evidence, says, class, ..RawEvidence::default() });
    }

    /// A row has one piece of evidence, whose values stand in columns of their own.
    fn first_piece(&mut self, name: &str) -> Option<&mut Option<String>> {
        RawEvidence::default().slot(name)?;
        if self.evidence.is_empty() {
            self.evidence.push(RawEvidence::default());
        }
        self.evidence.first_mut()?.slot(name)
    }
}

/// Reads what was given against a plan, collecting every mistake.
pub(super) struct UpdateReader<'p> {
    plan: &'p Plan,
    as_of: Day,
    /// The language of texts that do not say theirs.
    lang: Option<LangTag>,
    names: ValueNames<'p>,
    /// What is wrong with what has been read.
    pub problems: Vec<InputError>,
}

impl<'p> UpdateReader<'p> {
    pub(super) fn new(
        plan: &'p Plan,
        as_of: Day,
        lang: Option<LangTag>,
        names: ValueNames<'p>,
    ) -> Self {
        Self { plan, as_of, lang, names, problems: Vec::new() }
    }

    /// The update that was given for a milestone; none where something in it is wrong. Where that
    /// is only who speaks, there is one all the same, so that the rest is judged.
    pub(super) fn update(&mut self, milestone: usize, given: &RawUpdate) -> Option<Update> {
        let before = self.problems.len();
        let date = self.optional("date", given.date.as_deref(), Self::day);
        let of_date = self.problems.len();
        let by = self.speaker(milestone, given.by.as_deref());
        let of_speaker = self.problems.len() - of_date;
        let update = Update {
            id: self.optional("update-id", given.id.as_deref(), Self::id),
            date: date.unwrap_or(self.as_of.into()),
            // Where nobody is named, what is wrong has been said.
            by: by.unwrap_or(Speaker::Independent),
            status: self.optional("status", given.status.as_deref(), Self::status),
            completed: self.optional("completed", given.completed.as_deref(), Self::day),
            progress: self.optional("progress", given.progress.as_deref(), Self::percent),
            outlook: self.optional("outlook", given.outlook.as_deref(), Self::word),
            forecast: self.optional("forecast", given.forecast.as_deref(), Self::date),
            due: self.optional("due", given.due.as_deref(), Self::deadline),
            reason: self.text("reason", &given.reason),
            retracts: self.optional("retracts", given.retracts.as_deref(), Self::id),
            superseded_by: self.optional(
                "superseded-by",
                given.superseded_by.as_deref(),
                Self::milestone,
            ),
            note: self.note(given),
            evidence: given.evidence.iter().filter_map(|piece| self.evidence(piece)).collect(),
        };
        (self.problems.len() == before + of_speaker).then_some(update)
    }

    fn optional<T>(
        &mut self,
        name: &str,
        text: Option<&str>,
        read: impl FnOnce(&Self, &str) -> Result<T, InputError>,
    ) -> Option<T> {
        match read(self, text?.trim()) {
            Ok(value) => Some(value),
            Err(problem) => {
                let message = format!("{}: {}", self.names.of(name), problem.message);
                self.problems.push(InputError { message, ..problem });
                None
            }
        }
    }

    /// A text by language.
    pub(super) fn text(&mut self, name: &str, given: &[RawText]) -> Option<Text> {
        match read_text(self.plan, given, self.lang, &self.names.of(name)) {
            Ok(text) => text,
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    /// The note, with the reason why there is no evidence behind it.
    fn note(&mut self, given: &RawUpdate) -> Option<Text> {
        let mut note = given.note.clone();
        for reason in &given.no_evidence {
            let tag = reason.lang.clone().or(self.lang.map(|lang| lang.to_string()));
            let tag = tag.or(self.plan.head.languages.first().map(ToString::to_string));
            let lang = tag.as_deref().and_then(Lang::of_locale);
            let text = match lang {
                Some(lang) => phrases::NO_EVIDENCE.fill(lang, &[reason.text.trim()]),
                None => reason.text.trim().to_owned(),
            };
            match note.iter_mut().find(|told| told.lang == reason.lang) {
                Some(told) => {
                    let note = told.text.trim();
                    let end =
                        if note.ends_with(['.', '!', '?', '…', ':', ';']) { "" } else { "." };
                    told.text = format!("{note}{end} {text}");
                }
                None => note.push(RawText { lang: reason.lang.clone(), text }),
            }
        }
        let name = if given.note.is_empty() { "no-evidence" } else { "note" };
        self.text(name, &note)
    }

    fn id(_: &Self, text: &str) -> Result<Id, InputError> {
        let help = "ids are letters, digits and `-`, in parts joined by dots";
        Id::parse(text).map_err(|message| InputError::new(message, help))
    }

    fn date(_: &Self, text: &str) -> Result<Date, InputError> {
        Date::parse(text).map_err(date_problem)
    }

    /// A date; on the command line also one that counts from today.
    fn day(&self, text: &str) -> Result<Date, InputError> {
        let date = Date::parse(text);
        if !self.names.are_typed() {
            return date.map_err(date_problem);
        }
        date.or_else(|error| {
            parse_relative_date(text, self.as_of).map(Date::Within).map_err(|_| date_problem(error))
        })
    }

    fn deadline(&self, text: &str) -> Result<Deadline, InputError> {
        let deadline = Deadline::parse(text).map_err(date_problem)?;
        match deadline {
            Deadline::After(span, id) => Ok(Deadline::After(span, self.milestone(id.as_str())?)),
            other => Ok(other),
        }
    }

    fn milestone(&self, text: &str) -> Result<Id, InputError> {
        let exact = Id::parse(text).ok().and_then(|id| Some(self.plan.milestone(&id)?.0));
        let in_part = || resolve_milestone(self.plan, text).ok();
        let found = exact.or_else(|| if self.names.are_typed() { in_part() } else { None });
        if let Some(index) = found {
            return Ok(self.plan.milestones[index].id.clone());
        }
        let ids = self.plan.milestones.iter().map(|milestone| milestone.id.as_str());
        let help = messages::nearest(text, ids).map_or(
            "`hito list --columns id` shows every milestone".to_owned(),
            messages::did_you_mean,
        );
        Err(InputError::new(format!("there is no milestone `{text}`"), help))
    }

    fn status(&self, text: &str) -> Result<crate::domain::Status, InputError> {
        if text == NOT_ASSESSED {
            let message =
                "nobody declares `not-assessed`: it is what a milestone is until somebody speaks";
            let help = "to take an update back, record one that retracts it";
            return Err(InputError::new(message, help));
        }
        Self::word(self, text)
    }

    fn word<V: Vocabulary>(_: &Self, text: &str) -> Result<V, InputError> {
        V::parse(text).ok_or_else(|| {
            let codes = V::codes();
            let help = match messages::nearest(text, codes.clone()) {
                Some(near) => messages::did_you_mean(near),
                None => format!("`{}` is one of {}", V::NAME, messages::list(codes, "or")),
            };
            InputError::new(format!("`{text}` is no word of `{}`", V::NAME), help)
        })
    }

    fn percent(_: &Self, text: &str) -> Result<u8, InputError> {
        let number = text.strip_suffix('%').unwrap_or(text).trim().parse().ok();
        number.filter(|percent| *percent <= 100).ok_or_else(|| {
            let help = "progress is written `40%`, from 0% to 100%";
            InputError::new(format!("`{text}` is not a percentage"), help)
        })
    }

    /// Who speaks: by id; on the command line a part of one will do.
    fn speaker(&mut self, milestone: usize, text: Option<&str>) -> Option<Speaker> {
        let name = self.names.of("by");
        // A plan has few of them beside its nodes, of which none is looked at for every row.
        let parties = || {
            let sides = self.plan.head.sides.iter().map(|side| &side.id);
            sides.chain(self.plan.parties.iter().map(|party| &party.id)).map(Resolved::Party)
        };
        let Some(text) = text.map(str::trim) else {
            let all: Vec<&Id> = parties().map(|target| target.id()).collect();
            if let [only] = all[..] {
                return Some(Speaker::Party(only.clone()));
            }
            let message = format!("{name}: who says so?");
            let help = match self.names {
                ValueNames::Sheet(_) => {
                    "`--by PARTY` says it for the whole sheet, or map a column: \
                    `--map by=COLUMN`; `joint` is all sides, `independent` the press and auditors"
                        .to_owned()
                }
                _ => self.who_owes(milestone),
            };
            self.problems.push(InputError::new(message, help));
            return None;
        };
        match text.to_ascii_lowercase().as_str() {
            "joint" => return Some(Speaker::Joint),
            "independent" => return Some(Speaker::Independent),
            _ => {}
        }
        let parties: Vec<Resolved<'_>> = parties().collect();
        let exact = parties.iter().find(|target| target.id().is(text)).map(Resolved::id);
        let in_part = || resolve_among(&parties, text).ok().map(|target| target.id());
        let found = exact.or_else(|| if self.names.are_typed() { in_part() } else { None });
        if let Some(id) = found {
            return Some(Speaker::Party(id.clone()));
        }
        let ids = parties.iter().map(|target| target.id().as_str());
        let near = messages::nearest(text, ids.chain(["joint", "independent"]));
        let help = near.map_or_else(|| self.who_owes(milestone), messages::did_you_mean);
        let message = format!("{name}: there is no party or side `{text}`");
        self.problems.push(InputError::new(message, help));
        None
    }

    /// Who may be expected to speak of a milestone.
    fn who_owes(&self, milestone: usize) -> String {
        let milestone = &self.plan.milestones[milestone];
        let named: Vec<&str> = milestone
            .parties
            .iter()
            .filter(|id| !id.is(crate::domain::UNNAMED))
            .map(Id::as_str)
            .collect();
        let others = "`joint` for all sides together, `independent` for the press and auditors";
        if named.is_empty() {
            let sides = self.plan.head.sides.iter().map(|side| side.id.as_str());
            return match messages::list(sides, "or") {
                sides if sides.is_empty() => format!("write a party's id, or {others}"),
                sides => format!("write {sides}, one of their parties, or {others}"),
            };
        }
        let named = messages::list(named.into_iter(), "and");
        format!("`{}` is owed by {named}; write one of them, or {others}", milestone.id)
    }

    fn evidence(&mut self, piece: &RawEvidence) -> Option<EvidenceRef> {
        let Some(source) = piece.evidence.as_deref().map(str::trim) else {
            let message =
                format!("{}: is missing for this title or publisher", self.names.of("evidence"));
            self.problems
                .push(InputError::new(message, "give the web address that they belong to"));
            return None;
        };
        let described = Evidence {
            url: Some(source.into()),
            title: piece.title.as_deref().map(|title| Text::Plain(title.trim().into())),
            publisher: piece.publisher.as_deref().map(|name| name.trim().into()),
            published: self.optional("published", piece.published.as_deref(), Self::date),
            lang: self.optional("evidence-lang", piece.lang.as_deref(), |_, text| {
                let help = "languages are written as `es`, `en`, `fr`, `fr-CA`";
                let wrong = || InputError::new(format!("`{text}` is not a language"), help);
                LangTag::parse(text).ok_or_else(wrong)
            }),
            quote: piece.quote.as_deref().map(|quote| quote.trim().into()),
            says: self.optional("says", piece.says.as_deref(), Self::word),
            class: self.optional("class", piece.class.as_deref(), Self::word),
            note: None,
        };
        if source.starts_with("https://") || source.starts_with("http://") {
            if !is_web_address(source) {
                let name = self.names.of("evidence");
                let message = format!("{name}: `{source}` is not a web address");
                let help = "one has no spaces, and a host behind http:// or https://";
                self.problems.push(InputError::new(message, help));
            }
            return Some(EvidenceRef::Inline(Box::new(described)));
        }
        let record = Id::parse(source).ok().and_then(|id| self.plan.record_index.get(&id));
        let name = self.names.of("evidence");
        let Some(record) = record.map(|index| &self.plan.records[*index]) else {
            let records = self.plan.records.iter().map(|record| record.id.as_str());
            let help = match messages::nearest(source, records) {
                Some(near) => messages::did_you_mean(near),
                None => "write the address whole, with http:// or https://".to_owned(),
            };
            let message =
                format!("{name}: `{source}` is neither a web address nor an evidence record");
            self.problems.push(InputError::new(message, help));
            return None;
        };
        let only_url = Evidence { url: Some(source.into()), ..Evidence::default() };
        if described != only_url {
            let message =
                format!("{name}: the record `{}` has its own title and publisher", record.id);
            self.problems.push(InputError::new(message, "leave them out here"));
        }
        Some(EvidenceRef::Record(record.id.clone()))
    }
}

fn date_problem(error: DateError) -> InputError {
    InputError { message: error.message, help: error.help.into_iter().collect(), line: 0 }
}
