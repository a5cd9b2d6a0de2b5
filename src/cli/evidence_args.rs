//! Options for several pieces of evidence: `--evidence` begins one, and the options after it
//! describe it.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::options::with_words;
use crate::domain::{Class, Says};
use crate::record::{InputError, RawEvidence};

/// The options of evidence in the order in which they were typed.
#[derive(Clone, Debug, Default)]
pub(super) struct EvidenceArgs(Vec<(usize, &'static str, String)>);

/// The options, each with the name of its value and its help.
const OPTIONS: [(&str, &str, &str); 8] = [
    (
        "evidence",
        "URL",
        "What it rests on: a web address, or the id of an evidence record; may be given several times",
    ),
    ("title", "TITLE", "The title of the --evidence before it, as published"),
    ("publisher", "NAME", "Who published it"),
    ("published", "DATE", "When it was published"),
    ("quote", "TEXT", "A short passage of it, verbatim"),
    ("says", "SAYS", "What it says of the thing"),
    ("class", "CLASS", "Where it comes from"),
    ("evidence-lang", "TAG", "The language it is in: es, en, fr, fr-CA…"),
];

impl EvidenceArgs {
    /// Returns the pieces, each with what describes it.
    pub(super) fn read(&self) -> Result<Vec<RawEvidence>, InputError> {
        let mut pieces: Vec<RawEvidence> = Vec::new();
        for (_, name, value) in &self.0 {
            if *name == "evidence" {
                pieces.push(RawEvidence::default());
            }
            let Some(piece) = pieces.last_mut() else {
                let message = format!("--{name}: there is no --evidence before it");
                let help = format!("write `--evidence URL --{name} …`: it describes that piece");
                return Err(InputError::new(message, help));
            };
            let Some(slot) = piece.slot(name) else { continue };
            if slot.replace(value.clone()).is_some() {
                let message = format!("--{name}: given twice for one piece of evidence");
                return Err(InputError::new(message, "each `--evidence` begins a piece"));
            }
        }
        Ok(pieces)
    }
}

impl clap::Args for EvidenceArgs {
    fn augment_args(command: Command) -> Command {
        OPTIONS.into_iter().fold(command, |command, (name, value, help)| {
            let help = match value {
                "SAYS" => with_words::<Says>(help),
                "CLASS" => with_words::<Class>(help),
                _ => help.to_owned(),
            };
            let option = Arg::new(name).long(name).value_name(value).help(help);
            command.arg(option.action(ArgAction::Append).help_heading("Evidence"))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl clap::FromArgMatches for EvidenceArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut pieces = Self::default();
        pieces.update_from_arg_matches(matches)?;
        Ok(pieces)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for (name, ..) in OPTIONS {
            let at = matches.indices_of(name).into_iter().flatten();
            let values = matches.get_many::<String>(name).into_iter().flatten();
            self.0.extend(at.zip(values).map(|(at, value)| (at, name, value.clone())));
        }
        self.0.sort_by_key(|(at, ..)| *at);
        Ok(())
    }
}
