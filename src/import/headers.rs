//! Headers of sheets in Spanish, English and French, in lower case, without accents and small words.

pub(super) const ID: &[&str] = &["no", "#", "milestone no", "milestone #"];
pub(super) const TITLE: &[&str] = &["deliverable", "entregable", "livrable"];
pub(super) const QUOTE: &[&str] =
    &["quote", "verbatim", "exact text", "cita", "texto literal", "citation", "texte exact"];
pub(super) const DUE: &[&str] = &[
    "due", "due date", "date due", "deadline", "target", "target date", "original target",
    "original target date", "original deadline", "original due date", "end date", "baseline",
    "plazo prometido", "echeance promise", "by when", "planned date", "plazo", "fecha limite",
    "vencimiento", "fecha vencimiento", "fecha meta", "fecha compromiso", "fecha prevista",
    "plazo original", "echeance", "date limite", "date cible", "date butoir", "date echeance",
    "echeance initiale", "delai",
];
pub(super) const DONE_WHEN: &[&str] = &[
    "done when", "cumple si", "se cumple si", "realise si", "measurement", "indicator",
    "success criteria", "success criterion", "acceptance criteria", "indicador", "criterio exito",
    "indicateur", "critere reussite",
];
pub(super) const PARTIES: &[&str] = &[
    "party", "parties", "owner", "owners", "owed by", "responsible", "responsible party",
    "responsible parties", "responsible agency", "responsible institution", "lead", "lead agency",
    "lead institution", "agency", "agencies", "institution", "institutions", "responsable",
    "responsables", "cargo", "dependencia", "dependencias", "dependencia responsable",
    "institucion", "instituciones", "institucion responsable", "entidad", "entidad responsable",
    "organisme", "organismes", "organisme responsable", "institution responsable", "ministere",
    "ministere responsable", "pilote", "chef file",
];
pub(super) const AFTER: &[&str] = &[
    "after", "depends on", "dependencies", "predecessor", "predecessors", "despues", "depende",
    "predecesor", "predecesores", "apres", "depend", "predecesseur", "predecesseurs",
];
pub(super) const SUPERSEDED_BY: &[&str] =
    &["superseded by", "replaced by", "reemplazado por", "sustituido por", "remplace par"];
pub(super) const TAGS: &[&str] = &[
    "tag", "tags", "label", "labels", "keywords", "etiqueta", "etiquetas", "etiquette",
    "etiquettes", "mots cles",
];
pub(super) const STATUS: &[&str] = &[
    "status", "current status", "progress status", "completion status", "milestone status",
    "estado", "estatus", "estado actual", "situacion", "estado avance", "estado cumplimiento",
    "statut", "etat", "statut actuel", "etat avancement", "situation",
];
pub(super) const DATE: &[&str] = &[
    "status date", "fecha", "date status", "as date", "last update", "last updated", "updated",
    "update", "date update", "updated on", "reported on", "report date", "fecha estado",
    "fecha estatus", "fecha corte", "fecha actualizacion", "fecha reporte", "ultima actualizacion",
    "actualizado", "mis jour", "date statut", "date mise jour", "mise jour", "derniere mise jour",
    "date rapport",
];
pub(super) const BY: &[&str] = &[
    "by", "said by", "reported by", "status by", "speaker", "reportado por", "informado por",
    "segun", "signale par", "declare par", "rapporte par", "selon",
];
pub(super) const COMPLETED: &[&str] = &[
    "completed", "completed on", "completion date", "date completed", "date completion",
    "actual completion", "actual completion date", "actual date", "finished", "fecha cumplimiento",
    "fecha conclusion", "fecha termino", "cumplido", "concluido", "date achevement",
    "date realisation", "acheve", "realise",
];
pub(super) const PROGRESS: &[&str] = &[
    "progress", "% complete", "percent complete", "% progress", "completion %", "avance",
    "% avance", "porcentaje avance", "avancement", "% avancement", "pourcentage avancement",
];
pub(super) const FORECAST: &[&str] = &[
    "forecast", "expected", "expected date", "expected completion", "expected completion date",
    "pronostico", "previsto", "fecha estimada", "fecha esperada", "prevision", "date estimee",
];
pub(super) const AMENDED: &[&str] = &[
    "amended", "amended target", "amended target date", "amended deadline", "amended due date",
    "revised target", "revised target date", "revised deadline", "revised date",
    "revised due date", "new deadline", "new target date", "new due date", "current deadline",
    "current target", "plazo modificado", "nuevo plazo", "plazo revisado", "fecha reprogramada",
    "nueva fecha", "nueva fecha limite", "plazo actual", "nouvelle echeance", "echeance revisee",
    "echeance modifiee", "echeance actuelle", "date revisee", "nouvelle date",
];
pub(super) const REASON: &[&str] = &[
    "reason", "reason change", "reason amendment", "reason delay", "motivo", "razon", "raison",
    "justificacion", "justification", "motif",
];
pub(super) const NOTE: &[&str] = &[
    "note", "notes", "comment", "comments", "remark", "remarks", "nota", "notas", "comentario",
    "comentarios", "observacion", "observaciones", "remarque", "remarques", "commentaire",
    "commentaires", "observations",
];
pub(super) const EVIDENCE: &[&str] = &[
    "evidence", "evidence url", "evidence link", "url", "link", "source url", "evidencia",
    "url evidencia", "enlace", "liga", "enlace evidencia", "pruebas", "prueba", "preuve",
    "preuves", "lien", "lien preuve", "url preuve", "adresse web",
];
pub(super) const PUBLISHED: &[&str] = &[
    "published", "publication date", "fecha publicacion", "date publication", "publicado", "publie",
];

/// The words that a pillar, a commitment and a milestone are called by.
pub(super) const PILLARS: &[&str] = &[
    "pillar", "goal", "theme", "area", "priority", "objective", "strategy", "pilar", "eje",
    "objetivo", "estrategia", "prioridad", "pilier", "axe", "objectif", "priorite", "strategie",
];
pub(super) const COMMITMENTS: &[&str] = &[
    "commitment", "action", "initiative", "compromiso", "accion", "iniciativa", "engagement",
    "promise", "promesa", "promesse",
];
pub(super) const MILESTONES: &[&str] = &[
    "milestone", "task", "activity", "step", "hito", "tarea", "actividad", "jalon", "tache",
    "activite",
];
pub(super) const NAMES: &[&str] = &[
    "title", "name", "text", "description", "titulo", "nombre", "texto", "descripcion", "titre",
    "nom", "texte", "libelle",
];
pub(super) const NUMBERS: &[&str] = &[
    "id", "number", "code", "ref", "reference", "no", "num", "#", "identifier", "numero", "clave",
    "identificador", "identifiant",
];

/// Words that headers have or not.
pub(super) const SMALL: &[&str] = &[
    "of", "the", "for", "de", "del", "la", "el", "los", "las", "le", "les", "du", "des", "l", "d",
    "a",
];
