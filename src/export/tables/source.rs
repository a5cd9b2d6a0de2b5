//! Columns before they are expanded.

use crate::query::{Subject, Value};

/// Reads the values of a column, as fields do.
pub(super) type Read = for<'a> fn(Subject<'a>, &mut Vec<Value<'a>>);

/// A column before it is expanded into languages and last days.
pub(super) struct TableSource {
    pub(super) key: &'static str,
    pub(super) meaning: &'static str,
    pub(super) form: ValueForm,
    pub(super) read: Read,
}

#[derive(Clone, Copy)]
pub(super) enum ValueForm {
    One,
    Many,
    Texts,
    Number,
    Date,
    Url,
}
