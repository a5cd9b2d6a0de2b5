//! The words for the codes of plans.

use super::phrase::{Counted, Lang, Phrase, word};
use crate::domain::{Class, Flag, Kind, Outlook, Says, Status, Strength};

/// Returns the word for a status; for `None`, that nobody has declared one.
pub fn status(status: Option<Status>) -> Phrase {
    match status {
        None => word("sin evaluar", "not assessed", "non évalué"),
        Some(Status::NotStarted) => word("no iniciado", "not started", "non commencé"),
        Some(Status::Suspended) => word("suspendido", "suspended", "suspendu"),
        Some(Status::InProgress) => word("en curso", "in progress", "en cours"),
        Some(Status::Withdrawn) => word("retirado", "withdrawn", "retiré"),
        Some(Status::PartiallyCompleted) => {
            word("cumplido en parte", "partially completed", "réalisé en partie")
        }
        Some(Status::Completed) => word("cumplido", "completed", "réalisé"),
    }
}

/// Returns the word for a status of several milestones.
fn statuses(status: Option<Status>) -> Phrase {
    match status {
        None => word("sin evaluar", "not assessed", "non évalués"),
        Some(Status::NotStarted) => word("no iniciados", "not started", "non commencés"),
        Some(Status::Suspended) => word("suspendidos", "suspended", "suspendus"),
        Some(Status::InProgress) => word("en curso", "in progress", "en cours"),
        Some(Status::Withdrawn) => word("retirados", "withdrawn", "retirés"),
        Some(Status::PartiallyCompleted) => {
            word("cumplidos en parte", "partially completed", "réalisés en partie")
        }
        Some(Status::Completed) => word("cumplidos", "completed", "réalisés"),
    }
}

/// Returns how many milestones have a status: `2 completed`.
pub fn n_with_status(number: usize, status: Option<Status>, lang: Lang) -> String {
    let words = Counted { one: self::status(status), many: statuses(status) };
    format!("{} {}", super::number(number, lang), words.word(number, lang).to(lang))
}

/// Returns the word for a kind of promise.
pub fn kind(kind: Kind) -> Phrase {
    match kind {
        Kind::Instrument => word("instrumento", "instrument", "instrument"),
        Kind::Body => word("órgano", "body", "instance"),
        Kind::Event => word("evento", "event", "activité"),
        Kind::Policy => word("política", "policy", "politique"),
        Kind::Exchange => word("intercambio", "exchange", "échange"),
        Kind::Cooperation => word("cooperación", "cooperation", "coopération"),
    }
}

/// Returns the word for how hard a promise binds.
pub fn strength(strength: Strength) -> Phrase {
    match strength {
        Strength::Firm => word("firme", "firm", "ferme"),
        Strength::Effort => word("de esfuerzo", "effort", "de moyens"),
        Strength::Exploratory => word("exploratoria", "exploratory", "exploratoire"),
    }
}

/// Returns the word for a flag.
pub fn flag(flag: Flag) -> Phrase {
    match flag {
        Flag::Overdue => word("vencido", "overdue", "en retard"),
        Flag::Late => word("cumplido con retraso", "completed late", "réalisé en retard"),
        Flag::LateCurrent => word(
            "cumplido después del plazo vigente", "completed after the current deadline",
            "réalisé après l’échéance actuelle",
        ),
        Flag::DueSoon => word("por vencer", "due soon", "échéance proche"),
        Flag::Slipped => word("aplazado", "slipped", "reporté"),
        Flag::AtRisk => word("en riesgo", "at risk", "à risque"),
        Flag::ForecastLate => word("retraso previsto", "forecast late", "retard prévu"),
        Flag::Stale => word("sin novedades", "stale", "sans nouvelles"),
        Flag::UnfinishedAtTerm => word(
            "abierto al término del plan", "unfinished at end of term", "inachevé au terme du plan",
        ),
        Flag::Disputed => word("en disputa", "disputed", "contesté"),
        Flag::Blocked => word("bloqueado", "blocked", "bloqué"),
    }
}

/// Returns the word for an outlook.
pub fn outlook(outlook: Outlook) -> Phrase {
    match outlook {
        Outlook::OnTrack => word("según lo previsto", "on track", "en bonne voie"),
        Outlook::AtRisk => word("en riesgo", "at risk", "à risque"),
        Outlook::OffTrack => word("desviado de lo previsto", "off track", "compromis"),
    }
}

/// Returns the word for what a piece of evidence says.
pub fn says(says: Says) -> Phrase {
    match says {
        Says::Announced => word("anunciado", "announced", "annoncé"),
        Says::Planned => word("planeado", "planned", "prévu"),
        Says::Underway => word("en marcha", "under way", "en cours"),
        Says::Done => word("hecho", "done", "fait"),
    }
}

/// Returns the word for where a piece of evidence comes from.
pub fn class(class: Class) -> Phrase {
    match class {
        Class::Official => word("oficial", "official", "source officielle"),
        Class::Relayed => {
            word("oficial (reproducido)", "official (relayed)", "source officielle relayée")
        }
        Class::Press => word("prensa", "press", "presse"),
    }
}
