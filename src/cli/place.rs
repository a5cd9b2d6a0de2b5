//! Locating the plan: the nearest folder or the one that is named, on disk or in a revision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;

use super::env::Env;
use super::error::CliError;
use super::options::Shared;
use crate::git::{GitError, Repository, Revision};
use crate::history::Versions;
use crate::messages;
use crate::source::{Folder, PLAN_FILE};

/// The usual name of a plan's folder at the top of a repository.
const USUAL: &str = "plan";

/// The greatest number of other folders that an error message suggests.
const MOST_NAMED: usize = 5;

/// The options and environment from which the plan is located.
pub(super) struct PlanLocation<'p> {
    pub env: &'p Env<'p>,
    pub shared: &'p Shared,
}

impl PlanLocation<'_> {
    /// Returns the plan's folder on disk.
    pub(super) fn on_disk(&self) -> anyhow::Result<Folder> {
        let dir = &self.env.dir;
        let Some((name, path)) = self.named() else {
            let found = self.nearest().ok_or_else(|| {
                if let Some(bare) = self.only_commits() {
                    return bare;
                }
                let here = dir.display();
                let message = format!(
                    "no plan here: neither `{USUAL}/{PLAN_FILE}` nor `{PLAN_FILE}` in {here} or above"
                );
                let help = [
                    "go to the folder of a plan, or name one: `hito --plan DIR …`",
                    "begin one with `hito init`, or from a sheet with `hito import FILE --new DIR`",
                ];
                CliError::Plain { message, help: help.map(str::to_owned).to_vec() }
            })?;
            return Folder::open(&found, dir).context("the folder cannot be entered");
        };
        let path = meant(&path, |path| dir.join(path).join(PLAN_FILE).exists());
        Ok(Folder::open(&path, dir).map_err(|error| {
            if let Some(bare) = self.only_commits() {
                return bare;
            }
            let (path, reason) = (path.display(), messages::reason(&error));
            CliError::new(
                format!("{name}: the folder `{path}` cannot be read: {reason}"),
                "name the folder that holds `plan.yaml`",
            )
        })?)
    }

    /// Returns the error for a bare repository, which has no files, or `None` if it is not one.
    fn only_commits(&self) -> Option<CliError> {
        self.repository().ok().filter(Repository::is_bare).map(|repository| {
            let path = repository.top().display();
            let message =
                format!("`{path}` is a bare repository: it has commits, and no files to read");
            let help =
                "name a commit: `--at HEAD`, or for `diff` two of them: `hito diff HEAD~1 HEAD`";
            CliError::new(message, help)
        })
    }

    /// Returns the plan's folder in the revision that `--at` names.
    pub(super) fn at(&self, typed: &str) -> anyhow::Result<Folder> {
        let about = |error| about("--at", error);
        let repository = self.repository().map_err(about)?;
        let revision = repository.revision(typed).map_err(about)?;
        Ok(PlanSearch::new(self, &repository, revision).folder_found()?)
    }

    /// Returns the plan's folder in a revision, or the only plan of the revision if the folder has
    /// none there, since the plan may have moved.
    pub(super) fn followed(&self, typed: &str) -> anyhow::Result<Folder> {
        let repository = self.repository().map_err(CliError::from)?;
        let revision = repository.revision(typed).map_err(CliError::from)?;
        let search = PlanSearch::new(self, &repository, revision);
        Ok(search.folder_found().or_else(|error| search.only().ok_or(error))?)
    }

    /// Returns the plan's folder at the fork point of a change, for `--base`: the newest commit that
    /// both `typed` and the revision that is read descend from. What others have committed since is not in it.
    /// Returns `None` if the repository had no plan then.
    pub(super) fn base(&self, typed: &str) -> anyhow::Result<Option<Folder>> {
        let about = |error| about("--base", error);
        let repository = self.repository().map_err(about)?;
        let head = self.shared.at.as_deref().unwrap_or("HEAD");
        let fork = repository.fork(typed, head).map_err(about)?;
        let revision = repository.revision(&fork).map_err(about)?;
        let search = PlanSearch::new(self, &repository, revision);
        match search.folder_found().or_else(|error| search.only().ok_or(error)) {
            Ok(folder) => Ok(Some(folder)),
            Err(error) => match repository.folders_with(&search.revision, PLAN_FILE) {
                Ok(folders) if folders.is_empty() => Ok(None),
                _ => Err(error.into()),
            },
        }
    }

    /// Returns the commits that touched the plan in a folder, up to the revision of the folder or,
    /// on disk, up to `HEAD`.
    pub(super) fn versions(&self, folder: &Folder) -> anyhow::Result<Versions> {
        let repository = self.repository().map_err(CliError::from)?;
        let path = match folder.on_disk() {
            None => Some(folder.in_repository("")),
            Some((root, _)) => repository.path_of(root),
        };
        let path = path.ok_or_else(|| {
            let message = format!("`{}` is outside the repository", folder.shown_root());
            CliError::new(message, "name a folder of a repository: `hito --plan DIR …`")
        })?;
        let last = match folder.revision() {
            Some(revision) => revision.id.clone(),
            None => repository.revision("HEAD").map_err(CliError::from)?.id,
        };
        let versions = Versions::new(&repository, &last, &path, &self.env.dir);
        Ok(versions.map_err(CliError::from)?)
    }

    /// Returns the id of the newest commit that two revisions descend from.
    pub(super) fn fork(&self, one: &str, other: &str) -> anyhow::Result<String> {
        let repository = self.repository().map_err(CliError::from)?;
        Ok(repository.fork(one, other).map_err(CliError::from)?)
    }

    /// Returns the repository around the plan.
    pub(super) fn repository(&self) -> Result<Repository, GitError> {
        Repository::around(&self.start(), &self.env.dir, &self.env.vars)
    }

    /// Returns a function that lists the branches and tags of the plan's repository, for
    /// completions. It runs git only when it is called.
    pub(super) fn names(&self) -> impl Fn() -> Vec<String> + Send + Sync + use<> {
        let (start, dir, vars) = (self.start(), self.env.dir.clone(), self.env.vars.clone());
        move || {
            let repository = Repository::around(&start, &dir, &vars);
            repository.map(|repository| repository.names()).unwrap_or_default()
        }
    }

    /// Returns the path whose repository is used.
    fn start(&self) -> PathBuf {
        let named = self.named().map(|(_, path)| self.env.dir.join(path));
        named.or_else(|| self.nearest()).unwrap_or_else(|| self.env.dir.clone())
    }

    /// Returns the folder that is named, with the option or variable that names it.
    fn named(&self) -> Option<(&'static str, PathBuf)> {
        let typed = self.shared.plan.clone().map(|path| ("--plan", path));
        typed.or_else(|| self.env.var("HITO_PLAN").map(|path| ("HITO_PLAN", path.into())))
    }

    /// Returns the nearest folder with a plan, from the current one upwards.
    fn nearest(&self) -> Option<PathBuf> {
        self.env.dir.ancestors().find_map(|folder| {
            let has_plan = |folder: &PathBuf| folder.join(PLAN_FILE).is_file();
            [folder.join(USUAL), folder.to_owned()].into_iter().find(has_plan)
        })
    }
}

impl From<GitError> for CliError {
    fn from(error: GitError) -> Self {
        Self::Plain { message: error.message, help: error.help }
    }
}

/// Returns an error of git about the value of an option.
fn about(option: &str, error: GitError) -> CliError {
    CliError::Plain { message: format!("{option}: {}", error.message), help: error.help }
}

/// The folder that is meant: who names the file means its folder; who names the repository means
/// the plan in it.
fn meant(path: &Path, holds_plan: impl Fn(&Path) -> bool) -> PathBuf {
    match path.file_name() {
        Some(file) if file == PLAN_FILE => path.parent().unwrap_or(path).to_owned(),
        _ if !holds_plan(path) && holds_plan(&path.join(USUAL)) => path.join(USUAL),
        _ => path.to_owned(),
    }
}

/// The search for a plan in a revision.
struct PlanSearch<'s> {
    place: &'s PlanLocation<'s>,
    repository: &'s Repository,
    revision: Arc<Revision>,
}

impl<'s> PlanSearch<'s> {
    fn new(place: &'s PlanLocation<'s>, repository: &'s Repository, revision: Revision) -> Self {
        Self { place, repository, revision: Arc::new(revision) }
    }

    fn folder(&self, path: &str) -> Folder {
        Folder::at(self.repository, &self.revision, path, &self.place.env.dir)
    }

    fn folder_found(&self) -> Result<Folder, CliError> {
        match self.place.named() {
            Some((name, path)) => self.named(name, &self.place.env.dir.join(path)),
            None => self.nearest(),
        }
    }

    fn only(&self) -> Option<Folder> {
        let folders = self.repository.folders_with(&self.revision, PLAN_FILE).ok()?;
        if let [path] = &folders[..] { Some(self.folder(path)) } else { None }
    }

    fn named(&self, name: &str, path: &Path) -> Result<Folder, CliError> {
        let inside = |path: &Path| self.repository.path_of(path).map(|path| self.folder(&path));
        let holds_plan = |path: &Path| inside(path).is_some_and(|folder| folder.holds(PLAN_FILE));
        let path = meant(path, holds_plan);
        match inside(&path) {
            Some(folder) if folder.holds(PLAN_FILE) => Ok(folder),
            Some(folder) => {
                let shown = folder.shown_root();
                let message = format!("{name}: `{shown}` holds no plan at {}", self.when());
                Err(self.elsewhere(message, &[folder]))
            }
            None => Err(CliError::new(
                format!("{name}: `{}` is outside the repository", path.display()),
                "name a folder of the repository that the revision belongs to",
            )),
        }
    }

    fn nearest(&self) -> Result<Folder, CliError> {
        let here = self.repository.path_of(&self.place.env.dir).unwrap_or_default();
        let both = |folder: &Path| [folder.join(USUAL), folder.to_owned()];
        let folders = Path::new(&here).ancestors().flat_map(both);
        let mut folders: Vec<Folder> =
            folders.map(|path| self.folder(&path.to_string_lossy())).collect();
        match folders.iter().position(|folder| folder.holds(PLAN_FILE)) {
            Some(position) => Ok(folders.swap_remove(position)),
            None => {
                Err(self.elsewhere(format!("there is no plan here at {}", self.when()), &folders))
            }
        }
    }

    /// Returns the error for a revision without a plan in the folder, with the folders in which that
    /// revision has plans.
    fn elsewhere(&self, message: String, looked_in: &[Folder]) -> CliError {
        let folders = match self.repository.folders_with(&self.revision, PLAN_FILE) {
            Ok(folders) => folders,
            Err(error) => {
                let missing =
                    "this clone lacks folders of that revision; `git checkout` fetches them";
                return CliError::Plain { message, help: vec![missing.to_owned(), error.message] };
            }
        };
        let stood = |path: &String| {
            let shown = self.folder(path).shown_root();
            format!("one stood in `{shown}`: `--plan {}`", messages::shell(&shown))
        };
        let mut help: Vec<String> = folders.iter().take(MOST_NAMED).map(stood).collect();
        let is_submodule = |folder: &&Folder| {
            self.repository.is_submodule(&self.revision, &folder.in_repository(""))
        };
        if let Some(folder) = looked_in.iter().find(is_submodule) {
            let shown = folder.shown_root();
            help.push(format!(
                "`{shown}` is a submodule there, which has revisions of its own: \
                 `git submodule update --init` checks it out; ask in it"
            ));
        }
        if folders.len() > MOST_NAMED {
            help.push(format!("and {} more", folders.len() - MOST_NAMED));
        }
        if help.is_empty() {
            help.push("the repository had no plan then; name a later revision".to_owned());
        }
        CliError::Plain { message, help }
    }

    fn when(&self) -> String {
        format!("{} of {}", self.revision.short(), self.revision.day)
    }
}
