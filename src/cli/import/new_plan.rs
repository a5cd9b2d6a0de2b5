//! The plan that a sheet begins.

use std::path::{Path, PathBuf};

use super::stem;
use crate::cli::error::CliError;
use crate::cli::init::{Attributes, resolved};
use crate::cli::session::Session;
use crate::domain::{Date, Id, LangTag};
use crate::record::{RecordError, id_node, slug, word_node};
use crate::source::{Folder, PLAN_FILE};
use crate::yaml::edit::{Node, new_file};

/// Where a new plan is begun, and what it is called.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "A new plan")]
pub(super) struct NewPlan {
    /// Begin a plan in this folder, with the sheet's rows
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    new: Option<PathBuf>,

    /// Its id [default: made of its title]
    #[arg(long, value_name = "NAME", requires = "new")]
    id: Option<String>,

    /// Its title [default: the sheet's name]
    #[arg(long, value_name = "TEXT", requires = "new")]
    title: Option<String>,

    /// Its languages, separated by commas; the first is that of the sheet [default: that of --lang, or en]
    #[arg(long, value_name = "TAGS", value_delimiter = ',', requires = "new")]
    languages: Vec<String>,

    /// When it was published, where that is known
    #[arg(long, value_name = "DATE", requires = "new")]
    issued: Option<String>,
}

/// A plan that is begun.
pub(super) struct Begun {
    /// Its folder, which may be missing.
    pub folder: Folder,
    /// What git is to be told of it.
    pub attributes: Option<Attributes>,
    entries: Vec<(String, Node)>,
}

impl NewPlan {
    /// The plan that is to be begun; none where there is one already.
    pub(super) fn begin(
        &self,
        session: &Session<'_, '_>,
        sheet: &Path,
        lang: Option<LangTag>,
    ) -> Result<Option<Begun>, CliError> {
        let Some(dir) = &self.new else { return Ok(None) };
        let folder = resolved(&session.dir().join(dir));
        if folder.join(PLAN_FILE).symlink_metadata().is_ok() {
            let message = format!("--new: there is a plan in `{}` already", dir.display());
            let help = format!("add the rows to it: `hito import --plan {} FILE`", dir.display());
            return Err(CliError::new(message, help));
        }
        let entries = self.entries(sheet, lang)?;
        let attributes = Attributes::wanted(&folder);
        let folder = Folder::for_new_plan(&folder, session.dir());
        Ok(Some(Begun { folder, attributes, entries }))
    }

    /// How the plan comes by its id, as messages have it behind it.
    pub(super) fn how_named(&self) -> &'static str {
        match (&self.id, &self.title) {
            (Some(_), _) => "",
            (None, Some(_)) => ", made of its title",
            (None, None) => ", made of the file's name",
        }
    }

    fn entries(
        &self,
        sheet: &Path,
        lang: Option<LangTag>,
    ) -> Result<Vec<(String, Node)>, CliError> {
        let by_name = || stem(sheet).filter(|_| sheet.as_os_str() != "-");
        let title = self.title.clone().or_else(by_name).ok_or_else(|| {
            CliError::new("--title: what is the plan called?", "give it a title: `--title TEXT`")
        })?;
        let id = self.id.clone().unwrap_or_else(|| slug(&title));
        if self.id.is_none() && id.is_empty() {
            let message = format!("the id that is made of the title `{title}` is empty");
            return Err(CliError::new(message, "give the plan one: `--id NAME`"));
        }
        let id = Id::parse(&id).map_err(|message| {
            let help = "ids are letters, digits and `-`: `mx-ca-2025-2028`";
            CliError::new(format!("--id: {message}"), help)
        })?;
        let tag = |text: &String| {
            LangTag::parse(text.trim()).ok_or_else(|| {
                let help = "languages are written as `es`, `en`, `fr`, `fr-CA`";
                CliError::new(format!("--languages: `{text}` is not a language"), help)
            })
        };
        let mut languages = self.languages.iter().map(tag).collect::<Result<Vec<_>, _>>()?;
        if languages.is_empty() {
            languages.extend(lang.or_else(|| LangTag::parse("en")));
        }
        let mut entries = vec![("plan".to_owned(), id_node(&id))];
        let title = match languages.first() {
            Some(first) if languages.len() > 1 => Node::map([(first.as_str(), Node::text(title))]),
            _ => Node::text(title),
        };
        entries.push(("title".to_owned(), title));
        let languages = languages.iter().map(word_node).collect();
        entries.push(("languages".to_owned(), Node::List(languages)));
        if let Some(issued) = &self.issued {
            let issued = Date::parse(issued.trim()).map_err(|error| {
                let message = format!("--issued: {}", error.message);
                CliError::Plain { message, help: error.help.into_iter().collect() }
            })?;
            entries.push(("issued".to_owned(), word_node(&issued)));
        }
        Ok(entries)
    }
}

impl Begun {
    /// The plan's first file: its path and its text.
    pub(super) fn head(&self, parties: Vec<Node>) -> Result<(String, String), RecordError> {
        let mut entries = self.entries.clone();
        if !parties.is_empty() {
            entries.push(("parties".to_owned(), Node::List(parties)));
        }
        let comment =
            "# A plan of promises. Every other .yaml file below this folder belongs to it.";
        let text = new_file(&Node::Map(entries), Some(comment), None)
            .map_err(|error| RecordError::NewFile { file: PLAN_FILE.to_owned(), error })?;
        Ok((PLAN_FILE.to_owned(), text))
    }
}
