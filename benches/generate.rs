//! Writes a plan of any size, to measure with: the same arguments give the same bytes.
//!
//! `cargo run --release --example generate -- FOLDER MILESTONES [--one-file]`

#![expect(clippy::print_stderr, reason = "a tool of its own says what is wrong itself")]

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const MILESTONES_A_COMMITMENT: usize = 5;
const COMMITMENTS_A_PILLAR: usize = 100;
const PARTIES_A_SIDE: usize = 20;
const SIDES: [&str; 2] = ["mx", "ca"];
const KINDS: [&str; 6] = ["instrument", "body", "event", "policy", "exchange", "cooperation"];
const STRENGTHS: [&str; 3] = ["firm", "effort", "exploratory"];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let (folder, count, one_file) = match &args[..] {
        [folder, count] => (folder, count.parse(), false),
        [folder, count, option] if option == "--one-file" => (folder, count.parse(), true),
        _ => return usage(),
    };
    let Ok(count) = count else { return usage() };
    match write(Path::new(folder), count, one_file) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: generate FOLDER MILESTONES [--one-file]");
    ExitCode::from(2)
}

/// Writes `plan/` and the text that it quotes into a folder.
///
/// # Errors
/// When a file cannot be written.
pub fn write(folder: &Path, count: usize, one_file: bool) -> io::Result<()> {
    let plan = folder.join("plan");
    let mut author = Author { state: 2025, source: String::new() };
    let mut head = HEAD.to_owned();
    if one_file {
        head += &parties();
        head += "pillars:\n";
    }
    let commitments = count.div_ceil(MILESTONES_A_COMMITMENT);
    for pillar in 0..commitments.div_ceil(COMMITMENTS_A_PILLAR) {
        let id = format!("P{}", pillar + 1);
        let fields = author.section(&format!("{id}."));
        let pillar_folder = plan.join(id.to_lowercase());
        if one_file {
            let _ = write!(head, "  - id: {id}\n{}    commitments:\n", indented(&fields, 4));
        } else {
            put(&pillar_folder.join("pillar.yaml"), &format!("pillar: {id}\n{fields}"))?;
        }
        let first = pillar * COMMITMENTS_A_PILLAR;
        for commitment in first..commitments.min(first + COMMITMENTS_A_PILLAR) {
            let id = format!("{id}.{}", commitment - first + 1);
            let begun = commitment * MILESTONES_A_COMMITMENT;
            let wanted = MILESTONES_A_COMMITMENT.min(count - begun);
            let fields = author.commitment(&id, begun, wanted);
            if one_file {
                let _ = write!(head, "      - id: {id}\n{}", indented(&fields, 8));
            } else {
                let file: PathBuf = format!("{:03}.yaml", commitment - first + 1).into();
                put(&pillar_folder.join(file), &format!("commitment: {id}\n{fields}"))?;
            }
        }
    }
    if !one_file {
        put(&plan.join("parties.yaml"), &parties())?;
    }
    put(&plan.join("plan.yaml"), &head)?;
    put(&folder.join("source.txt"), &author.source)
}

fn put(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

fn indented(text: &str, by: usize) -> String {
    let indent = |line: &str| {
        if line.is_empty() { "\n".to_owned() } else { format!("{:by$}{line}\n", "") }
    };
    text.lines().map(indent).collect()
}

const HEAD: &str = "\
plan: generated
title: {es: Plan generado, en: Generated plan, fr: Plan généré}
languages: [es, en, fr]
issued: 2025-09-18
term: 2025-09-18/2028
sides:
  mx: {es: México, en: Mexico, fr: Mexique}
  ca: {es: Canadá, en: Canada, fr: Canada}
sources:
  - {id: text, file: ../source.txt, lang: es}
policy: {due-soon: 30d, stale: 180d}
";

fn parties() -> String {
    let mut out = "parties:\n".to_owned();
    for side in SIDES {
        for number in 1..=PARTIES_A_SIDE {
            let _ = write!(
                out,
                "  - id: {side}-{number}\n    side: {side}\n    name:\n      \
                 es: Secretaría número {number}\n      en: Department number {number}\n      \
                 fr: Ministère numéro {number}\n    acronym: {{es: S{number}, en: D{number}}}\n"
            );
        }
    }
    out
}

/// Makes up texts, and keeps what they quote.
struct Author {
    state: u64,
    source: String,
}

impl Author {
    /// The next of a fixed row of numbers, below a bound.
    fn below(&mut self, bound: usize) -> usize {
        // xorshift64: https://www.jstatsoft.org/v08/i14/paper
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap_or(0) % bound
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    fn words(&mut self, of: &[&str], count: usize) -> String {
        (0..count).map(|_| self.one(of)).collect::<Vec<_>>().join(" ")
    }

    /// A text in three languages, as a map under a key.
    fn told(&mut self, key: &str, count: usize) -> String {
        let (es, en, fr) = (self.words(ES, count), self.words(EN, count), self.words(FR, count));
        format!("{key}:\n  es: {es}\n  en: {en}\n  fr: {fr}\n")
    }

    /// Title and quote of a pillar or commitment; the number makes the quote the only one.
    fn section(&mut self, number: &str) -> String {
        let heading = self.words(ES, 5);
        let _ = write!(self.source, "{number} {heading}\n\n");
        format!("{}quote: {number} {heading}\n", self.told("title", 5))
    }

    fn commitment(&mut self, id: &str, begun: usize, count: usize) -> String {
        let mut out = self.section(&format!("{id}."));
        out += "parties: [mx, ca]\nmilestones:\n";
        for position in 0..count {
            let fields = self.milestone(id, position, begun + position);
            let _ = write!(out, "  - id: {id}.m{position}\n{}\n", indented(&fields, 4));
        }
        out
    }

    fn milestone(&mut self, commitment: &str, position: usize, number: usize) -> String {
        let mut out = self.told("title", 7);
        let _ = writeln!(out, "kind: {}", self.one(&KINDS));
        let _ = writeln!(out, "strength: {}", self.one(&STRENGTHS));
        let (due, words) = self.deadline(commitment, position);
        let start = format!("Promesa {number}: México y Canadá");
        let lines: Vec<String> = (0..3).map(|_| self.words(ES, 10)).collect();
        let quote = format!("{start}\n{}\n{words}.", lines.join("\n"));
        let _ = write!(self.source, "{}\n\n", quote.replace('\n', " "));
        let _ = write!(out, "quote: >-\n{}{due}", indented(&quote, 2));
        if self.below(4) > 0 {
            let (mx, ca) = (self.below(PARTIES_A_SIDE) + 1, self.below(PARTIES_A_SIDE) + 1);
            let _ = writeln!(out, "parties: [mx-{mx}, ca-{ca}]");
        }
        // Half of the promises have not been spoken of, as in plans that people keep.
        let updates = [0, 0, 1, 2][self.below(4)];
        if updates > 0 {
            out += "updates:\n";
        }
        for month in 1..=updates {
            let fields = self.update(month * 4);
            let _ = write!(out, "  -{}", &indented(&fields, 4)[3..]);
        }
        out
    }

    /// A deadline of any form, and the words of the quote that it stands on.
    fn deadline(&mut self, commitment: &str, position: usize) -> (String, &'static str) {
        let (year, month, day) = (2026 + self.below(4), self.below(12) + 1, self.below(28) + 1);
        let text = "en el plazo acordado";
        let due = match self.below(10) {
            0 => format!("{year}"),
            1 => format!("{year}-Q{}", month.div_ceil(3)),
            2 => format!("{year}-{month:02}"),
            3 => format!("{year}-{month:02}-{day:02}"),
            4 => format!("before {year}-{month:02}-{day:02}"),
            5 if position > 0 => format!("{day} days after {commitment}.m{}", position - 1),
            6 => "every 6 months".to_owned(),
            7 => format!("every 3 months from 2025-{month:02}-{day:02}"),
            8 => "ongoing".to_owned(),
            _ => return (String::new(), "sin plazo"),
        };
        match self.below(2) {
            0 => (format!("due: {due}\n"), text),
            _ => (format!("due:\n  date: {due}\n  text: {text}\n"), text),
        }
    }

    fn update(&mut self, month: usize) -> String {
        let day = self.below(28) + 1;
        let mut out = format!("date: 2026-{month:02}-{day:02}\n");
        let party = format!("{}-{}", self.one(&SIDES), self.below(PARTIES_A_SIDE) + 1);
        let by = self.one(&["mx", "ca", "joint", "independent", &party]);
        let status = self.one(&["not-started", "in-progress", "in-progress", "completed"]);
        let _ = writeln!(out, "by: {by}\nstatus: {status}");
        if status == "completed" {
            let _ = writeln!(out, "completed: 2026-{month:02}");
        }
        out += &self.told("note", 8);
        let (title, publisher) = (self.words(EN, 6), self.one(EN));
        let _ = write!(
            out,
            "evidence:\n  - url: https://www.example.org/{publisher}/{month}/{day}\n    \
             title: {title}\n    publisher: {publisher}\n    published: 2026-{month:02}\n    \
             lang: en\n    says: underway\n    class: official\n"
        );
        out
    }
}

const ES: &[&str] = &[
    "colaborarán", "acuerdo", "protección", "de", "la", "energía", "y", "cooperación", "económica",
    "región", "compromiso", "mecanismos", "en", "los", "pueblos", "bioproducción", "año",
    "diálogo", "fortalecerán", "cadena", "suministro", "sostenible", "investigación", "niñez",
];

const EN: &[&str] = &[
    "agreement", "protection", "of", "the", "energy", "and", "cooperation", "economic", "region",
    "commitment", "mechanisms", "in", "peoples", "biomanufacturing", "year", "dialogue", "supply",
    "chain", "resilient", "research", "children", "trade",
];

const FR: &[&str] = &[
    "accord", "protection", "de", "la", "énergie", "et", "coopération", "économique", "région",
    "engagement", "mécanismes", "dans", "peuples", "bioproduction", "année", "dialogue", "chaîne",
    "approvisionnement", "résiliente", "recherche", "enfance", "échanges",
];
