//! Parses values of arguments that several commands have.

use super::error::CliError;
use crate::domain::{Day, Id, LangTag, Period};
use crate::messages;
use crate::query::{FIELDS, Field, field, parse_relative_date};

/// Parses a number of rows or levels.
pub(super) fn whole_number(text: &str) -> Result<usize, &'static str> {
    text.parse().map_err(|_| "write a whole number, such as 20")
}

/// Parses `--since` and `--until` and returns the first and the last day.
pub(super) fn days(
    since: Option<&str>,
    until: Option<&str>,
    today: Day,
) -> Result<(Option<Day>, Option<Day>), CliError> {
    let read = |option: &str, text: Option<&str>| {
        let read = |text: &str| {
            parse_relative_date(text, today).map_err(|error| CliError::Plain {
                message: format!("{option}: {}", error.message),
                help: error.help.into_iter().collect(),
            })
        };
        text.map(read).transpose()
    };
    let since = read("--since", since)?.map(Period::first_day);
    let until = read("--until", until)?.map(Period::last_day);
    if let (Some(first), Some(last)) = (since, until)
        && first > last
    {
        let message = format!("--since: {first} is after {last}, the last day of --until");
        return Err(CliError::new(message, "write the earlier day behind --since"));
    }
    Ok((since, until))
}

/// Parses the id of a new plan.
pub(super) fn plan_id(text: &str) -> Result<Id, CliError> {
    Id::parse(text).map_err(|message| {
        let help = "ids are letters, digits and `-`: `mx-ca-2025-2028`";
        CliError::new(format!("--id: {message}"), help)
    })
}

/// Parses the languages of a new plan.
pub(super) fn languages(tags: &[String]) -> Result<Vec<LangTag>, CliError> {
    let tag = |text: &String| {
        LangTag::parse(text.trim()).ok_or_else(|| {
            let help = "languages are written as `es`, `en`, `fr`, `fr-CA`";
            CliError::new(format!("--languages: `{text}` is not a language"), help)
        })
    };
    tags.iter().map(tag).collect()
}

/// Returns the field that the value of an option names.
pub(super) fn named(option: &str, name: &str) -> Result<&'static Field, CliError> {
    field::find(name).ok_or_else(|| {
        if name.is_empty() {
            let help = "write names with commas and without blanks: `id,due`";
            return CliError::new(format!("{option}: a name is missing"), help);
        }
        if let Some((name, _)) =
            name.split_once(':').filter(|(n, _)| option == "--sort" && field::find(n).is_some())
        {
            let help = format!(
                "`{option} {name}` puts the smallest first, `{option} -{name}` the largest"
            );
            return CliError::new(format!("{option}: a field has no `:` behind it"), help);
        }
        let list = "`hito explain fields` lists them all";
        let help = match messages::nearest(name, FIELDS.iter().map(|field| field.name)) {
            Some(near) => format!("{} {list}", messages::did_you_mean(near)),
            None => list.to_owned(),
        };
        CliError::new(format!("{option}: no field called `{name}`"), help)
    })
}
