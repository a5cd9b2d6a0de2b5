//! Tokens → a tree. `or` binds loosest, then standing side by side (or `and`), then `not`.

use super::ast::{Ast, Tokens};
use super::lex::{QueryError, QueryToken, TokenKind, lex};

/// How deep brackets and `not` may be nested.
const DEEPEST: usize = 64;

/// Reads a query.
pub(super) fn parse(query: &str) -> Result<Ast, QueryError> {
    let mut tokens = Tokens::new(lex(query)?, query.len());
    let ast = any(&mut tokens, 0)?;
    match tokens.next() {
        None => Ok(ast),
        Some(QueryToken { at, .. }) => {
            Err(QueryError::new("this bracket closes nothing", at).help("remove it"))
        }
    }
}

fn any(tokens: &mut Tokens, depth: usize) -> Result<Ast, QueryError> {
    let mut parts = vec![all(tokens, depth)?];
    while let Some(or) = next_is(tokens, &TokenKind::Or) {
        let right = all(tokens, depth)?;
        for side in [parts.last(), Some(&right)] {
            if side == Some(&Ast::All(Vec::new())) {
                return Err(QueryError::new("`or` needs something on both sides", or.at)
                    .help("to search for the word itself, put it in quotes: `\"or\"`"));
            }
        }
        parts.push(right);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { Ast::Any(parts) })
}

fn all(tokens: &mut Tokens, depth: usize) -> Result<Ast, QueryError> {
    let mut parts = Vec::new();
    loop {
        let ends = tokens.peek().is_none_or(|t| matches!(t.kind, TokenKind::Close | TokenKind::Or));
        if ends {
            return Ok(if parts.len() == 1 { parts.remove(0) } else { Ast::All(parts) });
        }
        if let Some(and) = next_is(tokens, &TokenKind::And) {
            let ends = tokens.peek().is_none_or(|t| !starts_term(&t.kind));
            if parts.is_empty() || ends {
                return Err(QueryError::new("`and` needs something on both sides", and.at).help(
                    "terms that stand side by side must all match anyway; to search for the word \
                     itself, put it in quotes",
                ));
            }
            continue;
        }
        parts.push(one(tokens, depth)?);
    }
}

fn starts_term(kind: &TokenKind) -> bool {
    !matches!(kind, TokenKind::Close | TokenKind::Or | TokenKind::And)
}

fn one(tokens: &mut Tokens, depth: usize) -> Result<Ast, QueryError> {
    let end = tokens.end;
    let Some(token) = tokens.next() else {
        return Err(QueryError::new("something is missing at the end", end..end));
    };
    if depth > DEEPEST {
        return Err(QueryError::new("brackets are nested too deep", token.at));
    }
    match token.kind {
        TokenKind::Word(text) => Ok(Ast::Word(text)),
        TokenKind::Phrase(text) => Ok(Ast::Text(text)),
        TokenKind::Term(term) => Ok(Ast::Term(term)),
        TokenKind::Not | TokenKind::Minus => {
            if tokens.peek().is_none_or(|next| !starts_term(&next.kind)) {
                return Err(QueryError::new("`not` needs something behind it", token.at)
                    .help("to search for the word itself, put it in quotes: `\"not\"`"));
            }
            one(tokens, depth + 1).map(|ast| Ast::Not(Box::new(ast)))
        }
        TokenKind::Open => {
            let inner = any(tokens, depth + 1)?;
            match tokens.next() {
                Some(QueryToken { kind: TokenKind::Close, .. })
                    if inner != Ast::All(Vec::new()) =>
                {
                    Ok(inner)
                }
                Some(close) => {
                    let at = token.at.start..close.at.end;
                    Err(QueryError::new("these brackets hold nothing", at).help("remove them"))
                }
                None => {
                    Err(QueryError::new("this bracket is not closed", token.at).help("add a `)`"))
                }
            }
        }
        TokenKind::Close | TokenKind::Or | TokenKind::And => {
            Err(QueryError::new("this cannot stand here", token.at))
        }
    }
}

fn next_is(tokens: &mut Tokens, kind: &TokenKind) -> Option<QueryToken> {
    if tokens.peek().is_some_and(|token| token.kind == *kind) { tokens.next() } else { None }
}
