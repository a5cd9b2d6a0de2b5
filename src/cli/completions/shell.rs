//! The shells that hito completes command lines in.

/// A shell that hito has a script for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Shell {
    /// Bash, 3.2 and later
    Bash,
    /// The Z shell
    Zsh,
    /// Fish, 3.1 and later
    Fish,
}

impl Shell {
    /// Returns the script that connects the shell to hito.
    pub(super) fn script(self) -> &'static str {
        match self {
            Self::Bash => include_str!("hito.bash"),
            Self::Zsh => include_str!("hito.zsh"),
            Self::Fish => include_str!("hito.fish"),
        }
    }
}
