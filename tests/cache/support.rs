//! A plan and a cache of its own.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

use hito::cli::{Env, Screen, run};
use tempfile::TempDir;
use xxhash_rust::xxh3::xxh3_64;

/// A title that stands in the plan once. [`Desk::forge`] puts another of its length in its place.
pub const TITLE: &str = "Signed";

/// A plan of a few files, and a folder for caches.
pub struct Desk {
    dir: std::sync::Arc<TempDir>,
    build: String,
}

/// A commitment's file.
pub fn commitment(number: usize, title: &str) -> String {
    format!(
        "commitment: I.{number}\ntitle: {{en: Commitment, es: Compromiso}}\nmilestones:\n  \
         - id: I.{number}.x\n    title: {title}\n    kind: event\n    due: every 3 months from \
         2025-02\n    quote: [one, two]\n    updates:\n      - date: 2026-Q1\n        by: joint\n        \
         status: completed\n        evidence: [{{url: https://example.org, says: done}}, known]\n"
    )
}

impl Desk {
    /// A plan that has not been read yet.
    pub fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let desk = Self { dir: dir.into(), build: "this".to_owned() };
        fs::create_dir_all(desk.plan()).unwrap();
        fs::create_dir(desk.dir().join("caches")).unwrap();
        let put = |name: &str, text: &str| fs::write(desk.plan().join(name), text).unwrap();
        put(
            "plan.yaml",
            "plan: p\ntitle: P\nlanguages: [en]\nissued: 2025-09-18\nterm: 2025-09-18/2028\n\
             policy: {due-soon: 2 weeks}\nchecks: {missing-translation: allow}\n\
             evidence:\n  - id: known\n    url: https://example.org/known\n    class: press\n",
        );
        put("0.yaml", "pillar: I\ntitle: One\n");
        for number in 1..=4 {
            let title = if number == 1 { TITLE.to_owned() } else { format!("Title {number}") };
            put(&format!("{number}.yaml"), &commitment(number, &title));
        }
        desk
    }

    /// The same plan and caches, as another build of the program sees them.
    pub fn of_build(&self, build: &str) -> Self {
        Self { dir: self.dir.clone(), build: build.to_owned() }
    }

    pub fn dir(&self) -> &Path {
        self.dir.path()
    }

    pub fn plan(&self) -> PathBuf {
        self.dir().join("plan")
    }

    /// The program's folder of caches.
    pub fn folder(&self) -> PathBuf {
        self.dir().join("caches/hito")
    }

    /// What the program has written there.
    pub fn cached(&self) -> Vec<PathBuf> {
        let Ok(entries) = fs::read_dir(self.folder()) else { return Vec::new() };
        entries.map(|entry| entry.unwrap().path()).collect()
    }

    /// Those of them that keep what files hold.
    pub fn parts(&self) -> Vec<PathBuf> {
        let files = self.cached().into_iter();
        files.filter(|file| paths(file).contains("plan.yaml")).collect()
    }

    /// Runs a command line; gives the exit code, the answer and the rest.
    pub fn answer_with(&self, args: &[&str], vars: &[(&str, &str)]) -> (u8, String, String) {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let caches = self.dir().join("caches");
        let own = [("HITO_LANG", "en"), ("XDG_CACHE_HOME", caches.to_str().unwrap())];
        let mut env = Env {
            args: std::iter::once("hito").chain(args.iter().copied()).map(Into::into).collect(),
            dir: self.dir().to_owned(),
            vars: own.iter().chain(vars).map(|(n, v)| ((*n).into(), (*v).into())).collect(),
            now: chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap(),
            build: Some(self.build.clone()),
            screen: Screen::default(),
            stdin: Box::new(std::io::empty()),
            stdout: Box::new(&mut stdout),
            stderr: Box::new(&mut stderr),
        };
        let code = run(&mut env);
        drop(env);
        (code, String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
    }

    /// All there is to say, whether or not the plan has mistakes.
    pub fn all(&self, more: &[&str]) -> (u8, String, String) {
        let args: Vec<&str> = ["list", "--format", "json"].iter().chain(more).copied().collect();
        self.answer_with(&args, &[])
    }

    /// The titles of the milestones.
    pub fn titles(&self) -> Vec<String> {
        titles(&self.all(&[]))
    }

    /// The same, every file read anew.
    pub fn titles_anew(&self) -> Vec<String> {
        titles(&self.all(&["--no-cache"]))
    }

    /// Puts another title into the cache, with the right checksum: an answer that shows it has
    /// come from there.
    pub fn forge(&self) {
        let mut forged = 0;
        for file in self.cached() {
            let mut bytes = fs::read(&file).unwrap();
            let found = bytes.windows(TITLE.len()).position(|some| some == TITLE.as_bytes());
            let Some(at) = found else { continue };
            bytes[at..at + TITLE.len()].copy_from_slice(b"Forged");
            sign(&mut bytes);
            fs::write(&file, bytes).unwrap();
            forged += 1;
        }
        assert_eq!(forged, 1, "the title is cached");
    }
}

/// Gives the volumes of a file of the cache the right checksums, as far as their lengths make sense.
pub fn sign(bytes: &mut [u8]) {
    let mut rest = bytes;
    while rest.len() >= 32 {
        let length = |at: usize| {
            let number = u64::from_le_bytes(rest[at..at + 8].try_into().unwrap());
            usize::try_from(number).unwrap()
        };
        let (owner, data, text) = (length(8), length(16), length(24));
        let length = [32, owner, data, text].iter().fold(0_usize, |sum, l| sum.saturating_add(*l));
        let (volume, behind) = rest.split_at_mut(length.min(rest.len()));
        let sum = xxh3_64(&volume[8..]);
        volume[..8].copy_from_slice(&sum.to_le_bytes());
        rest = behind;
    }
}

/// What can be read of a file.
pub fn paths(file: &Path) -> String {
    String::from_utf8_lossy(&fs::read(file).unwrap()).into_owned()
}

fn titles((code, stdout, stderr): &(u8, String, String)) -> Vec<String> {
    assert_eq!(*code, 0, "{stderr}");
    let answer: serde_json::Value = serde_json::from_str(stdout).unwrap();
    let rows = answer["rows"].as_array().unwrap();
    rows.iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
}

/// Gives a file back the times of modification and access that it had.
pub fn restore_times(path: &Path, meta: &fs::Metadata) {
    let times = fs::FileTimes::new();
    let times = times.set_modified(meta.modified().unwrap()).set_accessed(meta.accessed().unwrap());
    fs::File::options().write(true).open(path).unwrap().set_times(times).unwrap();
}

/// A file's name as bytes.
pub fn name(path: &Path) -> &[u8] {
    path.file_name().unwrap().as_bytes()
}
