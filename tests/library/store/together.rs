//! Several that write at once.

use std::fs;
use std::time::Duration;

use hito::store::{Replacement, pending, transact};

use super::support::{FILES, add_one, counts, open, plan, strays, text, writer};

#[test]
fn eight_processes_of_a_hundred_writes_keep_eight_hundred() {
    let (_temp, root) = plan();
    let children: Vec<_> =
        (0..8).map(|_| writer(&root, &FILES[..1], 100).spawn().unwrap()).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(counts(&root, &FILES[..1]), [800]);
    assert_eq!(strays(&root), Vec::<std::path::PathBuf>::new());
}

#[test]
fn who_waits_is_told_for_whom() {
    let (_temp, root) = plan();
    add_one(&root, &FILES, &mut Vec::new()).unwrap();
    let lock = fs::File::open(root.join(".hito/lock")).unwrap();
    lock.lock().unwrap();
    fs::write(root.join(".hito/lock"), "4711\n").unwrap();
    let waiting = {
        let root = root.clone();
        std::thread::spawn(move || {
            let mut said = Vec::new();
            (add_one(&root, &FILES, &mut said).unwrap(), said)
        })
    };
    std::thread::sleep(Duration::from_millis(900));
    assert_eq!(counts(&root, &FILES), [1; 3], "nothing is written without the lock");
    lock.unlock().unwrap();
    let (new, said) = waiting.join().unwrap();
    assert_eq!(new, 2);
    assert_eq!(said, ["waiting for another hito that is writing to this plan (pid 4711)"]);
}

#[test]
fn an_edit_is_made_anew_on_what_an_editor_saved_meanwhile() {
    let (_temp, root) = plan();
    let mut tries = 0;
    transact(&open(&root), &mut |_| {}, || {
        tries += 1;
        let before = fs::read(root.join("plan.yaml"))?;
        if tries < 3 {
            fs::write(root.join("plan.yaml"), text(40 + tries))?;
        }
        let after = [before.as_slice(), b"# more\n"].concat();
        let file = "plan.yaml".to_owned();
        Ok((vec![Replacement { file, before: Some(before), after }], ()))
    })
    .unwrap();
    assert_eq!(tries, 3);
    assert_eq!(fs::read(root.join("plan.yaml")).unwrap(), [&text(42)[..], b"# more\n"].concat());
}

#[test]
fn what_is_never_still_is_given_up() {
    let (_temp, root) = plan();
    let mut tries = 0;
    let error = transact(&open(&root), &mut |_| {}, || {
        tries += 1;
        let before = Some(fs::read(root.join("plan.yaml"))?);
        fs::write(root.join("plan.yaml"), text(tries))?;
        let file = "plan.yaml".to_owned();
        Ok((vec![Replacement { file, before, after: text(99) }], ()))
    })
    .unwrap_err();
    assert_eq!(error.to_string(), "the files were changed by somebody else 10 times meanwhile");
    assert_eq!(counts(&root, &FILES), [tries, 0, 0]);
}

#[test]
fn a_new_file_never_replaces_one_that_came_in_between() {
    let (_temp, root) = plan();
    let mut tries = 0;
    let error = transact(&open(&root), &mut |_| {}, || {
        tries += 1;
        if tries == 2 {
            anyhow::bail!("it is there now");
        }
        fs::create_dir_all(root.join("c"))?;
        fs::write(root.join("c/new.yaml"), "somebody's")?;
        let file = "c/new.yaml".to_owned();
        Ok((vec![Replacement { file, before: None, after: text(0) }], ()))
    })
    .unwrap_err();
    assert_eq!(error.to_string(), "it is there now");
    assert_eq!(fs::read(root.join("c/new.yaml")).unwrap(), b"somebody's");
}

#[test]
fn a_write_that_is_under_way_is_not_reported_as_interrupted() {
    let (_temp, root) = plan();
    let folder = open(&root);
    assert_eq!(pending(&folder), None);
    transact(&folder, &mut |_| {}, || {
        fs::write(root.join(".hito/journal"), "{}")?;
        assert_eq!(pending(&folder), None);
        fs::remove_file(root.join(".hito/journal"))?;
        Ok((Vec::new(), ()))
    })
    .unwrap();
}

#[test]
fn who_writes_nothing_leaves_no_folder_behind() {
    let (_temp, root) = plan();
    let folder = open(&root);
    let refused = || transact::<()>(&folder, &mut |_| {}, || anyhow::bail!("no")).unwrap_err();
    assert_eq!(refused().to_string(), "no");
    transact(&folder, &mut |_| {}, || Ok((Vec::new(), ()))).unwrap();
    assert!(!root.join(".hito").exists());
    add_one(&root, &FILES, &mut Vec::new()).unwrap();
    refused();
    assert!(root.join(".hito/lock").exists(), "what was there stays");
}

#[test]
fn writers_among_others_that_write_nothing_lose_nothing() {
    let (_temp, root) = plan();
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let root = &root;
            scope.spawn(move || {
                for _ in 0..25 {
                    if writer % 2 == 0 {
                        add_one(root, &FILES[..1], &mut Vec::new()).unwrap();
                    } else {
                        let attempt = || anyhow::bail!("no");
                        transact::<()>(&open(root), &mut |_| {}, attempt).unwrap_err();
                    }
                }
            });
        }
    });
    assert_eq!(counts(&root, &FILES[..1]), [100]);
}
