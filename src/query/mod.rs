//! Words → a query → a sheet of typed cells.

mod ast;
mod bare_word;
mod cell;
mod sort_key;
mod compile;
mod glossary;
mod group;
mod lex;
mod loaded_plan;
mod relative_date;
mod parse;
mod range;
mod resolve;
mod rows;
mod select;
mod sheet;
mod completion;
mod unknown;
mod value;
mod view;

pub mod field;

pub use cell::{Cell, Data, NOTHING, Row, Tone, data_of, days_in_words, flag_tone};
pub use compile::{HAS, NO, Query, compile, compile_for_version};
pub use completion::{PartialQuery, Wants, parse_partial_query};
pub use field::{FIELDS, Field, Shape, Takes};
pub use glossary::{GlossaryEntry, glossary};
pub use group::grouped;
pub use lex::QueryError;
pub use loaded_plan::{InvalidPlan, LoadedPlan};
pub use relative_date::{RELATIVE_DATE_FORMS, parse_relative_date};
pub use resolve::{ResolveError, Resolved, resolvable, resolve, resolve_among, resolve_milestone};
pub use rows::Rows;
pub use select::{Selection, SortOrder, all_columns, cell, items, matching, select};
pub use sheet::{Column, Sheet};
pub use value::Value;
pub use view::{Item, RowLevel, Subject, View};
