//! Words for the state of a promise.

use super::folded::plain;
use crate::domain::{NOT_ASSESSED, Outlook, Status, Vocabulary};

/// What words say of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedStatus {
    /// A status.
    Is(Status),
    /// An outlook, which does not say what has been done.
    Looks(Outlook),
    /// Nobody has said anything.
    Unsaid,
    /// Something that may mean several: why, and which.
    Unclear(&'static str),
}

/// Returns the words that certainly mean a status, as [`plain`] makes them.
fn of_status(status: Status) -> &'static [&'static str] {
    match status {
        Status::Completed => COMPLETED,
        // Every word for it may also mean that work goes on: see `CLOSED_OR_NOT`.
        Status::PartiallyCompleted => &[],
        Status::Withdrawn => WITHDRAWN,
        Status::InProgress => IN_PROGRESS,
        Status::Suspended => SUSPENDED,
        Status::NotStarted => NOT_STARTED,
    }
}

/// Returns the words that certainly mean an outlook, as [`plain`] makes them.
fn of_outlook(outlook: Outlook) -> &'static [&'static str] {
    match outlook {
        Outlook::OnTrack => &["on track", "on schedule", "en bonne voie"],
        Outlook::AtRisk => &["at risk", "en riesgo", "a risque"],
        Outlook::OffTrack => &["off track"],
    }
}

const COMPLETED: &[&str] = &[
    "completed", "complete", "100 complete", "done", "finished", "achieved", "fulfilled",
    "implemented", "fully implemented", "fully completed", "met", "delivered", "cumplido",
    "cumplida", "completado", "completada", "completo", "completa", "concluido", "concluida",
    "terminado", "terminada", "finalizado", "finalizada", "realizado", "realizada", "logrado",
    "lograda", "termine", "terminee", "acheve", "achevee", "realise", "realisee", "fait", "faite",
    "accompli", "accomplie", "complete e",
];

const IN_PROGRESS: &[&str] = &[
    "in progress", "underway", "under way", "ongoing", "started", "begun", "work in progress",
    "en proceso", "en curso", "en progreso", "en marcha", "en ejecucion", "en desarrollo",
    "iniciado", "iniciada", "en cours", "en cours de realisation", "commence", "commencee",
    "entame", "entamee",
];

const NOT_STARTED: &[&str] = &[
    "not started", "not yet started", "not begun", "not yet begun", "no iniciado", "no iniciada",
    "sin iniciar", "no comenzado", "no comenzada", "sin comenzar", "non commence", "non commencee",
    "pas commence", "pas commencee", "pas encore commence", "non demarre", "non demarree",
    "non entame", "non entamee",
];

const SUSPENDED: &[&str] = &[
    "suspended", "paused", "on hold", "suspendido", "suspendida", "en pausa", "pausado", "pausada",
    "suspendu", "suspendue", "en pause",
];

const WITHDRAWN: &[&str] = &[
    "withdrawn", "cancelled", "canceled", "abandoned", "dropped", "discontinued", "cancelado",
    "cancelada", "retirado", "retirada", "abandonado", "abandonada", "annule", "annulee",
    "abandonne", "abandonnee", "retire", "retiree",
];

const UNSAID: &[&str] = &[
    "not assessed", "unknown", "n a", "na", "no data", "no information", "not reported",
    "sin evaluar", "desconocido", "sin dato", "sin datos", "sin informacion", "non evalue",
    "non evaluee", "inconnu", "sans objet", "n d", "nd",
];

const CLOSED_OR_NOT: &str = "it may be closed with less than was promised \
    (`partially-completed`) or still under way (`in-progress`)";
const LATE: &str = "it says that it is late, not what has been done \
    (`not-started`, `in-progress`, `suspended`); whether it is overdue is computed";
const PENDING: &str = "it may mean that nothing has been done (`not-started`), that it is under \
    way (`in-progress`), or that nobody has said anything (nothing)";

/// Words whose meaning is not certain.
const UNCLEAR: &[(&str, &[&str])] = &[
    (
        CLOSED_OR_NOT,
        &[
            "partially completed", "partially complete", "partly completed", "partly complete",
            "partial", "partially implemented", "partially met", "partially achieved",
            "substantially complete", "substantially completed", "mostly complete",
            "mostly completed", "nearly complete", "limited", "substantial",
            "parcialmente cumplido", "parcialmente cumplida", "cumplido parcialmente",
            "parcialmente completado", "parcial", "cumplimiento parcial", "partiellement realise",
            "partiellement realisee", "partiellement acheve", "partiellement achevee",
            "partiellement termine", "partiel", "partielle",
        ],
    ),
    (
        LATE,
        &[
            "delayed", "late", "overdue", "behind", "behind schedule", "missed", "not met",
            "retrasado", "retrasada", "atrasado", "atrasada", "con retraso", "vencido", "vencida",
            "en retard", "retarde", "retardee", "manque",
        ],
    ),
    (
        PENDING,
        &[
            "pending", "planned", "open", "to do", "todo", "tbd", "upcoming", "scheduled",
            "pendiente", "por hacer", "planeado", "programado", "en attente", "a faire", "prevu",
            "prevue", "planifie", "planifiee", "active", "activo", "actif",
        ],
    ),
];

/// Returns what words say of the state of a promise. Returns `None` for words that are not known.
/// The codes of the format are certain: `partially-completed`, with its hyphen, is not a guess.
pub fn standing(text: &str) -> Option<StatedStatus> {
    let text = text.trim();
    if ["", "-", "\u{2013}", "\u{2014}", NOT_ASSESSED].contains(&text) {
        return Some(StatedStatus::Unsaid);
    }
    if let Some(status) = Status::parse(text) {
        return Some(StatedStatus::Is(status));
    }
    if let Some(outlook) = Outlook::parse(text) {
        return Some(StatedStatus::Looks(outlook));
    }
    let words = plain(text);
    let holds = |list: &[&str]| list.contains(&words.as_str());
    let status = || Status::ALL.iter().copied().find(|status| holds(of_status(*status)));
    let outlook = || Outlook::ALL.iter().copied().find(|outlook| holds(of_outlook(*outlook)));
    let unclear = || UNCLEAR.iter().find(|(_, list)| holds(list));
    status()
        .map(StatedStatus::Is)
        .or_else(|| outlook().map(StatedStatus::Looks))
        .or_else(|| holds(UNSAID).then_some(StatedStatus::Unsaid))
        .or_else(|| unclear().map(|(why, _)| StatedStatus::Unclear(why)))
}
