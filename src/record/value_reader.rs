//! Values that were given → values of the domain.

use super::error::InputError;
use super::raw_text::{RawText, read_text};
use super::value_names::ValueNames;
use crate::domain::{
    Date, Day, Deadline, Id, LangTag, NOT_ASSESSED, Plan, Status, Text, Vocabulary,
};
use crate::messages;
use crate::query::{parse_relative_date, resolve_milestone};

/// Reads values that were given for a plan, collecting every mistake.
pub(super) struct ValueReader<'p> {
    pub plan: &'p Plan,
    pub as_of: Day,
    /// The language of texts that do not say theirs.
    pub lang: Option<LangTag>,
    pub names: ValueNames<'p>,
    /// The mistakes in what has been read.
    pub errors: Vec<InputError>,
}

impl ValueReader<'_> {
    /// Reports what is wrong with a value.
    pub(super) fn wrong(&mut self, name: &str, message: &str, help: impl Into<String>) {
        self.errors.push(InputError::new(message, help).about(&self.names.of(name)));
    }

    /// Reads a value that may be missing. Returns `None` too if it cannot be read.
    pub(super) fn optional<T>(
        &mut self,
        name: &str,
        text: Option<&str>,
        read: impl FnOnce(&Self, &str) -> Result<T, InputError>,
    ) -> Option<T> {
        match read(self, text?.trim()) {
            Ok(value) => Some(value),
            Err(error) => {
                self.errors.push(error.about(&self.names.of(name)));
                None
            }
        }
    }

    /// Reads texts, each in a language. Returns `None` too if they cannot be read.
    pub(super) fn text(&mut self, name: &str, given: &[RawText]) -> Option<Text> {
        match read_text(self.plan, given, self.lang, &self.names.of(name)) {
            Ok(text) => text,
            Err(error) => {
                self.errors.push(error);
                None
            }
        }
    }

    pub(super) fn id(_: &Self, text: &str) -> Result<Id, InputError> {
        let help = "ids are letters, digits and `-`, in parts joined by dots";
        Id::parse(text).map_err(|message| InputError::new(message, help))
    }

    pub(super) fn date(_: &Self, text: &str) -> Result<Date, InputError> {
        Date::parse(text).map_err(InputError::from)
    }

    /// Reads a date; on the command line also one that counts from today.
    pub(super) fn day(&self, text: &str) -> Result<Date, InputError> {
        let date = Date::parse(text);
        if !self.names.are_typed() {
            return date.map_err(InputError::from);
        }
        date.or_else(|error| {
            parse_relative_date(text, self.as_of).map(Date::Within).map_err(|_| error.into())
        })
    }

    pub(super) fn deadline(&self, text: &str) -> Result<Deadline, InputError> {
        let deadline = Deadline::parse(text).map_err(InputError::from)?;
        match deadline {
            Deadline::After(span, id) => Ok(Deadline::After(span, self.milestone(id.as_str())?)),
            other => Ok(other),
        }
    }

    pub(super) fn milestone(&self, text: &str) -> Result<Id, InputError> {
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

    pub(super) fn status(&self, text: &str) -> Result<Status, InputError> {
        if text == NOT_ASSESSED {
            let message =
                "nobody declares `not-assessed`: it is what a milestone is until somebody speaks";
            let help = "to take an update back, record one that retracts it";
            return Err(InputError::new(message, help));
        }
        Self::word(self, text)
    }

    pub(super) fn word<V: Vocabulary>(_: &Self, text: &str) -> Result<V, InputError> {
        V::parse(text).ok_or_else(|| InputError::unknown_word::<V>(text))
    }

    pub(super) fn percent(_: &Self, text: &str) -> Result<u8, InputError> {
        let number = text.strip_suffix('%').unwrap_or(text).trim().parse().ok();
        number.filter(|percent| *percent <= 100).ok_or_else(|| {
            let help = "progress is written `40%`, from 0% to 100%";
            InputError::new(format!("`{text}` is not a percentage"), help)
        })
    }
}
