//! What statuses, flags and strengths mean, for readers of reports.

use super::phrase::{Phrase, word};
use crate::domain::{Flag, Status, Strength};

/// Returns what a status means; for `None`, that nobody has declared one.
pub fn status(status: Option<Status>) -> Phrase {
    match status {
        None => word(
            "nadie ha declarado su estado; no quiere decir que no se haya iniciado",
            "nobody has declared its status; that does not mean that it has not been started",
            "personne n’a déclaré son état\u{a0}; cela ne veut pas dire qu’il n’a pas été commencé",
        ),
        Some(Status::NotStarted) => word(
            "se revisó y no se ha hecho nada", "looked at, and nothing done",
            "examiné, et rien n’a été fait",
        ),
        Some(Status::Suspended) => word("está en pausa", "paused", "en pause"),
        Some(Status::InProgress) => word("está en marcha", "under way", "en marche"),
        Some(Status::Withdrawn) => word(
            "se abandonó o se sustituyó por otro", "given up, or replaced by another",
            "abandonné ou remplacé par un autre",
        ),
        Some(Status::PartiallyCompleted) => word(
            "se cerró con menos de lo prometido", "closed with less than was promised",
            "clos avec moins que ce qui avait été promis",
        ),
        Some(Status::Completed) => word("se hizo", "done", "fait"),
    }
}

/// Returns what a flag means.
pub fn flag(flag: Flag) -> Phrase {
    match flag {
        Flag::Overdue => word(
            "abierto después del último día de su plazo vigente",
            "open past the last day of its current deadline",
            "ouvert après le dernier jour de son échéance actuelle",
        ),
        Flag::Late => word(
            "cumplido después del último día del plazo prometido",
            "completed after the last day of the deadline as promised",
            "réalisé après le dernier jour de l’échéance promise",
        ),
        Flag::LateCurrent => word(
            "cumplido después del último día del plazo vigente",
            "completed after the last day of the current deadline",
            "réalisé après le dernier jour de l’échéance actuelle",
        ),
        Flag::DueSoon => word(
            "abierto y con el plazo cerca", "open, and its deadline is near",
            "ouvert, et son échéance est proche",
        ),
        Flag::Slipped => word(
            "el plazo vigente es posterior al prometido",
            "the current deadline is later than the one promised",
            "l’échéance actuelle est postérieure à celle qui a été promise",
        ),
        Flag::AtRisk => word(
            "abierto, y quien habló de él por última vez no espera que vaya según lo previsto",
            "open, and whoever spoke of its outlook last does not call it on track",
            "ouvert, et la dernière perspective déclarée n’est pas bonne",
        ),
        Flag::ForecastLate => word(
            "abierto, y la última previsión rebasa el plazo vigente",
            "open, and the newest forecast ends after the current deadline",
            "ouvert, et la dernière prévision dépasse l’échéance actuelle",
        ),
        Flag::Stale => word(
            "abierto, se habló de él y desde hace tiempo no hay novedades",
            "open, spoken of once, and without news for long",
            "ouvert, évoqué, et sans nouvelles depuis longtemps",
        ),
        Flag::UnfinishedAtTerm => word(
            "abierto después del último día del plan", "open after the plan’s last day",
            "ouvert après le dernier jour du plan",
        ),
        Flag::Disputed => word(
            "quienes hablan de él no coinciden en el estado o en el día en que se cumplió",
            "those who speak of it disagree on its status or the day of completion",
            "ceux qui en parlent ne s’accordent pas sur l’état ou sur le jour de la réalisation",
        ),
        Flag::Blocked => word(
            "abierto, y algo que debe cumplirse antes no se ha cumplido",
            "open, and something that must be completed first is not",
            "ouvert, et ce qui doit être réalisé avant ne l’est pas",
        ),
    }
}

/// Returns what a strength means.
pub fn strength(strength: Strength) -> Phrase {
    match strength {
        Strength::Firm => word(
            "el texto compromete: «se comprometen», «se creará»",
            "the text commits: “commit to”, “shall be created”",
            "le texte engage\u{a0}: «\u{a0}s’engagent\u{a0}», «\u{a0}sera créé\u{a0}»",
        ),
        Strength::Effort => word(
            "el texto promete un esfuerzo: «trabajarán para», «buscarán»",
            "the text promises an effort: “will work to”, “will seek to”",
            "le texte promet un effort\u{a0}: «\u{a0}travailleront à\u{a0}», «\u{a0}chercheront à\u{a0}»",
        ),
        Strength::Exploratory => word(
            "el texto abre una posibilidad: «explorarán», «podrán»",
            "the text opens a possibility: “will explore”, “may”",
            "le texte ouvre une possibilité\u{a0}: «\u{a0}exploreront\u{a0}», «\u{a0}pourront\u{a0}»",
        ),
    }
}
