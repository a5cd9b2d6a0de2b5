//! Data that is to be written.

/// A value of a plan file, before it is written as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A code, an id, a date: written plain wherever every reader takes it for what it is.
    Word(String),
    /// Words for people: plain, quoted or on lines of their own, as needed and as the file does.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order in which it is written.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// A code, an id, a date.
    pub fn word(word: impl Into<String>) -> Self {
        Self::Word(word.into())
    }

    /// Words for people.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A map of some keys.
    pub fn map<'k>(entries: impl IntoIterator<Item = (&'k str, Self)>) -> Self {
        Self::Map(entries.into_iter().map(|(key, node)| (key.to_owned(), node)).collect())
    }
}
