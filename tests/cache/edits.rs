//! Whatever is done to a plan's files, the next answer knows it.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::support::{Desk, commitment, restore_times};

/// Something done to the files of commitments 1 to 4.
#[derive(Clone, Debug)]
enum Edit {
    /// Another title of the same length, and the time of modification set back to what it was.
    SameSizeSameTime(usize, u8),
    /// The same through a new file that takes the old one's name.
    RenameOver(usize, u8),
    /// Two files change names, each saying that it is the other.
    Swap(usize, usize),
    /// The file becomes a link to another, which then leads elsewhere.
    Link(usize, usize),
    /// Another title, written by a clock that is a year behind.
    ClockSetBack(usize, u8),
    /// A file goes.
    Remove(usize),
    /// A file comes.
    Add(u8),
    /// A mistake.
    Break(usize),
    /// Only the times change.
    Touch(usize),
    /// Nothing.
    Nothing,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let file = || 1..=4_usize;
    let one = prop_oneof![
        4 => (file(), any::<u8>()).prop_map(|(f, t)| Edit::SameSizeSameTime(f, t)),
        2 => (file(), any::<u8>()).prop_map(|(f, t)| Edit::RenameOver(f, t)),
        2 => (file(), file()).prop_map(|(a, b)| Edit::Swap(a, b)),
        2 => (file(), file()).prop_map(|(a, b)| Edit::Link(a, b)),
        2 => (file(), any::<u8>()).prop_map(|(f, t)| Edit::ClockSetBack(f, t)),
        1 => file().prop_map(Edit::Remove),
        1 => (5..9_u8).prop_map(Edit::Add),
        1 => file().prop_map(Edit::Break),
        1 => file().prop_map(Edit::Touch),
        1 => Just(Edit::Nothing),
    ];
    proptest::collection::vec(one, 1..6)
}

/// A title of five characters.
fn titled(number: usize, title: u8) -> String {
    commitment(number, &format!("T-{title:03}"))
}

fn edit(desk: &Desk, edit: &Edit) {
    let path = |number: usize| desk.plan().join(format!("{number}.yaml"));
    let exists = |number: usize| path(number).exists();
    match *edit {
        Edit::SameSizeSameTime(number, title) if exists(number) => {
            let before = fs::metadata(path(number)).unwrap();
            fs::write(path(number), titled(number, title)).unwrap();
            restore_times(&path(number), &before);
        }
        Edit::RenameOver(number, title) => {
            let new = desk.dir().join("new");
            fs::write(&new, titled(number, title)).unwrap();
            if let Ok(before) = fs::metadata(path(number)) {
                restore_times(&new, &before);
            }
            fs::rename(new, path(number)).unwrap();
        }
        Edit::Swap(a, b) if exists(a) && exists(b) && a != b => {
            let aside = desk.dir().join("aside");
            fs::rename(path(a), &aside).unwrap();
            fs::rename(path(b), path(a)).unwrap();
            fs::rename(aside, path(b)).unwrap();
        }
        Edit::Link(number, other) => {
            for to in [other, number] {
                let target = desk.dir().join(format!("target-{to}"));
                fs::write(&target, titled(number, u8::try_from(to).unwrap())).unwrap();
                let _ = fs::remove_file(path(number));
                symlink(target, path(number)).unwrap();
                desk.all(&[]);
            }
        }
        Edit::ClockSetBack(number, title) => {
            fs::write(path(number), titled(number, title)).unwrap();
            let year = SystemTime::now() - Duration::from_hours(365 * 24);
            let file = fs::File::options().write(true).open(path(number)).unwrap();
            file.set_times(fs::FileTimes::new().set_modified(year)).unwrap();
        }
        Edit::Remove(number) => drop(fs::remove_file(path(number))),
        Edit::Add(number) => {
            fs::write(path(number.into()), titled(number.into(), number)).unwrap();
        }
        Edit::Break(number) => fs::write(path(number), "commitment: [I]\n").unwrap(),
        Edit::Touch(number) if exists(number) => {
            let file = fs::File::options().write(true).open(path(number)).unwrap();
            file.set_times(fs::FileTimes::new().set_modified(SystemTime::now())).unwrap();
        }
        Edit::SameSizeSameTime(..) | Edit::Swap(..) | Edit::Touch(_) | Edit::Nothing => {}
    }
}

/// Some plans with what is to be done to them: other edits each time, the same seed each run.
fn plans(count: usize) -> Vec<(Desk, Vec<Edit>)> {
    let config = Config { rng_seed: RngSeed::Fixed(20_261_124), ..Config::default() };
    let mut runner = TestRunner::new(config);
    let mut tree = || edits().new_tree(&mut runner).unwrap().current();
    (0..count).map(|_| (Desk::new(), tree())).collect()
}

fn follow(plans: Vec<(Desk, Vec<Edit>)>) {
    for (desk, edits) in plans {
        desk.all(&[]);
        for (position, done) in edits.iter().enumerate() {
            edit(&desk, done);
            let anew = desk.all(&["--no-cache"]);
            assert_eq!(desk.all(&[]), anew, "after {:?}", &edits[..=position]);
            assert_eq!(desk.all(&[]), anew, "once more after {:?}", &edits[..=position]);
        }
    }
}

#[test]
fn edits_right_after_the_first_run_are_seen() {
    follow(plans(60));
}

#[test]
fn edits_of_files_long_left_alone_are_seen() {
    let plans = plans(60);
    // So long that stamps alone vouch for what is read now.
    sleep(Duration::from_millis(3300));
    follow(plans);
}

#[test]
fn what_was_in_doubt_is_settled_when_time_has_passed() {
    let desk = Desk::new();
    let anew = desk.all(&[]);
    let bytes = |files: &[PathBuf]| files.iter().map(|file| fs::read(file).unwrap().len()).sum();
    let in_doubt: usize = bytes(&desk.parts());
    assert_eq!(desk.cached().len(), desk.parts().len(), "nothing else is vouched for yet");
    sleep(Duration::from_millis(3300));
    assert_eq!(desk.all(&[]), anew);
    assert!(bytes(&desk.parts()) < in_doubt, "sums are no longer kept");
    assert_eq!(desk.cached().len(), desk.parts().len() + 2, "how it is put together is kept");
    let kept = || {
        let read = |file: PathBuf| (fs::read(&file).unwrap(), file);
        let files = desk.cached().into_iter().map(read);
        files.collect::<BTreeSet<_>>()
    };
    let settled = kept();
    assert_eq!(desk.all(&[]), anew);
    assert_eq!(kept(), settled, "nothing is written where nothing is new");
}
