//! The nodes of a plan, as one file holds them, written down and read back.

use crate::domain::{
    Body, Deferred, Due, Evidence, EvidenceRef, Head, Milestone, Party, Policy, Record, Section,
    Side, Source, Term, Update,
};
use crate::source::decode::{Draft, Pieces};

use super::code::{Reader, Stored, Writer};

/// Fields one after the other; behind the semicolon those that reading a file leaves unset.
macro_rules! fields {
    ($($name:ident { $($field:ident,)+ $(; $($unset:ident: $value:expr,)+)? })+) => {
        $(impl Stored for $name {
            fn store(&self, out: &mut Writer) {
                $(self.$field.store(out);)+
            }

            fn load(from: &mut Reader) -> Option<Self> {
                Some(Self { $($field: Stored::load(from)?,)+ $($($unset: $value,)+)? })
            }
        })+
    };
}

fields! {
    Pieces {
        head, source_files, sections, milestones, parties, records,
        ; findings: Vec::new(), incomplete: false,
    }
    Head {
        id, title, languages, translation, issued, term, sides, sources, policy, checks, quote,
        context, place,
    }
    Term { from, to, }
    Side { id, name, }
    Source { id, file, lang, sha256, place, }
    Policy { due_soon, stale, }
    Section {
        id, title, level, quote, context, parties, tags, place,
        ; parent: None,
    }
    Body { done_when, quote, context, updates, }
    Due { deadline, text, inferred, }
    Party { id, side, name, acronym, place, }
    Update {
        id, date, by, status, completed, progress, outlook, forecast, due, reason, retracts,
        superseded_by, note, evidence,
    }
    Evidence { url, title, publisher, published, lang, quote, says, class, note, }
    Record { id, evidence, place, }
}

/// A milestone, its body aside: it may be left unread.
impl Stored for Milestone {
    fn store(&self, out: &mut Writer) {
        let Self { id, title, kind, strength, parties, after, due, tags, place, body, .. } = self;
        id.store(out);
        title.store(out);
        kind.store(out);
        strength.store(out);
        parties.store(out);
        after.store(out);
        due.store(out);
        tags.store(out);
        place.store(out);
        out.aside(|out| Body::store(body, out));
    }

    fn load(from: &mut Reader) -> Option<Self> {
        load_milestone(from, |from| from.aside(Body::load).map(Deferred::from))
    }
}

/// Reads a milestone, whose body is read in another way.
pub fn load_milestone(
    from: &mut Reader,
    body: impl FnOnce(&mut Reader) -> Option<Deferred<Body>>,
) -> Option<Milestone> {
    Some(Milestone {
        id: Stored::load(from)?,
        title: Stored::load(from)?,
        parent: 0,
        kind: Stored::load(from)?,
        strength: Stored::load(from)?,
        parties: Stored::load(from)?,
        inherits_parties: false,
        after: Stored::load(from)?,
        due: Stored::load(from)?,
        tags: Stored::load(from)?,
        place: Stored::load(from)?,
        body: body(from)?,
    })
}

/// A node that may be read without those before it.
impl<T: Stored> Stored for Draft<T> {
    fn store(&self, out: &mut Writer) {
        out.mark();
        self.node.store(out);
        self.nested_in.store(out);
    }

    fn load(from: &mut Reader) -> Option<Self> {
        from.mark();
        Some(Self { node: T::load(from)?, nested_in: Stored::load(from)? })
    }
}

impl Stored for EvidenceRef {
    fn store(&self, out: &mut Writer) {
        match self {
            Self::Inline(evidence) => {
                out.byte(0);
                evidence.store(out);
            }
            Self::Record(id) => {
                out.byte(1);
                id.store(out);
            }
        }
    }

    fn load(from: &mut Reader) -> Option<Self> {
        match from.byte()? {
            0 => Stored::load(from).map(Self::Inline),
            1 => Stored::load(from).map(Self::Record),
            _ => None,
        }
    }
}
