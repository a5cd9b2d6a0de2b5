//! What a query is made of, before its fields are looked up.

use super::lex::{QueryTerm, QueryToken};

/// A query as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ast {
    /// Every part matches; everything does when there are none.
    All(Vec<Ast>),
    /// Some part matches.
    Any(Vec<Ast>),
    /// The part does not match.
    Not(Box<Ast>),
    /// A text in quotes occurs.
    Text(String),
    /// A word does, or it is an id.
    Word(String),
    /// A field has a value.
    Term(QueryTerm),
}

/// Tokens that are read from the front.
#[derive(Debug)]
pub(super) struct Tokens {
    tokens: std::iter::Peekable<std::vec::IntoIter<QueryToken>>,
    /// Where the query ends, for what is missing there.
    pub(super) end: usize,
}

impl Tokens {
    pub(super) fn new(tokens: Vec<QueryToken>, end: usize) -> Self {
        Self { tokens: tokens.into_iter().peekable(), end }
    }

    pub(super) fn peek(&mut self) -> Option<&QueryToken> {
        self.tokens.peek()
    }

    pub(super) fn next(&mut self) -> Option<QueryToken> {
        self.tokens.next()
    }
}
