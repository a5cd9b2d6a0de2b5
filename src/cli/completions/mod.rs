//! `hito completions`, and what the scripts it prints ask for.
//!
//! A script calls `COMPLETE=SHELL hito -- …` with what stands before the cursor, and hito answers
//! with what may come next. The scripts know no command and no word, so that they never age.
//! `clap_complete` finds the argument the cursor is at; its own scripts are not used, since those
//! cut queries at `:` in bash, end `status:` with a space in zsh and do not see open quotes.

mod shell;
mod candidates;
mod line;
mod request;

use shell::Shell;

use super::outcome::Outcome;
use super::session::Session;

pub(super) use request::answer;

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
