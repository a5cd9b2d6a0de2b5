//! How values are called in messages.

/// How values are called where they were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueNames<'n> {
    /// As options: `--evidence-lang`.
    Options,
    /// As columns: `evidence_lang`.
    Columns,
    /// As columns of somebody's own names, some of which are known.
    Sheet(&'n [(&'static str, String)]),
}

impl ValueNames<'_> {
    /// Whether they were typed: then ids may be given in part.
    pub fn are_typed(self) -> bool {
        self == Self::Options
    }

    /// A value's name.
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
