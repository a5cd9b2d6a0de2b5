//! Data to be written.

/// A value to be written as YAML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A code, an id or a date, written without quotes if every parser reads it as the same value.
    Word(String),
    /// A text for people: plain, quoted or as a block scalar, as needed and as the file does.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order in which its entries are written.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Creates a code, an id or a date.
    pub fn word(word: impl Into<String>) -> Self {
        Self::Word(word.into())
    }

    /// Creates a text for people.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Creates a map.
    pub fn map<'k>(entries: impl IntoIterator<Item = (&'k str, Self)>) -> Self {
        Self::Map(entries.into_iter().map(|(key, node)| (key.to_owned(), node)).collect())
    }
}
