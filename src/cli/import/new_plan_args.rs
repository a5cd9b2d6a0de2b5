//! The options of a plan that a sheet begins.

use std::path::{Path, PathBuf};

use crate::cli::arguments::{languages, plan_id};
use crate::cli::error::CliError;
use crate::cli::init::{Attributes, resolved};
use crate::cli::session::Session;
use crate::domain::{Date, LangTag};
use crate::import::NewPlan;
use crate::record::slug;
use crate::source::{Folder, PLAN_FILE};
use crate::text::one_line;

/// Where a new plan is begun, and what it is called.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "A new plan")]
pub(super) struct NewPlanArgs {
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

/// A plan that is about to begin.
pub(super) struct PlannedFolder {
    /// Its folder, which may be missing.
    pub folder: Folder,
    /// The line for git's attributes, if they lack it.
    pub attributes: Option<Attributes>,
    /// Its beginning.
    pub plan: NewPlan,
}

impl NewPlanArgs {
    /// Returns whether a plan is to begin.
    pub(super) fn is_given(&self) -> bool {
        self.new.is_some()
    }

    /// Returns the plan that is to begin, if one is.
    pub(super) fn begin(
        &self,
        session: &Session<'_, '_>,
        sheet: &Path,
        lang: Option<LangTag>,
    ) -> Result<Option<PlannedFolder>, CliError> {
        let Some(dir) = &self.new else { return Ok(None) };
        let folder = resolved(&session.env.dir.join(dir));
        if folder.join(PLAN_FILE).symlink_metadata().is_ok() {
            let message = format!("--new: there is a plan in `{}` already", dir.display());
            let help = format!("add the rows to it: `hito import --plan {} FILE`", dir.display());
            return Err(CliError::new(message, help));
        }
        let plan = self.plan(sheet, lang)?;
        let attributes = Attributes::wanted(&folder);
        let folder = Folder::for_new_plan(&folder, &session.env.dir);
        Ok(Some(PlannedFolder { folder, attributes, plan }))
    }

    /// Returns where the plan's id comes from, a clause for messages.
    pub(super) fn id_origin(&self) -> &'static str {
        match (&self.id, &self.title) {
            (Some(_), _) => "",
            (None, Some(_)) => ", made of its title",
            (None, None) => ", made of the file's name",
        }
    }

    fn plan(&self, sheet: &Path, lang: Option<LangTag>) -> Result<NewPlan, CliError> {
        let by_name = || stem(sheet).filter(|_| sheet.as_os_str() != "-");
        let title = self.title.clone().or_else(by_name).ok_or_else(|| {
            CliError::new("--title: what is the plan called?", "give it a title: `--title TEXT`")
        })?;
        let id = self.id.clone().unwrap_or_else(|| slug(&title));
        if self.id.is_none() && id.is_empty() {
            let message = format!("the id that is made of the title `{title}` is empty");
            return Err(CliError::new(message, "give the plan one: `--id NAME`"));
        }
        let id = plan_id(&id)?;
        let mut languages = languages(&self.languages)?;
        if languages.is_empty() {
            languages.extend(lang.or_else(|| LangTag::parse("en")));
        }
        let issued = self.issued.as_ref().map(|issued| {
            Date::parse(issued.trim()).map_err(|error| {
                let message = format!("--issued: {}", error.message);
                CliError::Plain { message, help: error.help.into_iter().collect() }
            })
        });
        Ok(NewPlan::new(&id, title, &languages, issued.transpose()?))
    }
}

/// Returns the name of a file without its folder and its ending, its words set apart by spaces.
fn stem(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy();
    let words = one_line(&stem.replace(['_', '-'], " "));
    (!words.is_empty()).then_some(words)
}
