//! Versions of files, decoded a batch at a time, in the order in which they are needed.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::sync::mpsc::SyncSender;

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use super::steps::{PlanCommits, Stage, VersionKey};
use crate::git::{Blobs, GitError, Object, Repository};
use crate::source::decode::FileContents;
use crate::source::folder::{blob, file_id};
use crate::source::{decode_file, unread};

/// Versions of files that are still needed, with how often.
pub(super) type Decoded = HashMap<VersionKey, (Arc<FileContents>, usize)>;

/// The versions of files that are new at the stages of a walk.
pub(super) struct Supply<'s> {
    steps: &'s PlanCommits,
    /// Their objects, in the order in which they are needed.
    blobs: Blobs,
}

/// How many bytes are read before they are decoded.
const BATCH: usize = 4 << 20;

impl<'s> Supply<'s> {
    pub(super) fn new(
        repository: &Repository,
        steps: &'s PlanCommits,
        stages: &[Stage],
    ) -> Result<Self, GitError> {
        let keys = stages.iter().flat_map(|stage| &stage.fresh).map(|(key, _)| *key);
        let ids = keys.map(|key| steps.object(key).to_owned());
        Ok(Self { steps, blobs: repository.blobs(ids.collect())? })
    }

    /// Decodes what is new at the stages and sends it batch by batch, each with the number of
    /// stages that it completes, until all is sent or the receiver is gone.
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
        while done < stages.len() && (done == 0 || bytes < BATCH) {
            for (key, uses) in &stages[done].fresh {
                let object = self.blobs.read_next();
                bytes += if let Ok(Object::Blob(content)) = &object { content.len() } else { 0 };
                wanted.push((*key, *uses, object));
            }
            done += 1;
        }
        let decoded = wanted
            .into_par_iter()
            .map(|(key, uses, object)| (key, (Arc::new(self.version(key, object)), uses)));
        (done, decoded.collect())
    }

    /// Returns what a version of a file holds.
    fn version(&self, (file, _): VersionKey, object: io::Result<Object>) -> FileContents {
        let name = &self.steps.files[file as usize];
        let file = file_id(file as usize);
        match blob(name, object) {
            Ok(bytes) => decode_file(file, &bytes),
            Err(refused) => unread(file, &refused),
        }
    }
}
