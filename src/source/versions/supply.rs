//! Versions of files, decoded a batch at a time: from what the cache has of their objects, else
//! from git.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use crate::source::cache::Objects;
use crate::source::decode::Pieces;
use crate::source::folder::{blob, file_id};
use crate::source::git::{Blobs, GitError, Object, Repository};
use crate::source::unread;

use super::again::Known;
use super::steps::{Key, Stage, Steps};

/// Versions of files that are to be used, with how often.
pub(super) type Decoded = HashMap<Key, (Arc<Pieces>, usize)>;

/// The versions of files that are new at the stages of a walk.
pub(super) struct Supply<'s> {
    repository: &'s Repository,
    steps: &'s Steps,
    objects: Option<&'s Objects<'s>>,
    /// The objects that nothing is known of, in the order in which they are wanted.
    blobs: Blobs,
    /// The last version of each file that has been decoded from its text.
    known: HashMap<u32, Known>,
}

/// A version that is to be decoded: of which file, how often it is to be used, and what git gave
/// for it, unless the cache has it.
struct Wanted {
    key: Key,
    uses: usize,
    found: Option<io::Result<Object>>,
}

/// How many bytes are read before they are decoded.
const BATCH: usize = 4 << 20;

/// How many versions are taken from the cache before they are used.
const MOST: usize = 1024;

impl<'s> Supply<'s> {
    pub(super) fn new(
        repository: &'s Repository,
        steps: &'s Steps,
        stages: &[Stage],
        objects: Option<&'s Objects<'s>>,
    ) -> Result<Self, GitError> {
        let keys = stages.iter().flat_map(|stage| &stage.fresh).map(|(key, _)| *key);
        let ids = keys.map(|key| steps.object(key)).filter(|id| !is_known(objects, id));
        let blobs = repository.blobs(ids.map(str::to_owned).collect())?;
        Ok(Self { repository, steps, objects, blobs, known: HashMap::new() })
    }

    /// Decodes what is new at some stages, and sends it a batch at a time, each with how many stages
    /// it is of, until nobody takes it.
    pub(super) fn decode_all(mut self, mut stages: &[Stage], to: &SyncSender<(usize, Decoded)>) {
        while !stages.is_empty() {
            let (many, decoded) = self.decode(stages);
            stages = &stages[many..];
            if to.send((many, decoded)).is_err() {
                return;
            }
        }
    }

    /// Decodes what is new at the first of some stages, and at as many more as make a batch.
    fn decode(&mut self, stages: &[Stage]) -> (usize, Decoded) {
        let (mut wanted, mut bytes, mut done) = (Vec::new(), 0, 0);
        while done < stages.len() && (done == 0 || (bytes < BATCH && wanted.len() < MOST)) {
            for (key, uses) in &stages[done].fresh {
                let is_known = is_known(self.objects, self.steps.object(*key));
                let found = (!is_known).then(|| self.blobs.next());
                bytes +=
                    if let Some(Ok(Object::Blob(content))) = &found { content.len() } else { 0 };
                wanted.push(Wanted { key: *key, uses: *uses, found });
            }
            done += 1;
        }
        let mut by_file: BTreeMap<u32, (Option<Known>, Vec<Wanted>)> = BTreeMap::new();
        for wanted in wanted {
            let file = wanted.key.0;
            let new = || (self.known.remove(&file), Vec::new());
            by_file.entry(file).or_insert_with(new).1.push(wanted);
        }
        let this = &*self;
        let by_file = by_file.into_par_iter().map(|(file, (mut last, wanted))| {
            let decode = |wanted: Wanted| {
                (wanted.key, (this.version(wanted.key, wanted.found, &mut last), wanted.uses))
            };
            let versions: Vec<_> = wanted.into_iter().map(decode).collect();
            (file, last, versions)
        });
        let mut decoded = Decoded::new();
        for (file, last, versions) in by_file.collect::<Vec<_>>() {
            self.known.extend(last.map(|last| (file, last)));
            decoded.extend(versions);
        }
        (done, decoded)
    }

    /// A version of a file; `last` is the one that was decoded before it.
    fn version(
        &self,
        key: Key,
        found: Option<io::Result<Object>>,
        last: &mut Option<Known>,
    ) -> Arc<Pieces> {
        let (name, id) = (&self.steps.files[key.0 as usize], self.steps.object(key));
        let file = file_id(key.0 as usize);
        let found = match found {
            Some(found) => found,
            None => match self.objects.and_then(|objects| objects.pieces(id, file)) {
                Some(pieces) => return Arc::new(pieces),
                None => self.object(id),
            },
        };
        match blob(name, found) {
            Ok(bytes) => {
                let known = last.insert(Known::new(file, bytes, last.as_ref()));
                self.objects.inspect(|objects| objects.keep(id, &known.pieces));
                Arc::clone(&known.pieces)
            }
            Err(refused) => Arc::new(unread(file, &refused)),
        }
    }

    /// An object of which the cache has something that makes no sense.
    fn object(&self, id: &str) -> io::Result<Object> {
        let blobs = self.repository.blobs(vec![id.to_owned()]);
        blobs.map_err(|error| io::Error::other(error.message))?.next()
    }
}

/// Whether the cache has something of an object.
fn is_known(objects: Option<&Objects<'_>>, id: &str) -> bool {
    objects.is_some_and(|objects| objects.has(id))
}
