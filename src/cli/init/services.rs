//! Workflows and hooks that check a plan, made from the examples in `docs/ci`.

use serde_json::Value;

use crate::cli::error::CliError;

/// What is asked for services.
#[derive(Debug, clap::Args)]
pub(super) struct Services {
    /// Also write what has services check the plan; of a plan that is there, only that
    #[arg(long, value_name = "SERVICES", value_enum, value_delimiter = ',')]
    ci: Vec<Service>,

    /// Where those have hito from: a repository on GitHub, and a commit, tag or branch of it
    #[arg(long, value_name = "OWNER/REPO@REV", requires = "ci")]
    hito: Option<String>,
}

/// A service, or a program that is one to git.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Service {
    /// A workflow that judges pull requests
    Github,
    /// A job that judges merge requests
    Gitlab,
    /// A hook before each commit
    PreCommit,
}

/// The placeholder in the examples for the repository of hito.
const PLACEHOLDER: &str = "OWNER/hito";

/// The paths that a service checks, relative to the root of the repository.
pub(super) struct Watched {
    /// The plan's folder; empty for the root.
    pub folder: String,
    /// The texts that the plan quotes.
    pub sources: Vec<String>,
}

/// Where hito is installed from.
struct InstallSource<'h> {
    repository: &'h str,
    revision: &'h str,
}

impl Services {
    /// Returns whether no service is asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.ci.is_empty()
    }

    /// Returns the files that are asked for: paths relative to the root of the repository, and texts.
    pub(super) fn files(&self, watched: &Watched) -> Result<Vec<(&'static str, String)>, CliError> {
        let from = self.from()?;
        let mut files = Vec::new();
        for service in [Service::Github, Service::Gitlab, Service::PreCommit] {
            if self.ci.contains(&service) {
                files.push(service.file(watched, from.as_ref()));
            }
        }
        Ok(files)
    }

    fn from(&self) -> Result<Option<InstallSource<'_>>, CliError> {
        let Some(typed) = &self.hito else { return Ok(None) };
        let is_word = |word: &str| {
            let is_part = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
            !word.is_empty() && !word.starts_with('-') && word.chars().all(is_part)
        };
        let parts = typed.split_once('@').filter(|(repository, revision)| {
            let names = repository.split_once('/');
            names.is_some_and(|(owner, name)| is_word(owner) && is_word(name))
                && revision.split('/').all(is_word)
        });
        let (repository, revision) = parts.ok_or_else(|| {
            let message = format!("--hito: `{typed}` is not a repository with a revision");
            CliError::new(message, "write it as `OWNER/REPO@REV`, a repository on GitHub")
        })?;
        Ok(Some(InstallSource { repository, revision }))
    }

    /// Returns whether a file still contains the placeholder for the repository of hito.
    pub(super) fn left_to_write(text: &str) -> bool {
        text.contains(PLACEHOLDER)
    }
}

impl Service {
    fn file(self, watched: &Watched, from: Option<&InstallSource<'_>>) -> (&'static str, String) {
        // hito finds a plan in `plan/` without an option.
        let named = Some(&watched.folder).filter(|folder| !["", "plan"].contains(&folder.as_str()));
        let named = named.map(|folder| Value::from(folder.as_str()).to_string());
        match self {
            Self::Github => {
                let example = include_str!("../../../docs/ci/pull-request.yml");
                let mut text = example
                    .replace(" Put it into `.github/workflows/`.", "")
                    .replace(r#"["plan/**", "seeds/**"]"#, &watched.patterns("**"));
                if let Some(from) = from {
                    let place = format!("{}@{}", from.repository, from.revision);
                    text = text.replace("OWNER/hito@main", &place);
                }
                if let Some(folder) = named {
                    text += &format!("        with:\n          plan: {folder}\n");
                }
                (".github/workflows/plan.yml", text)
            }
            Self::Gitlab => {
                let example = include_str!("../../../docs/ci/gitlab.yml");
                let mut text = example
                    .replace(" Put it into `.gitlab-ci.yml`, or include it there.", "")
                    .replace(r#"["plan/**/*", "seeds/**/*"]"#, &watched.patterns("**/*"));
                if let Some(InstallSource { repository, revision }) = from {
                    let place = format!("https://github.com/{repository} --rev {revision}");
                    text = text.replace("https://gitlab.com/OWNER/hito", &place);
                }
                if let Some(folder) = named {
                    // A `$` would begin a variable.
                    let line =
                        format!("  variables:\n    HITO_PLAN: {}\n", folder.replace('$', "$$"));
                    text = text.replace("  variables:\n", &line);
                }
                (".gitlab-ci.yml", text)
            }
            Self::PreCommit => {
                let example = include_str!("../../../docs/ci/pre-commit.yml");
                let mut text = example.replace(" Put it into `.pre-commit-config.yaml`.", "");
                if let Some(InstallSource { repository, revision }) = from {
                    text = text
                        .replace(PLACEHOLDER, repository)
                        .replace("rev: main", &format!("rev: {}", Value::from(*revision)));
                }
                if named.is_some() {
                    let option = Value::from(format!("--plan={}", watched.folder));
                    text += &format!("        args: [{option}]\n");
                }
                (".pre-commit-config.yaml", text)
            }
        }
    }
}

impl Watched {
    /// Returns the paths as a list of patterns; `below` is the pattern for all files in a folder.
    fn patterns(&self, below: &str) -> String {
        let all = if self.folder.is_empty() {
            below.to_owned()
        } else {
            format!("{}/{below}", self.folder)
        };
        let inside = format!("{}/", self.folder);
        let apart = self.sources.iter().filter(|source| !source.starts_with(&inside));
        let apart = apart.filter(|_| !self.folder.is_empty()).cloned();
        let patterns: Vec<String> =
            std::iter::once(all).chain(apart).map(|text| Value::from(text).to_string()).collect();
        format!("[{}]", patterns.join(", "))
    }
}
