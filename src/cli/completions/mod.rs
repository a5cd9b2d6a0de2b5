//! `hito completions`, and the answers to the scripts that it prints.
//!
//! A script calls `COMPLETE=SHELL hito -- …` with the words before the cursor, and hito prints the
//! candidates for the last one. The scripts contain no commands or words, so they never become
//! outdated. `clap_complete` finds the argument at the cursor. Its own scripts are not used: they
//! split queries at `:` in bash, put a space after `status:` in zsh and ignore open quotes.

mod shell;
mod candidates;
mod line;
mod request;

pub(super) use request::answer;
use shell::Shell;

use super::outcome::Outcome;
use super::session::Session;

/// The script that makes a shell complete hito's commands, options and queries
///
/// Completions come from hito itself and know the plan you are in: ids, fields and their values,
/// rules. The script needs no new installation when hito or the plan changes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Installation:
  bash, in ~/.bashrc
      eval \"$(hito completions bash)\"
  bash, as a file for the bash-completion package
      hito completions bash > ~/.local/share/bash-completion/completions/hito
  zsh, in ~/.zshrc, after `compinit`
      eval \"$(hito completions zsh)\"
  zsh, as a file in a folder of $fpath
      hito completions zsh > ~/.zfunc/_hito
  fish
      hito completions fish > ~/.config/fish/completions/hito.fish")]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

impl CompletionsArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        session.writes_only_text("completions")?;
        session.write(|out| out.write_all(self.shell.script().as_bytes()))?;
        Ok(Outcome::Done)
    }
}
