//! What a plan is and what it means. No input, no output, no clock.

mod date;
mod deadline;
mod finding;
mod form;
mod id;
mod place;
mod plan;
mod span;
mod text;
mod update;
mod vocabulary;

pub mod depends;
pub mod ledger;
pub mod passages;
pub mod snapshot;

pub use date::{DATE_FORMS, Date, DateError, DateErrorKind, Day, Period, days_between};
pub use deadline::{DEADLINE_FORMS, Deadline, Due};
pub use finding::{Finding, Fix, Rule, Severity};
pub use form::{DEADLINES, DeadlineForm};
pub use id::Id;
pub use place::{At, FileId, Place, Route, Step};
pub use plan::{
    Head, Index, Milestone, NodeRef, Party, Plan, Policy, Section, SectionLevel, Side, Source,
    Term, UNNAMED,
};
pub use span::{Span, Unit};
pub use text::{LangTag, LocalizedText, Text};
pub use update::{Evidence, EvidenceRef, Record, Speaker, Update, is_web_address};
pub use vocabulary::{
    Class, Flag, Kind, NOT_ASSESSED, Outlook, Says, Status, Strength, Translation, Vocabulary,
    status_code,
};
