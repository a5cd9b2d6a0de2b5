//! The words for what plans write as codes.

use super::{Counted, Word, word};
use crate::domain::{Class, Flag, Kind, Outlook, Says, Status, Strength};

/// A status, or that nobody has declared one.
pub fn status(status: Option<Status>) -> Word {
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

/// So many milestones with a status.
pub fn n_with_status(status: Option<Status>) -> Counted {
    let (one, many) = match status {
        None => (
            word("{0} sin evaluar", "{0} not assessed", "{0} non évalué"),
            word("{0} sin evaluar", "{0} not assessed", "{0} non évalués"),
        ),
        Some(Status::NotStarted) => (
            word("{0} no iniciado", "{0} not started", "{0} non commencé"),
            word("{0} no iniciados", "{0} not started", "{0} non commencés"),
        ),
        Some(Status::Suspended) => (
            word("{0} suspendido", "{0} suspended", "{0} suspendu"),
            word("{0} suspendidos", "{0} suspended", "{0} suspendus"),
        ),
        Some(Status::InProgress) => (
            word("{0} en curso", "{0} in progress", "{0} en cours"),
            word("{0} en curso", "{0} in progress", "{0} en cours"),
        ),
        Some(Status::Withdrawn) => (
            word("{0} retirado", "{0} withdrawn", "{0} retiré"),
            word("{0} retirados", "{0} withdrawn", "{0} retirés"),
        ),
        Some(Status::PartiallyCompleted) => (
            word("{0} cumplido en parte", "{0} partially completed", "{0} réalisé en partie"),
            word("{0} cumplidos en parte", "{0} partially completed", "{0} réalisés en partie"),
        ),
        Some(Status::Completed) => (
            word("{0} cumplido", "{0} completed", "{0} réalisé"),
            word("{0} cumplidos", "{0} completed", "{0} réalisés"),
        ),
    };
    Counted { one, many }
}

/// A kind of promise.
pub fn kind(kind: Kind) -> Word {
    match kind {
        Kind::Instrument => word("instrumento", "instrument", "instrument"),
        Kind::Body => word("órgano", "body", "instance"),
        Kind::Event => word("evento", "event", "activité"),
        Kind::Policy => word("política", "policy", "politique"),
        Kind::Exchange => word("intercambio", "exchange", "échange"),
        Kind::Cooperation => word("cooperación", "cooperation", "coopération"),
    }
}

/// How hard the words bind.
pub fn strength(strength: Strength) -> Word {
    match strength {
        Strength::Firm => word("firme", "firm", "ferme"),
        Strength::Effort => word("de esfuerzo", "effort", "de moyens"),
        Strength::Exploratory => word("exploratoria", "exploratory", "exploratoire"),
    }
}

/// A flag.
pub fn flag(flag: Flag) -> Word {
    match flag {
        Flag::Overdue => word("vencido", "overdue", "en retard"),
        Flag::Late => word("cumplido con retraso", "completed late", "réalisé en retard"),
        Flag::LateCurrent => word(
            "cumplido después del plazo vigente",
            "completed after the current deadline",
            "réalisé après l’échéance actuelle",
        ),
        Flag::DueSoon => word("por vencer", "due soon", "échéance proche"),
        Flag::Slipped => word("aplazado", "slipped", "reporté"),
        Flag::AtRisk => word("en riesgo", "at risk", "à risque"),
        Flag::ForecastLate => word("retraso previsto", "forecast late", "retard prévu"),
        Flag::Stale => word("sin novedades", "stale", "sans nouvelles"),
        Flag::UnfinishedAtTerm => word(
            "abierto al término del plan",
            "unfinished at end of term",
            "inachevé au terme du plan",
        ),
        Flag::Disputed => word("en disputa", "disputed", "contesté"),
        Flag::Blocked => word("bloqueado", "blocked", "bloqué"),
    }
}

/// How the road ahead looks.
pub fn outlook(outlook: Outlook) -> Word {
    match outlook {
        Outlook::OnTrack => word("según lo previsto", "on track", "en bonne voie"),
        Outlook::AtRisk => word("en riesgo", "at risk", "à risque"),
        Outlook::OffTrack => word("desviado de lo previsto", "off track", "compromis"),
    }
}

/// What a piece of evidence says.
pub fn says(says: Says) -> Word {
    match says {
        Says::Announced => word("anunciado", "announced", "annoncé"),
        Says::Planned => word("planeado", "planned", "prévu"),
        Says::Underway => word("en marcha", "under way", "en cours"),
        Says::Done => word("hecho", "done", "fait"),
    }
}

/// Where a piece of evidence comes from.
pub fn class(class: Class) -> Word {
    match class {
        Class::Official => word("oficial", "official", "source officielle"),
        Class::Relayed => {
            word("oficial (reproducido)", "official (relayed)", "source officielle relayée")
        }
        Class::Press => word("prensa", "press", "presse"),
    }
}
