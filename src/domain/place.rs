//! Places in files.

use std::fmt;
use std::ops::Range;

/// A file of the plan or a source text, as an index into [`super::Plan::files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One step down a tree of nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The value under a key.
    Key(&'static str),
    /// The item at a position, from 0.
    Item(u32),
}

/// A path of keys and positions from a file's root to a node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Route(Box<[Step]>);

impl Route {
    /// One step further down.
    #[must_use]
    pub fn then(&self, step: Step) -> Self {
        let mut steps = Vec::with_capacity(self.0.len() + 1);
        steps.extend_from_slice(&self.0);
        steps.push(step);
        Self(steps.into_boxed_slice())
    }

    /// Returns the steps from the root.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }
}

impl FromIterator<Step> for Route {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        Self(steps.into_iter().collect())
    }
}

/// Written as `milestones[2].due`.
impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if position == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Item(item) => write!(f, "[{item}]")?,
            }
        }
        Ok(())
    }
}

/// A place in a file: an address (a route of keys) that stays right when lines move, or a byte
/// range where there is no tree to address. Line and column are worked out when it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Which file.
    pub file: FileId,
    /// Where in it.
    pub at: At,
}

/// Where in a file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// The node at a route.
    Node(Route),
    /// The key that leads to the node at a route, or the node itself when it has none.
    Key(Route),
    /// Bytes of the file.
    Bytes(Range<usize>),
    /// The file as a whole.
    File,
}

impl Place {
    /// Returns the node at a route.
    pub fn node(file: FileId, route: Route) -> Self {
        Self { file, at: At::Node(route) }
    }

    /// Bytes of a file.
    pub fn bytes(file: FileId, range: Range<usize>) -> Self {
        Self { file, at: At::Bytes(range) }
    }

    /// Returns a file as a whole.
    pub fn file(file: FileId) -> Self {
        Self { file, at: At::File }
    }

    /// Returns the place under a key of this node.
    #[must_use]
    pub fn key(&self, key: &'static str) -> Self {
        self.step(Step::Key(key))
    }

    /// Returns the place of an item of this list.
    #[must_use]
    pub fn item(&self, position: usize) -> Self {
        self.step(Step::Item(u32::try_from(position).unwrap_or(u32::MAX)))
    }

    /// Returns the key that leads here, rather than the value.
    #[must_use]
    pub fn as_key(&self) -> Self {
        match &self.at {
            At::Node(route) => Self { file: self.file, at: At::Key(route.clone()) },
            _ => self.clone(),
        }
    }

    fn step(&self, step: Step) -> Self {
        match &self.at {
            At::Node(route) | At::Key(route) => Self::node(self.file, route.then(step)),
            _ => self.clone(),
        }
    }
}
