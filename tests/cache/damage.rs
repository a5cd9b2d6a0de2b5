//! A cache that is damaged, or that others could have written, is as good as none.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::path::Path;

use proptest::prelude::{ProptestConfig, any, proptest};
use proptest::sample::Index;

use super::support::{Desk, name, sign};

fn forged() -> Desk {
    let desk = Desk::new();
    desk.titles();
    desk.forge();
    desk
}

fn is_believed(desk: &Desk) -> bool {
    desk.titles().contains(&"Forged".to_owned())
}

fn allow(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn damage_is_noticed_wherever_it_is() {
    let desk = Desk::new();
    let anew = desk.all(&[]);
    let file = &desk.cached()[0];
    let good = fs::read(file).unwrap();
    let damaged = (0..good.len()).step_by(7).map(|at| {
        let mut bytes = good.clone();
        bytes[at] ^= 1 << (at % 8);
        bytes
    });
    let cut = (0..good.len()).step_by(13).map(|end| good[..end].to_vec());
    let longer =
        [[&good[..], b"x"].concat(), [&good[..], &good].concat(), Vec::new(), vec![0; 4096]];
    for bytes in damaged.chain(cut).chain(longer) {
        fs::write(file, &bytes).unwrap();
        assert_eq!(desk.all(&[]), anew);
        assert_ne!(fs::read(file).unwrap(), bytes, "it has been mended");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// With the right checksum, what stands there is read: it may be nonsense, but harms nobody.
    #[test]
    fn nonsense_with_the_right_checksum_harms_nobody(
        edits in proptest::collection::vec((any::<Index>(), any::<u8>()), 1..8),
        cut in proptest::option::of(any::<Index>()),
    ) {
        let desk = Desk::new();
        desk.all(&[]);
        let file = &desk.cached()[0];
        let mut bytes = fs::read(file).unwrap();
        if let Some(cut) = cut {
            bytes.truncate(8 + cut.index(bytes.len() - 8));
        }
        for (at, byte) in edits {
            if bytes.len() > 8 {
                let at = 8 + at.index(bytes.len() - 8);
                bytes[at] = byte;
            }
        }
        sign(&mut bytes);
        fs::write(file, bytes).unwrap();
        desk.all(&[]);
    }
}

#[test]
fn lengths_beyond_all_measure_are_refused() {
    let desk = Desk::new();
    let anew = desk.all(&[]);
    let file = &desk.cached()[0];
    let good = fs::read(file).unwrap();
    for at in [8, 16, 24] {
        for length in [u64::MAX, u64::MAX / 2, 1 << 40, u32::MAX.into()] {
            let mut bytes = good.clone();
            bytes[at..at + 8].copy_from_slice(&length.to_le_bytes());
            sign(&mut bytes);
            fs::write(file, bytes).unwrap();
            assert_eq!(desk.all(&[]), anew);
        }
    }
    // Every run of bytes in turn becomes a number that asks for more than there is.
    for at in (32..good.len() - 10).step_by(5) {
        let mut bytes = good.clone();
        bytes[at..at + 9].fill(0xff);
        bytes[at + 9] = 0x01;
        sign(&mut bytes);
        fs::write(file, bytes).unwrap();
        desk.all(&[]);
    }
}

#[test]
fn what_others_could_write_is_not_believed() {
    for mode in [0o620, 0o602, 0o666] {
        let desk = forged();
        desk.cached().iter().for_each(|file| allow(file, mode));
        assert!(!is_believed(&desk), "{mode:o}");
        assert!(desk.cached().iter().all(|file| fs::metadata(file).unwrap().mode_bits() == 0o600));
    }
    for mode in [0o770, 0o707, 0o777] {
        let desk = forged();
        allow(&desk.folder(), mode);
        assert!(!is_believed(&desk), "{mode:o}");
        allow(&desk.folder(), 0o700);
        assert!(is_believed(&desk), "nothing was written there meanwhile");
    }
}

#[test]
fn links_are_not_followed() {
    let desk = forged();
    let aside = desk.dir().join("aside");
    fs::rename(desk.folder(), &aside).unwrap();
    symlink(&aside, desk.folder()).unwrap();
    assert!(!is_believed(&desk), "the folder is a link");
    fs::remove_file(desk.folder()).unwrap();
    fs::rename(&aside, desk.folder()).unwrap();
    for file in desk.cached() {
        let real = desk.dir().join(String::from_utf8(name(&file).to_vec()).unwrap());
        fs::rename(&file, &real).unwrap();
        symlink(&real, &file).unwrap();
    }
    assert!(!is_believed(&desk), "the files are links");
}

#[test]
fn what_belongs_to_others_is_not_believed() {
    let desk = forged();
    let files = desk.cached();
    // Only the superuser can give files away.
    if files.iter().any(|file| chown(file, Some(12345), None).is_err()) {
        return;
    }
    assert!(!is_believed(&desk));
    let desk = forged();
    chown(desk.folder(), Some(12345), None).unwrap();
    assert!(!is_believed(&desk));
    // Nothing is made below what belongs to somebody else.
    let desk = Desk::new();
    chown(desk.dir().join("caches"), Some(12345), None).unwrap();
    desk.titles();
    assert!(!desk.folder().exists());
}

#[test]
fn a_place_that_is_none_is_passed_over_in_silence() {
    let desk = Desk::new();
    let anew = desk.all(&[]);
    fs::remove_dir_all(desk.folder()).unwrap();
    fs::write(desk.folder(), "a file").unwrap();
    assert_eq!(desk.all(&[]), anew);
    fs::remove_file(desk.folder()).unwrap();
    fs::create_dir(desk.folder()).unwrap();
    allow(&desk.folder(), 0o500);
    assert_eq!(desk.all(&[]), anew);
    allow(&desk.folder(), 0o700);
    assert_eq!(desk.all(&[]), anew);
    // A folder has taken the place of the file.
    let file = desk.cached()[0].clone();
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert_eq!(desk.all(&[]), anew);
}

/// The bits of a mode that tell who may do what.
trait ModeBits {
    fn mode_bits(&self) -> u32;
}

impl ModeBits for fs::Metadata {
    fn mode_bits(&self) -> u32 {
        self.permissions().mode() & 0o777
    }
}
