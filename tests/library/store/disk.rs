//! Disks and folders that do not take what is written.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use hito::store::{Replacement, transact};

use super::support::{FILES, add_one, counts, open, plan, skipped, strays, text, writer};

/// The writing of three new files, one of which cannot be.
fn refused(root: &Path, file: &str) -> String {
    let error = transact(&open(root), &mut |_| {}, || {
        let new = |file: &str| Replacement { file: file.into(), before: None, after: text(1) };
        Ok((vec![new("c/d/x.yaml"), new(file)], ()))
    })
    .unwrap_err();
    assert_eq!(counts(root, &FILES), [0; 3]);
    assert_eq!(strays(root), Vec::<std::path::PathBuf>::new());
    assert!(!root.join("c").exists(), "folders made for nothing are gone");
    error.to_string()
}

#[test]
fn a_name_that_is_too_long_is_told() {
    let (_temp, root) = plan();
    let name = format!("{}.yaml", "x".repeat(300));
    let error = refused(&root, &name);
    assert_eq!(error, format!("`{name}` cannot be written: file name too long"));
}

#[test]
fn a_file_where_a_folder_should_be_is_told() {
    let (_temp, root) = plan();
    let error = refused(&root, "a/one.yaml/x.yaml");
    assert_eq!(error, "`a/one.yaml/x.yaml` cannot be written: not a directory");
}

/// A small disk of its own, if this system lets us have one.
struct Mounted(std::path::PathBuf);

impl Mounted {
    fn new(at: &Path, options: &str) -> Option<Self> {
        let mount = ["-t", "tmpfs", "-o", options, "tmpfs"];
        let done = Command::new("mount").args(mount).arg(at).output().ok()?;
        if !done.status.success() {
            skipped("a disk of a few blocks needs `mount`, which is not allowed here");
            return None;
        }
        Some(Self(at.to_owned()))
    }

    fn again(&self, options: &str) {
        let mount = ["-o", &format!("remount,{options}")];
        assert!(Command::new("mount").args(mount).arg(&self.0).status().unwrap().success());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_is_told_and_harmless() {
    let temp = tempfile::tempdir().unwrap();
    let Some(_disk) = Mounted::new(temp.path(), "size=128k") else { return };
    let root = temp.path().join("plan");
    for file in FILES {
        let path = root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text(0)).unwrap();
    }
    // Fuller and fuller, so that it is full at a different step each time.
    let (mut failed, mut done, mut filler) = (0, 0, Vec::new());
    for step in 0..200 {
        let before = counts(&root, &FILES);
        match add_one(&root, &FILES, &mut Vec::new()) {
            Ok(_) => done += 1,
            Err(error) => {
                failed += 1;
                assert!(error.to_string().ends_with("no space left on device"), "{error}");
                assert_eq!(counts(&root, &FILES), before);
                assert_eq!(strays(&root), Vec::<std::path::PathBuf>::new());
            }
        }
        filler.resize(filler.len() + 4096, b'x');
        if fs::write(temp.path().join(format!("filler{step}")), [b'x'; 4000]).is_err() {
            break;
        }
    }
    assert!(done > 0 && failed > 0, "{done} done, {failed} failed");
}

#[test]
fn a_disk_that_is_read_only_is_told() {
    let (temp, root) = plan();
    let Some(disk) = Mounted::new(temp.path(), "size=1m") else { return };
    for file in FILES {
        let path = root.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text(0)).unwrap();
    }
    disk.again("ro");
    let error = add_one(&root, &FILES, &mut Vec::new()).unwrap_err();
    assert_eq!(error.to_string(), "`.hito` cannot be written: read-only file system");
    disk.again("rw");
    add_one(&root, &FILES, &mut Vec::new()).unwrap();
    disk.again("ro");
    let error = add_one(&root, &FILES, &mut Vec::new()).unwrap_err();
    assert_eq!(error.to_string(), "`.hito/lock` cannot be written: read-only file system");
    assert_eq!(counts(&root, &FILES), [1; 3]);
}

/// Larger files than the limit end the process in the middle of a write.
#[test]
fn a_limit_on_the_size_of_files_is_harmless() {
    let (_temp, root) = plan();
    for limit in [0, 1, 100, 4096, 8192] {
        let writer = writer(&root, &FILES, 1);
        let mut limited = Command::new("prlimit");
        limited.arg(format!("--fsize={limit}")).arg(writer.get_program()).args(writer.get_args());
        for (name, value) in writer.get_envs() {
            limited.env(name, value.unwrap());
        }
        let Ok(output) = limited.output() else {
            skipped("there is no `prlimit` here");
            return;
        };
        assert!(!output.status.success());
        assert_eq!(counts(&root, &FILES), [0; 3], "a limit of {limit} bytes");
    }
    assert_eq!(add_one(&root, &FILES, &mut Vec::new()).unwrap(), 1);
    assert_eq!(strays(&root), Vec::<std::path::PathBuf>::new());
}

/// As another user, since nothing is forbidden to root.
#[cfg(unix)]
#[test]
fn files_and_folders_of_others_are_told_and_kept() {
    use std::os::unix::fs::{PermissionsExt as _, chown};
    use std::os::unix::process::CommandExt as _;
    const SOMEBODY: u32 = 54321;
    let (temp, root) = plan();
    if chown(&root, Some(SOMEBODY), Some(SOMEBODY)).is_err() {
        skipped("only root can write as somebody else");
        return;
    }
    fs::set_permissions(temp.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let test = std::env::current_exe().unwrap();
    // The test may stand where others may not go.
    let copy = temp.path().join("writer");
    fs::copy(test, &copy).unwrap();
    let run = || {
        let of = writer(&root, &FILES, 1);
        let mut command = Command::new(&copy);
        command.args(of.get_args()).uid(SOMEBODY).gid(SOMEBODY).current_dir("/");
        for (name, value) in of.get_envs() {
            command.env(name, value.unwrap());
        }
        let output = loop {
            match command.output() {
                // A process that another test begins may still hold the copy open.
                Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                output => break output.unwrap(),
            }
        };
        assert!(!output.status.success());
        assert_eq!(counts(&root, &FILES), [0; 3]);
        assert_eq!(strays(&root), Vec::<std::path::PathBuf>::new());
        String::from_utf8_lossy(&output.stderr).into_owned()
    };
    let said = run();
    assert!(said.contains("plan.yaml` cannot be written: permission denied"), "{said}");
    for file in FILES {
        chown(root.join(file), Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    }
    chown(root.join("a"), Some(SOMEBODY), Some(SOMEBODY)).unwrap();
    let said = run();
    assert!(said.contains("b/two.yaml` cannot be written: permission denied"), "{said}");
    // In a folder where everybody may write and only owners may replace.
    fs::set_permissions(root.join("b"), fs::Permissions::from_mode(0o1777)).unwrap();
    chown(root.join("b/two.yaml"), Some(0), Some(0)).unwrap();
    fs::set_permissions(root.join("b/two.yaml"), fs::Permissions::from_mode(0o666)).unwrap();
    let said = run();
    assert!(said.contains("b/two.yaml` cannot be written: operation not permitted"), "{said}");
}

#[cfg(unix)]
#[test]
fn mode_and_owner_are_kept_and_links_followed() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
    let (temp, root) = plan();
    // The repository is what a link may not leave.
    fs::create_dir(temp.path().join(".git")).unwrap();
    let real = temp.path().join("elsewhere.yaml");
    fs::rename(root.join("plan.yaml"), &real).unwrap();
    symlink("../elsewhere.yaml", root.join("plan.yaml")).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o664)).unwrap();
    let is_root = chown(&real, Some(54321), Some(12345)).is_ok();
    add_one(&root, &FILES[..1], &mut Vec::new()).unwrap();
    let meta = fs::metadata(&real).unwrap();
    assert_eq!(meta.permissions().mode() & 0o7777, 0o664);
    assert!(root.join("plan.yaml").is_symlink());
    if is_root {
        assert_eq!((meta.uid(), meta.gid()), (54321, 12345));
    }
    // Of several, each must stand where its record can be trusted.
    let error = add_one(&root, &FILES, &mut Vec::new()).unwrap_err();
    assert_eq!(error.to_string(), "`plan.yaml` is a link out of the plan's folder");
    fs::remove_file(root.join("plan.yaml")).unwrap();
    symlink("/etc/hostname", root.join("plan.yaml")).unwrap();
    let before = fs::read("/etc/hostname").unwrap_or_default();
    let error = transact(&open(&root), &mut |_| {}, || {
        let file = "plan.yaml".to_owned();
        let before = Some(before.clone());
        Ok((vec![Replacement { file, before, after: text(1) }], ()))
    });
    assert!(error.is_err());
    assert_eq!(fs::read("/etc/hostname").unwrap_or_default(), before);
}
