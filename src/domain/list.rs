//! Lists and values that are worked out when somebody first looks at them: a plan that is remembered
//! from an earlier run is read only as far as it is asked about.

use std::fmt;
use std::ops::{Deref, DerefMut, Index, Range};
use std::sync::{Arc, OnceLock};

use rayon::prelude::{IndexedParallelIterator, IntoParallelIterator, ParallelIterator};

/// A list whose items are there, or are each made when they are first looked at. To make one anew
/// would give the same.
#[derive(Clone)]
pub struct List<'a, T> {
    /// The items, where none is awaited.
    made: Vec<T>,
    awaited: Option<Arc<Awaited<'a, T>>>,
}

struct Awaited<'a, T> {
    items: Box<[OnceLock<Box<T>>]>,
    make: Box<dyn Fn(usize) -> T + Send + Sync + 'a>,
}

/// The items of a [`List`] in order.
#[derive(Clone, Debug)]
pub struct Items<'l, 'a, T> {
    list: &'l List<'a, T>,
    left: Range<usize>,
}

impl<'a, T> List<'a, T> {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.awaited.as_ref().map_or(self.made.len(), |awaited| awaited.items.len())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The item at a position, where there is one.
    pub fn get(&self, index: usize) -> Option<&T> {
        (index < self.len()).then(|| &self[index])
    }

    /// The items in order.
    pub fn iter(&self) -> Items<'_, 'a, T> {
        Items { list: self, left: 0..self.len() }
    }
}

impl<'a, T: Send + Sync> List<'a, T> {
    /// So many items, each made from its position.
    pub fn awaited(count: usize, make: impl Fn(usize) -> T + Send + Sync + 'a) -> Self {
        let items: Vec<_> = (0..count).into_par_iter().map(|_| OnceLock::new()).collect();
        let awaited = Awaited { items: items.into(), make: Box::new(make) };
        Self { made: Vec::new(), awaited: Some(Arc::new(awaited)) }
    }

    /// The items in order, for several threads.
    pub fn par_iter(&self) -> impl IndexedParallelIterator<Item = &T> + Clone {
        (0..self.len()).into_par_iter().map(|index| &self[index])
    }
}

impl<T: Clone> List<'_, T> {
    /// The items, to be changed.
    pub fn items_mut(&mut self) -> &mut Vec<T> {
        if self.awaited.is_some() {
            *self = self.iter().cloned().collect::<Vec<T>>().into();
        }
        &mut self.made
    }
}

impl<T> Index<usize> for List<'_, T> {
    type Output = T;

    fn index(&self, index: usize) -> &T {
        match self.awaited.as_deref() {
            None => &self.made[index],
            Some(Awaited { items, make }) => items[index].get_or_init(|| Box::new(make(index))),
        }
    }
}

impl<T> Default for List<'_, T> {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl<T> From<Vec<T>> for List<'_, T> {
    fn from(made: Vec<T>) -> Self {
        Self { made, awaited: None }
    }
}

impl<'l, 'a, T> IntoIterator for &'l List<'a, T> {
    type Item = &'l T;
    type IntoIter = Items<'l, 'a, T>;

    fn into_iter(self) -> Items<'l, 'a, T> {
        self.iter()
    }
}

impl<'l, T> Iterator for Items<'l, '_, T> {
    type Item = &'l T;

    fn next(&mut self) -> Option<&'l T> {
        self.left.next().map(|index| &self.list[index])
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.left.size_hint()
    }
}

impl<T> DoubleEndedIterator for Items<'_, '_, T> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.left.next_back().map(|index| &self.list[index])
    }
}

impl<T> ExactSizeIterator for Items<'_, '_, T> {}

impl<T: fmt::Debug> fmt::Debug for List<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

/// A value that is there, or is worked out when it is first looked at. To do so again would give the
/// same.
#[derive(Clone)]
pub enum Deferred<T: 'static> {
    /// It is there.
    Made(Box<T>),
    /// It is there once somebody has looked at it.
    Awaited(OnceLock<Box<T>>, Make<T>),
}

/// How a value is worked out: by a function that many share, from a number of its own.
pub struct Make<T: 'static>(pub &'static (dyn Fn(usize) -> T + Send + Sync), pub usize);

impl<T> Clone for Make<T> {
    fn clone(&self) -> Self {
        Self(self.0, self.1)
    }
}

impl<T> From<T> for Deferred<T> {
    fn from(value: T) -> Self {
        Self::Made(Box::new(value))
    }
}

impl<T> From<Make<T>> for Deferred<T> {
    fn from(make: Make<T>) -> Self {
        Self::Awaited(OnceLock::new(), make)
    }
}

impl<T> Deref for Deferred<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Made(value) => value,
            Self::Awaited(value, Make(make, of)) => value.get_or_init(|| Box::new(make(*of))),
        }
    }
}

impl<T> DerefMut for Deferred<T> {
    fn deref_mut(&mut self) -> &mut T {
        if let Self::Awaited(value, Make(make, of)) = self {
            let value = value.take().unwrap_or_else(|| Box::new(make(*of)));
            *self = Self::Made(value);
        }
        match self {
            Self::Made(value) => value,
            Self::Awaited(..) => unreachable!("it has been made"),
        }
    }
}

impl<T: PartialEq> PartialEq for Deferred<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Deferred<T> {}

impl<T: fmt::Debug> fmt::Debug for Deferred<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
