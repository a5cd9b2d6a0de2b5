//! The characters of a query → tokens, each with its place.

use std::fmt;
use std::ops::Range;

/// A mistake in a query, at a byte range of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// What is wrong, as a clause.
    pub message: String,
    /// The bytes at fault.
    pub at: Range<usize>,
    /// What to write instead.
    pub help: Option<String>,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for QueryError {}

impl QueryError {
    /// Returns a mistake without help.
    pub fn new(message: impl Into<String>, at: Range<usize>) -> Self {
        Self { message: message.into(), at, help: None }
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A piece of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QueryToken {
    pub(super) kind: TokenKind,
    pub(super) at: Range<usize>,
}

/// What a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `-` before a term.
    Minus,
    /// `or`
    Or,
    /// `and`
    And,
    /// `not`
    Not,
    /// A bare word.
    Word(String),
    /// A phrase in quotes.
    Phrase(String),
    /// A field with values.
    Term(QueryTerm),
}

/// `field:a,b` or `field<a`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct QueryTerm {
    pub(super) field: String,
    pub(super) field_at: Range<usize>,
    pub(super) op: Operator,
    /// The values with their places; never empty.
    pub(super) values: Vec<(String, Range<usize>)>,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    /// `:` or `=`
    Is,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// Cuts a query into tokens.
pub(super) fn lex(query: &str) -> Result<Vec<QueryToken>, QueryError> {
    let mut lexer = Lexer { query, at: 0 };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.token()? {
        tokens.push(token);
    }
    Ok(tokens)
}

struct Lexer<'q> {
    query: &'q str,
    at: usize,
}

impl Lexer<'_> {
    fn peek(&self) -> Option<char> {
        self.query[self.at..].chars().next()
    }

    fn token(&mut self) -> Result<Option<QueryToken>, QueryError> {
        while let Some(c) = self.peek().filter(|c| c.is_whitespace()) {
            self.at += c.len_utf8();
        }
        let start = self.at;
        let Some(c) = self.peek() else {
            return Ok(None);
        };
        let kind = match c {
            '(' => self.sign(TokenKind::Open),
            ')' => self.sign(TokenKind::Close),
            '-' if self.minus_binds() => self.sign(TokenKind::Minus),
            '"' => TokenKind::Phrase(self.phrase()?),
            _ => self.word_or_term()?,
        };
        Ok(Some(QueryToken { kind, at: start..self.at }))
    }

    fn sign(&mut self, kind: TokenKind) -> TokenKind {
        self.at += 1;
        kind
    }

    /// Returns whether a minus negates: it does right before a term.
    fn minus_binds(&self) -> bool {
        self.query[self.at + 1..].starts_with(|c: char| !c.is_whitespace() && c != ')')
    }

    fn phrase(&mut self) -> Result<String, QueryError> {
        let start = self.at;
        let rest = &self.query[start + 1..];
        let Some(len) = rest.find('"') else {
            let at = start..self.query.len();
            return Err(QueryError::new("this phrase has no closing quotation mark", at)
                .help("add a `\"` at its end"));
        };
        self.at = start + 1 + len + 1;
        Ok(rest[..len].to_owned())
    }

    /// Takes characters up to white space, a bracket, a quotation mark or one of `stops`.
    fn run(&mut self, stops: &[char]) -> String {
        let rest = &self.query[self.at..];
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '"') || stops.contains(&c))
            .unwrap_or(rest.len());
        self.at += end;
        rest[..end].to_owned()
    }

    fn word_or_term(&mut self) -> Result<TokenKind, QueryError> {
        let start = self.at;
        let name = self.run(&[':', '=', '<', '>']);
        match self.op().filter(|_| !name.is_empty()) {
            Some(op) => {
                let field_at = start..start + name.len();
                let values = self.values(&name, start)?;
                Ok(TokenKind::Term(QueryTerm { field: name, field_at, op, values }))
            }
            None => {
                self.at = start;
                let word = self.run(&[]);
                Ok(match word.to_ascii_lowercase().as_str() {
                    "or" => TokenKind::Or,
                    "and" => TokenKind::And,
                    "not" => TokenKind::Not,
                    "&&" | "&" | "||" | "|" | "!" => return Err(foreign(&word, start)),
                    _ if word.starts_with([':', '=', '<', '>']) => {
                        return Err(no_field(&word, start));
                    }
                    _ if word.starts_with('*') || word.ends_with('*') => {
                        return Err(no_pattern(&word, start));
                    }
                    _ => TokenKind::Word(word),
                })
            }
        }
    }

    fn op(&mut self) -> Option<Operator> {
        let rest = &self.query[self.at..];
        let ops = [
            // As issue trackers write it: `due:>2026-01-01`.
            (":<=", Operator::AtMost),
            (":>=", Operator::AtLeast),
            (":<", Operator::Less),
            (":>", Operator::More),
            ("<=", Operator::AtMost),
            (">=", Operator::AtLeast),
            (":", Operator::Is),
            ("=", Operator::Is),
            ("<", Operator::Less),
            (">", Operator::More),
        ];
        let (sign, op) = ops.into_iter().find(|(sign, _)| rest.starts_with(sign))?;
        self.at += sign.len();
        Some(op)
    }

    fn values(
        &mut self,
        field: &str,
        start: usize,
    ) -> Result<Vec<(String, Range<usize>)>, QueryError> {
        let mut values = Vec::new();
        loop {
            let from = self.at;
            let value = if self.peek() == Some('"') { self.phrase()? } else { self.run(&[',']) };
            if value.is_empty() {
                let at = start..self.at.max(start + 1);
                let help = no_value(field, values.is_empty());
                return Err(QueryError::new(format!("`{field}` has no value here"), at).help(help));
            }
            values.push((value, from..self.at));
            if self.peek() != Some(',') {
                return Ok(values);
            }
            self.at += 1;
        }
    }
}

/// Returns what to write where a field has no value behind its sign or behind a comma.
fn no_value(field: &str, first: bool) -> String {
    match field {
        _ if !first => "write the values without spaces: `status:in-progress,suspended`".to_owned(),
        "has" | "no" => format!("name a field: `{field}:evidence`"),
        field => format!(
            "write a value right after the sign, without a space; `has:{field}` and `no:{field}` \
             ask whether there is any"
        ),
    }
}

/// Returns the error of a sign that other query languages have.
fn foreign(sign: &str, start: usize) -> QueryError {
    let word = match sign {
        "&&" | "&" => "and",
        "||" | "|" => "or",
        _ => "not",
    };
    QueryError::new(format!("`{sign}` is not a word of queries"), start..start + sign.len())
        .help(format!("write `{word}`; to search for the sign itself, put it in quotes"))
}

/// Returns the error of a sign that blanks have cut off from its field.
fn no_field(word: &str, start: usize) -> QueryError {
    let sign = &word[..1];
    QueryError::new(format!("there is no field before `{sign}`"), start..start + word.len())
        .help("write field, sign and value in one piece: `status:completed`, `'due<2026-04-01'`")
}

/// Returns the error of a pattern, as shells and other searches have them.
fn no_pattern(word: &str, start: usize) -> QueryError {
    let plain = word.trim_matches('*');
    let help = if plain.is_empty() {
        "everything is found without a query".to_owned()
    } else {
        format!(
            "a word matches any part of a text: `{plain}`; to search for the sign itself, put it in quotes"
        )
    };
    QueryError::new("queries have no patterns", start..start + word.len()).help(help)
}
