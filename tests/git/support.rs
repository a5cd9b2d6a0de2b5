//! Repositories made for a test, and runs of hito in them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use hito::cli::{Env, Screen, run};

/// The day on which every test runs.
pub const TODAY: &str = "2026-11-24";

/// A folder for repositories, and the environment of git and hito in it.
pub struct World {
    folder: tempfile::TempDir,
    vars: Vec<(String, String)>,
}

/// A repository.
#[derive(Clone)]
pub struct Repo<'w> {
    world: &'w World,
    pub dir: PathBuf,
}

/// The result of a run.
#[derive(Debug)]
pub struct Answer {
    pub code: u8,
    pub stdout: String,
    pub stderr: String,
}

impl World {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vars = [
            ("PATH", std::env::var("PATH").unwrap()),
            ("HOME", folder.path().to_str().unwrap().to_owned()),
            ("GIT_CONFIG_NOSYSTEM", "1".to_owned()),
            ("HITO_LANG", "en".to_owned()),
            ("HITO_AS_OF", TODAY.to_owned()),
        ];
        let vars = vars.map(|(name, value)| (name.to_owned(), value)).to_vec();
        let world = Self { folder, vars };
        let settings = "[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n\
            [protocol \"file\"]\nallow = always\n[advice]\ndetachedHead = false\n";
        world.write(".gitconfig", settings);
        world
    }

    /// Adds a variable to the environment.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.vars.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Returns an existing repository.
    pub fn repo(&self, name: &str) -> Repo<'_> {
        Repo { world: self, dir: self.path(name) }
    }

    /// Creates a repository, with options of `git init`.
    pub fn init(&self, name: &str, options: &[&str]) -> Repo<'_> {
        let repo = self.repo(name);
        fs::create_dir_all(&repo.dir).unwrap();
        repo.git(&[&["init", "--quiet"], options].concat());
        repo
    }

    /// Runs git in a folder with a day as the date of commits, and asserts that it succeeds.
    pub fn git(&self, dir: &Path, day: &str, args: &[&str]) -> String {
        let date = format!("{day}T12:00:00+00:00");
        let output = Command::new("git")
            .args(args)
            .current_dir(dir)
            .env_clear()
            .envs(self.vars.iter().map(|(name, value)| (name, value)))
            .envs([("GIT_AUTHOR_DATE", &date), ("GIT_COMMITTER_DATE", &date)])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {args:?}: {said}");
        String::from_utf8(output.stdout).unwrap().trim_end().to_owned()
    }

    /// Runs hito in a folder.
    pub fn hito(&self, dir: &Path, args: &[&str]) -> Answer {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let mut env = Env {
            args: ["hito"].iter().chain(args).map(Into::into).collect(),
            dir: dir.to_owned(),
            vars: self.vars.iter().cloned().collect(),
            now: chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            screen: Screen::default(),
            stdin: Box::new(std::io::empty()),
            stdout: Box::new(&mut stdout),
            stderr: Box::new(&mut stderr),
        };
        let code = run(&mut env);
        drop(env);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Answer { code, stdout: text(stdout), stderr: text(stderr) }
    }
}

impl Repo<'_> {
    pub fn git(&self, args: &[&str]) -> String {
        self.world.git(&self.dir, TODAY, args)
    }

    pub fn hito(&self, args: &[&str]) -> Answer {
        self.world.hito(&self.dir, args)
    }

    /// Returns the environment of git and hito.
    pub fn vars(&self) -> impl Iterator<Item = (&str, &str)> {
        self.world.vars.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the answer of hito, and asserts that it can do its work.
    pub fn asked(&self, args: &[&str]) -> String {
        let answer = self.hito(args);
        assert!(answer.code < 2, "{args:?}: {}", answer.stderr);
        answer.stdout
    }

    /// Returns the errors of hito, and asserts that it cannot do its work.
    pub fn refused(&self, args: &[&str]) -> String {
        let answer = self.hito(args);
        assert_eq!((answer.code, answer.stdout.as_str()), (2, ""), "{args:?}");
        answer.stderr
    }

    /// Returns the ids of the milestones of a plan.
    pub fn ids(&self, options: &[&str]) -> Vec<String> {
        let rows = self.asked(&[&["list", "--format", "csv", "--columns", "id"], options].concat());
        rows.lines().skip(1).map(str::to_owned).collect()
    }

    pub fn write(&self, file: &str, text: &str) {
        let path = self.dir.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Creates commits from a stream in the format of git-fast-import(1).
    pub fn import(&self, stream: &str) {
        let mut import = Command::new("git")
            .args(["fast-import", "--quiet", "--force"])
            .current_dir(&self.dir)
            .env_clear()
            .envs(self.vars())
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        import.stdin.take().unwrap().write_all(stream.as_bytes()).unwrap();
        assert!(import.wait().unwrap().success());
    }

    /// Commits everything on a day. Returns the commit's id.
    pub fn commit(&self, day: &str) -> String {
        self.git(&["add", "--all"]);
        self.world.git(&self.dir, day, &["commit", "--quiet", "--allow-empty", "-m", day]);
        self.git(&["rev-parse", "HEAD"])
    }
}

/// Returns a plan of one file, with milestones of these names.
pub fn plan(milestones: &[&str]) -> String {
    let mut text = "plan: pact\ntitle: The pact\nissued: 2025-01-01\npillars:\n  - id: I\n    \
        title: Crossings\n    milestones:\n"
        .to_owned();
    for name in milestones {
        text += &format!("      - {{id: I.{name}, title: The {name}, kind: event, due: 2026}}\n");
    }
    if milestones.is_empty() {
        text.truncate(text.len() - "    milestones:\n".len());
    }
    text
}

/// Creates a repository with a plan in `plan/` that gained a milestone on each of three days.
/// Returns it with the ids of the commits.
pub fn three_days<'w>(world: &'w World, name: &str, options: &[&str]) -> (Repo<'w>, [String; 3]) {
    let repo = world.init(name, options);
    let commits = [("2026-01-05", 1), ("2026-02-05", 2), ("2026-03-05", 3)].map(|(day, many)| {
        repo.write("plan/plan.yaml", &plan(&["ferry", "bridge", "tunnel"][..many]));
        repo.commit(day)
    });
    (repo, commits)
}
