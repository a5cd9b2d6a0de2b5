//! What a check or a reader has to say about a place in the plan's files.

use super::place::Place;

/// How much a finding weighs; also what `checks:` in a plan sets a rule to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Not reported.
    Allow,
    /// Reported; does not fail the check.
    Warn,
    /// Reported as an error; fails the check.
    Deny,
}

impl Severity {
    /// All of them, mildest first.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// Returns the word that plans and options use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// Returns what the word means, one sentence.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Allow => "Not reported.",
            Self::Warn => "Reported; does not fail the check.",
            Self::Deny => "Reported as an error; fails the check.",
        }
    }
}

/// A rule that findings are reported under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its stable name, kebab-case.
    pub name: &'static str,
    /// How much its findings weigh unless a plan or an option says otherwise.
    pub severity: Severity,
    /// What it finds, one sentence.
    pub summary: &'static str,
    /// Why that matters and what to do, a paragraph.
    pub why: &'static str,
    /// What `check --fix` does about it, a paragraph, or `None` if only a person can tell.
    pub fix: Option<&'static str>,
}

/// A replacement for the text at a finding's place that keeps its meaning, or gives it the only one
/// that it can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// A word, in quotes where readers could take it for something else.
    Word(String),
    /// Of a comment that allows rules, all but this one; nothing if it is the only one.
    Disallow(String),
}

/// One thing found, at one place, under one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, kebab-case.
    pub rule: &'static str,
    /// Its weight.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong, as a clause without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The node it is about.
    pub id: Option<String>,
    /// What fixes it, where that is certain.
    pub fix: Option<Fix>,
}

impl Finding {
    /// Returns a finding at error level, without help.
    pub fn new(rule: &'static str, place: Place, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { rule, severity: Severity::Deny, place, message, help: None, id: None, fix: None }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds what fixes it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Adds the node it is about.
    #[must_use]
    pub fn about(mut self, id: impl std::fmt::Display) -> Self {
        self.id = Some(id.to_string());
        self
    }
}
