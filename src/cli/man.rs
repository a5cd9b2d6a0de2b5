//! `hito man`

use clap_mangen::roff::{Roff, roman};

use super::error::CliError;
use super::outcome::Outcome;
use super::session::Session;
use crate::messages;

/// The manual page of hito or of one of its commands
///
/// With --output and no command, writes every page into that folder: `hito.1`, `hito-list.1`…
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  hito man | man -l -
  hito man list | man -l -
  hito man --output ~/.local/share/man/man1")]
pub(super) struct ManArgs {
    /// The command; hito itself when absent
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

impl ManArgs {
    pub(super) fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Outcome> {
        session.writes_only_text("man")?;
        let mut root = (session.definition)();
        root.build();
        let text = match &self.command {
            Some(name) => page(find(&root, name)?)?,
            None => {
                if session.shared.file().is_some() {
                    for of in std::iter::once(&root).chain(root.get_subcommands()) {
                        let name = clap_mangen::Man::new(of.clone()).get_filename();
                        let text = page(of)?;
                        session.write_in_folder(&name, |out| out.write_all(text.as_bytes()))?;
                    }
                    return Ok(Outcome::Done);
                }
                page(&root)?
            }
        };
        session.write(|out| out.write_all(text.as_bytes()))?;
        Ok(Outcome::Done)
    }
}

fn find<'c>(root: &'c clap::Command, name: &str) -> Result<&'c clap::Command, CliError> {
    root.find_subcommand(name).ok_or_else(|| {
        let names = root.get_subcommands().map(clap::Command::get_name);
        let all = || "`hito --help` lists the commands".to_owned();
        let help = messages::nearest_or(name, names, all);
        CliError::new(format!("there is no command `{name}`"), help)
    })
}

fn page(command: &clap::Command) -> anyhow::Result<String> {
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let man = clap_mangen::Man::new(command.clone().override_usage(usage))
        .source(concat!("hito ", env!("CARGO_PKG_VERSION")))
        .manual("Manual of hito")
        // An empty date would not be quoted, and the source would take its place.
        .date(" ");
    let mut out = Vec::new();
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut out)?;
    }
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    sections(&after).to_writer(&mut out)?;
    Ok(String::from_utf8(out)?)
}

/// Returns the text after the help, each heading as a section, its lines unchanged.
fn sections(after_help: &str) -> Roff {
    let mut roff = Roff::default();
    for paragraph in after_help.split("\n\n") {
        let mut lines = paragraph.lines();
        let Some(heading) = lines.next() else { continue };
        roff.control("SH", [heading.trim_end_matches(':').to_uppercase().as_str()]);
        roff.control("nf", []);
        for line in lines {
            roff.text([roman(line.strip_prefix("  ").unwrap_or(line))]);
        }
        roff.control("fi", []);
    }
    roff
}
