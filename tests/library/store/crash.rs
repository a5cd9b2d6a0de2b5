//! Processes that are killed, and calls of the system that fail: every file is as it was or as it
//! is to be, and after the next write all of them are alike.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::support::{FILES, add_one, counts, plan, skipped, strays, writer};

/// Kills unless `HITO_KILLS` says how many.
const KILLS: u32 = 20;

#[test]
fn kills_at_any_moment_leave_old_or_new_files_and_no_lock() {
    let kills = std::env::var("HITO_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let (_temp, root) = plan();
    let (mut torn, mut finished) = (0, 0);
    for kill in 0..kills {
        let before = counts(&root, &FILES);
        let mut child = writer(&root, &FILES, 1_000_000).spawn().unwrap();
        // However long it takes to begin, it has written once.
        while counts(&root, &FILES) == before {
            std::thread::sleep(Duration::from_millis(1));
            assert!(child.try_wait().unwrap().is_none(), "the writer ended by itself");
        }
        // Moments that no clock of the file system is in step with.
        std::thread::sleep(Duration::from_micros(u64::from(kill) * 7_919 % 20_011));
        child.kill().unwrap();
        child.wait().unwrap();
        let found = counts(&root, &FILES);
        torn += u32::from(found[0] != found[2]);
        finished += u32::from(goes_on(&root, &found));
    }
    assert!(counts(&root, &FILES)[0] >= u64::from(kills), "the writers did write");
    if kills > KILLS {
        assert!(torn > 0, "not one of {kills} kills fell between two files");
        assert!(finished >= torn, "{torn} torn, {finished} finished");
    }
}

/// Whether the next write to a plan first finished another; it leaves all files alike.
fn goes_on(root: &Path, found: &[u64]) -> bool {
    let (least, most) = (*found.iter().min().unwrap(), *found.iter().max().unwrap());
    assert!(most - least <= 1, "{found:?}");
    let mut said = Vec::new();
    let new = add_one(root, &FILES, &mut said).unwrap();
    let finished = !said.is_empty();
    assert!(finished || least == most, "half a write is finished: {found:?}");
    let from_next = finished && least == most && new == most + 2;
    assert!(new == most + 1 || from_next, "{found:?}, then {new}");
    assert_eq!(counts(root, &FILES), [new; 3]);
    assert_eq!(strays(root), Vec::<PathBuf>::new());
    finished
}

/// What a write asks of the system, and what can go wrong with it. Where many kills are asked
/// for, every fault is tried with every call.
const FAULTS: [(&str, &str); 5] = [
    ("rename", "signal=KILL"),
    ("unlink", "signal=KILL"),
    ("rename", "error=EIO"),
    ("write", "error=ENOSPC"),
    ("fsync", "error=EIO"),
];
const EVERY_CALL: [&str; 6] = ["openat", "write", "fsync", "rename", "unlink", "ftruncate"];
const EVERY_FAULT: [&str; 3] = ["signal=KILL", "error=ENOSPC", "error=EIO"];

#[test]
fn faults_at_every_step_leave_old_or_new_files() {
    if !can_trace() {
        skipped("strace is not there or may not trace; faults were not injected");
        return;
    }
    let (temp, root) = plan();
    let log = temp.path().join("log");
    add_one(&root, &FILES, &mut Vec::new()).unwrap();
    let mut injected = 0;
    let all = std::env::var("HITO_KILLS").is_ok();
    let product = EVERY_CALL.iter().flat_map(|call| EVERY_FAULT.map(|fault| (*call, fault)));
    for (call, fault) in if all { product.collect() } else { FAULTS.to_vec() } {
        // Every call of the kind that touches the plan, one run each, until there is none.
        for step in 1.. {
            let before = counts(&root, &FILES);
            let child = writer(&root, &FILES, 1);
            traced(&child, &root, &log, &format!("{call}:{fault}:when={step}"));
            let is_reached = fs::read_to_string(&log).unwrap().contains("INJECTED")
                || counts(&root, &FILES) != [before[0] + 1; 3];
            if !is_reached {
                break;
            }
            injected += 1;
            goes_on(&root, &counts(&root, &FILES));
            assert!(step < 100, "{call}:{fault} does not end");
        }
    }
    assert!(injected >= 10, "{injected} faults");
}

/// Runs a command with a fault in one of its calls on the plan's files.
fn traced(command: &Command, root: &Path, log: &Path, fault: &str) {
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-e", &format!("inject={fault}"), "-o"]).arg(log);
    for path in watched(root) {
        strace.arg("-P").arg(path);
    }
    strace.arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        strace.env(name, value.unwrap());
    }
    strace.output().unwrap();
}

/// What a write touches: folders, files, the records, and the new texts beside the files.
fn watched(root: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = FILES.iter().map(|file| root.join(file)).collect();
    for folder in ["", "a", "b", ".hito"] {
        paths.push(root.join(folder));
    }
    for file in [".hito/lock", ".hito/staging", ".hito/journal", ".hito/.gitignore"] {
        paths.push(root.join(file));
    }
    paths
}

fn can_trace() -> bool {
    Command::new("strace")
        .args(["-qq", "-o", "/dev/null", "true"])
        .status()
        .is_ok_and(|s| s.success())
}
