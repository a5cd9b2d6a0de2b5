//! Words → a query → a sheet of typed cells.

mod ast;
mod bare;
mod compile;
mod fold;
mod glossary;
mod group;
mod lex;
mod moment;
mod parse;
mod range;
mod rows;
mod select;
mod sheet;
mod unfinished;
mod unknown;
mod value;
mod view;

pub mod field;

pub use compile::{HAS, NO, Query, compile, compile_for_version};
pub use field::{FIELDS, Field, Shape, Takes};
pub use fold::fold;
pub use glossary::{Entry, glossary};
pub use group::grouped;
pub use lex::QueryError;
pub use moment::{MOMENT_FORMS, moment};
pub use rows::Rows;
pub use select::{Order, Selection, all_columns, cell, items, matching, select};
pub use sheet::{Cell, Column, Data, NOTHING, Row, Sheet, Tone, data_of, days_in_words};
pub use unfinished::{Unfinished, Wants, unfinished};
pub use value::Value;
pub use view::{Item, Level, Subject, View};
