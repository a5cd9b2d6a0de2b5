//! `hito init`

mod attributes;
mod paths;
mod services;

use std::path::{Path, PathBuf};

pub(super) use attributes::Attributes;
use attributes::{ATTRIBUTES, add_line};
use paths::relative;
pub(super) use paths::resolved;
use services::{Services, Watched};

use super::arguments::{languages, plan_id};
use super::error::CliError;
use super::merge_driver::attribute;
use super::outcome::Outcome;
use super::session::Session;
use super::write::DryRun;
use crate::domain::{Day, Kind, LangTag, Strength, Vocabulary};
use crate::messages;
use crate::render::{ChangedFile, patch, visible};
use crate::source::{self, Folder, PLAN_FILE, sha256_with_lf};
use crate::store::create_all;

/// Begins a new plan that passes `hito check`
///
/// Makes the plan's folder with an example to write over, and tells git to let hito merge plan
/// files. Nothing that is there is changed: what stands in the way is told. `--ci` writes what has
/// GitHub, GitLab or pre-commit check the plan.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito init
  hito init water --title 'The water pact' --languages es,en
  hito init --from-text pact.txt --dry-run
  hito init --ci github,pre-commit

Git merges plan files through hito once this was said in a clone:
  hito merge-driver --install")]
pub(super) struct InitArgs {
    /// The folder of the plan
    #[arg(value_name = "DIR", default_value = "plan", value_hint = clap::ValueHint::DirPath)]
    dir: PathBuf,

    /// The plan's id
    #[arg(long, value_name = "NAME", default_value = "my-plan")]
    id: String,

    /// The plan's title, in its first language
    #[arg(long, value_name = "TEXT", default_value = "A plan of promises")]
    title: String,

    /// The plan's languages, separated by commas; the first is that of its source
    #[arg(long, value_name = "TAGS", value_delimiter = ',', default_value = "en")]
    languages: Vec<String>,

    /// The text that the plan quotes, in place of the example
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    from_text: Option<PathBuf>,

    #[command(flatten)]
    services: Services,

    #[command(flatten)]
    dry_run: DryRun,
}

/// What the files of a new plan are made from.
struct New<'i> {
    init: &'i InitArgs,
    languages: Vec<LangTag>,
    issued: Day,
    /// The folder of the plan, relative to the root of the repository.
    folder: String,
    /// The path of the source, relative to the plan's folder, and its text.
    source: String,
    text: Vec<u8>,
}

/// Returns the text of a file, or `None` if the plan does not need it.
type Contents = fn(&New<'_>) -> Option<String>;

/// The files of a new plan in order of creation, each with its path and contents. `PLAN` stands for
/// the plan's folder; other paths are relative to the root of the repository.
const FILES: &[(&str, Contents)] = &[
    ("PLAN/plan.yaml", |new| Some(new.plan())),
    ("PLAN/1-example.yaml", |new| {
        new.has_example().then(|| {
            include_str!("example.template")
                .replace("KINDS", &messages::alternatives(Kind::codes()))
                .replace("STRENGTHS", &messages::alternatives(Strength::codes()))
        })
    }),
    ("PLAN/source.txt", |new| new.has_example().then(|| SOURCE.to_owned())),
    (ATTRIBUTES, |new| Some(attribute(&new.folder) + "\n")),
];

const SOURCE: &str = include_str!("source.txt");

impl New<'_> {
    fn has_example(&self) -> bool {
        self.init.from_text.is_none()
    }

    fn plan(&self) -> String {
        let languages: Vec<&str> = self.languages.iter().map(LangTag::as_str).collect();
        // A JSON string is a YAML string.
        let string = |text: &str| serde_json::Value::from(text).to_string();
        include_str!("plan.template")
            .replace("{id}", &self.init.id)
            .replace("{title}", &string(&self.init.title))
            .replace("{languages}", &languages.join(", "))
            .replace("{issued}", &self.issued.to_string())
            .replace("{source}", &string(&self.source))
            .replace("{lang}", languages.first().copied().unwrap_or("en"))
            .replace("{sha256}", &sha256_with_lf(&self.text))
    }

    /// Returns the paths that a service checks.
    fn watched(&self, root: &Path, here: &Path) -> Watched {
        let sources = self.init.from_text.iter();
        let sources = sources.map(|file| relative(root, &resolved(&here.join(file))));
        Watched { folder: self.folder.clone(), sources: sources.collect() }
    }
}

impl InitArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        session.writes_only_text("init")?;
        plan_id(&self.id)?;
        let here = session.env.dir.clone();
        let folder = resolved(&here.join(&self.dir));
        let root = repository(&folder);
        let is_there = folder.join(PLAN_FILE).exists();
        if is_there && self.services.is_empty() {
            let message = format!("there is a plan in `{}` already", self.dir.display());
            return Err(CliError::new(message, "name another folder: `hito init DIR`").into());
        }
        let outer = folder.ancestors().skip(1).take_while(|above| above.starts_with(&root));
        if let Some(outer) = outer.into_iter().find(|above| above.join(PLAN_FILE).exists()) {
            let (inner, outer) = (self.dir.display(), relative(&root, outer));
            let message = format!("`{inner}` is inside the plan in `{outer}`");
            let help = "all files below a plan belong to it; name a folder beside it";
            return Err(CliError::new(message, help).into());
        }
        let files = self.files(session, (&folder, &root), is_there)?;
        let (there, made): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|(path, _)| path.symlink_metadata().is_ok());
        let shown = |path: &Path| {
            let from = resolved(&here);
            visible(&relative(&from, path)).into_owned()
        };
        if self.dry_run.dry_run {
            let changed: Vec<ChangedFile> = made
                .iter()
                .map(|(path, after)| ChangedFile {
                    path: relative(&root, path),
                    before: None,
                    after: after.clone(),
                })
                .collect();
            session.write(|out| out.write_all(patch(&changed).as_bytes()))?;
        } else {
            create_all(&made).map_err(|(path, error)| {
                let message =
                    format!("`{}` cannot be made: {}", shown(&path), messages::reason(&error));
                CliError::new(message, "nothing was written; name a folder that you may write to")
            })?;
            let lines: Vec<String> =
                made.iter().map(|(path, _)| format!("made  {}\n", shown(path))).collect();
            let lines = lines.concat();
            session.write(|out| out.write_all(lines.as_bytes()))?;
        }
        for (path, _) in there {
            session.say(&format!("`{}` is there and stays as it is", shown(&path)));
            if path.ends_with(ATTRIBUTES) {
                session.say(&add_line(&attribute(&relative(&root, &folder))));
            }
        }
        for (path, _) in made.iter().filter(|(_, text)| Services::left_to_write(text)) {
            let path = shown(path);
            session.say(&format!(
                "write into `{path}` where you have hito from, in place of `OWNER/hito`;"
            ));
            session.say("  `--hito OWNER/REPO@REV` does so from the beginning");
        }
        if !self.dry_run.dry_run && !is_there {
            session.say("to have git merge plan files through hito, run once in every clone:");
            session.say("  hito merge-driver --install");
        }
        Ok(Outcome::Done)
    }

    /// Returns the files to create: those of a new plan, and those for services.
    fn files(
        &self,
        session: &mut Session<'_, '_>,
        (folder, root): (&Path, &Path),
        is_there: bool,
    ) -> anyhow::Result<Vec<(PathBuf, String)>> {
        let here = session.env.dir.clone();
        let mut files: Vec<(PathBuf, String)> = Vec::new();
        let watched = if is_there {
            watched(&Folder::open(folder, &here)?)
        } else {
            let new = self.new_plan(session, folder, root)?;
            for (path, contents) in FILES {
                let path = match path.strip_prefix("PLAN/") {
                    Some(path) => folder.join(path),
                    None => root.join(path),
                };
                files.extend(contents(&new).map(|contents| (path, contents)));
            }
            new.watched(root, &here)
        };
        let more = self.services.files(&watched)?;
        files.extend(more.into_iter().map(|(path, text)| (root.join(path), text)));
        Ok(files)
    }

    fn new_plan(
        &self,
        session: &mut Session<'_, '_>,
        folder: &Path,
        root: &Path,
    ) -> anyhow::Result<New<'_>> {
        let languages = languages(&self.languages)?;
        let (source, text) = match &self.from_text {
            None => ("source.txt".to_owned(), SOURCE.as_bytes().to_vec()),
            Some(file) => {
                let wrong = |why: String| {
                    let message = format!("--from-text: `{}` {why}", file.display());
                    CliError::new(message, "name a text inside the repository")
                };
                let text = session.read_input(file).map_err(|error| {
                    wrong(format!("cannot be read: {}", messages::reason(&error)))
                })?;
                let path = resolved(&session.env.dir.join(file));
                if !path.starts_with(root) {
                    return Err(wrong("is outside the repository".to_owned()).into());
                }
                (relative(folder, &path), text)
            }
        };
        let issued = session.as_of()?;
        let folder = relative(root, folder);
        Ok(New { init: self, languages, issued, folder, source, text })
    }
}

/// Returns the paths that a service checks in an existing plan.
fn watched(folder: &Folder) -> Watched {
    let plan = source::read(folder).plan;
    let sources = plan.iter().flat_map(|plan| {
        let files = plan.head.sources.iter().map(|source| &plan.files[source.file.0 as usize]);
        files.map(|file| folder.in_repository(file))
    });
    let top = folder.in_repository(PLAN_FILE);
    let own = top.strip_suffix(PLAN_FILE).unwrap_or_default().trim_end_matches('/');
    Watched { folder: own.to_owned(), sources: sources.collect() }
}

/// Returns the folder that must contain a plan's sources: the repository, or without one the parent
/// of the plan's folder.
fn repository(folder: &Path) -> PathBuf {
    let with_git = folder.ancestors().find(|above| above.join(".git").exists());
    with_git.or(folder.parent()).unwrap_or(folder).to_owned()
}
