//! Records and folders that did not come from a write here, and what readers are told.

use std::fs;
use std::path::Path;
use std::process::Command;

use hito::store::{Pending, pending};

use super::support::{FILES, add_one, counts, open, plan, skipped, writer};

/// A plan in which a write was killed half way: its record is there, and no file is new yet.
fn interrupted() -> Option<(tempfile::TempDir, std::path::PathBuf)> {
    let (temp, root) = plan();
    let child = writer(&root, &FILES, 1);
    let mut strace = Command::new("strace");
    // The first rename makes `.gitignore`, the second the journal, the third a file.
    strace.args(["-f", "-qq", "-o", "/dev/null", "-e", "inject=rename:signal=KILL:when=4"]);
    strace.arg(child.get_program()).args(child.get_args());
    for (name, value) in child.get_envs() {
        strace.env(name, value.unwrap());
    }
    let ran = strace.output().is_ok();
    if !ran || !root.join(".hito/journal").exists() {
        skipped("strace is not there or may not trace; nothing was interrupted");
        return None;
    }
    Some((temp, root))
}

fn refused(root: &Path) -> String {
    let before = FILES.map(|file| fs::read(root.join(file)).unwrap());
    let error = add_one(root, &FILES, &mut Vec::new()).unwrap_err();
    assert_eq!(FILES.map(|file| fs::read(root.join(file)).unwrap()), before);
    error.to_string()
}

#[test]
fn readers_report_and_the_next_write_finishes() {
    let Some((_temp, root)) = interrupted() else { return };
    let found = counts(&root, &FILES);
    assert!(found.contains(&0) && found.contains(&1), "{found:?}");
    let Some(Pending::Halfway { files, .. }) = pending(&open(&root)) else {
        panic!("half a write is reported")
    };
    assert_eq!(files, FILES);
    let said = Command::new(env!("CARGO_BIN_EXE_hito"))
        .args(["list", "--quiet", "--plan"])
        .arg(&root)
        .current_dir(&root)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(said.contains("warning: a write was interrupted half way (`.hito/journal`:"), "{said}");
    assert_eq!(counts(&root, &FILES), found, "readers change nothing");
    let mut said = Vec::new();
    assert_eq!(add_one(&root, &FILES, &mut said).unwrap(), 2);
    assert_eq!(said, ["finished a write to 3 files that had been interrupted"]);
    assert_eq!(pending(&open(&root)), None);
}

#[test]
fn a_record_that_came_with_a_copy_is_refused() {
    let Some((temp, _)) = interrupted() else { return };
    let git = |dir: &Path, args: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "user.name=x", "-c", "user.email=x@x"]).args(args).current_dir(dir);
        assert!(git.output().unwrap().status.success(), "{args:?}");
    };
    git(temp.path(), &["init", "-q"]);
    git(temp.path(), &["add", "-f", "plan", "plan/.hito"]);
    git(temp.path(), &["commit", "-qm", "with a journal"]);
    git(temp.path(), &["clone", "-q", ".", "clone"]);
    let clone = temp.path().join("clone/plan");
    assert_eq!(
        refused(&clone),
        "the write that `.hito/journal` records cannot be finished: it was not written here: it \
         came with a copy"
    );
}

#[test]
fn a_file_that_was_edited_since_is_not_overwritten() {
    let Some((_temp, root)) = interrupted() else { return };
    let old = FILES.iter().find(|file| counts(&root, &[file]) == [0]).unwrap();
    fs::write(root.join(old), "somebody's\n").unwrap();
    let error = refused(&root);
    assert!(error.ends_with(&format!("`{old}` is neither as it was before nor as it was to be")));
}

#[test]
fn records_that_lead_elsewhere_are_refused() {
    let Some((temp, root)) = interrupted() else { return };
    let journal = root.join(".hito/journal");
    let text = fs::read_to_string(&journal).unwrap();
    let victim = temp.path().join("victim.yaml");
    fs::write(&victim, "kept").unwrap();
    for (file, why) in [
        ("../victim.yaml", "is no file of a plan"),
        (victim.to_str().unwrap(), "is no file of a plan"),
        ("a/../../victim.yaml", "is no file of a plan"),
        (".git/config.yaml", "is no file of a plan"),
        ("plan.txt", "is no file of a plan"),
    ] {
        fs::write(&journal, text.replace("b/two.yaml", file)).unwrap();
        let error = refused(&root);
        assert!(error.ends_with(why), "{error}");
    }
    #[cfg(unix)]
    {
        fs::rename(root.join("b"), temp.path().join("outside")).unwrap();
        std::os::unix::fs::symlink("../outside", root.join("b")).unwrap();
        fs::write(&journal, &text).unwrap();
        let error = refused(&root);
        assert!(error.ends_with("`b/two.yaml` leads through a link"), "{error}");
    }
    fs::write(&journal, "{").unwrap();
    assert!(refused(&root).contains("it is damaged"));
    assert_eq!(fs::read(&victim).unwrap(), b"kept");
}

#[cfg(unix)]
#[test]
fn links_in_the_place_of_its_folder_and_files_are_not_followed() {
    use std::os::unix::fs::symlink;
    let (temp, root) = plan();
    let outside = temp.path().join("outside");
    fs::create_dir(&outside).unwrap();
    symlink(&outside, root.join(".hito")).unwrap();
    assert_eq!(refused(&root), "`.hito` is no folder of hito's own");
    assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
    fs::remove_file(root.join(".hito")).unwrap();
    fs::write(root.join(".hito"), "").unwrap();
    assert_eq!(refused(&root), "`.hito` is no folder of hito's own");
    fs::remove_file(root.join(".hito")).unwrap();
    fs::create_dir(root.join(".hito")).unwrap();
    let victim = outside.join("victim");
    fs::write(&victim, "kept").unwrap();
    symlink(&victim, root.join(".hito/lock")).unwrap();
    assert_eq!(refused(&root), "`.hito/lock` cannot be written: it is no regular file");
    fs::remove_file(root.join(".hito/lock")).unwrap();
    // The lock was taken once, and this folder made its own.
    symlink(&victim, root.join(".hito/.gitignore")).unwrap();
    symlink(&victim, root.join(".hito/staging")).unwrap();
    add_one(&root, &FILES, &mut Vec::new()).unwrap();
    assert_eq!(fs::read(&victim).unwrap(), b"kept");
    assert_eq!(fs::read(root.join(".hito/.gitignore")).unwrap(), b"*\n");
}
