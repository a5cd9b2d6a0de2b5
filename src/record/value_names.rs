//! The names that messages have for values.

/// Where values were given, which decides how messages name them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueNames<'n> {
    /// In options: `--evidence-lang`.
    Options,
    /// In columns: `evidence_lang`.
    Columns,
    /// In columns with headers of their own, by the names of the values that they hold.
    Sheet(&'n [(&'static str, String)]),
}

impl ValueNames<'_> {
    /// Returns whether values were typed on the command line, where part of an id will do.
    pub fn are_typed(self) -> bool {
        self == Self::Options
    }

    /// Returns the name of a value.
    pub fn of(self, name: &str) -> String {
        match (self, name) {
            (Self::Options, "status" | "deadline") => name.to_owned(),
            (Self::Options, "due") => "DEADLINE".to_owned(),
            (Self::Options, "update-id") => "--id".to_owned(),
            (Self::Options, name) => format!("--{name}"),
            (Self::Columns, name) => name.replace('-', "_"),
            (Self::Sheet(known), name) => {
                let found = known.iter().find(|(field, _)| *field == name);
                found.map_or_else(|| name.to_owned(), |(_, header)| header.clone())
            }
        }
    }
}
