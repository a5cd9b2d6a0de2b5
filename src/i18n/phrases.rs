//! Phrases of the views.

use super::phrase::{Counted, Phrase, word};

/// Declares phrases, one a line.
macro_rules! phrases {
    ($($name:ident: $es:literal, $en:literal, $fr:literal;)+) => {
        $(#[doc = $en] pub const $name: Phrase = word($es, $en, $fr);)+
    };
}

/// Declares phrases that count, the form for one and the form for many.
macro_rules! counted {
    ($($name:ident: $es:literal, $en:literal, $fr:literal; $es_many:literal, $en_many:literal, $fr_many:literal;)+) => {
        $(#[doc = $en_many] pub const $name: Counted = Counted {
            one: word($es, $en, $fr),
            many: word($es_many, $en_many, $fr_many),
        };)+
    };
}

pub(super) use counted;
pub(super) use phrases;

phrases! {
    PREAMBLE: "Preámbulo", "Preamble", "Préambule";
    NONE: "ninguna", "none", "aucune";
    NOBODY_NAMED: "nadie en particular", "nobody named", "personne en particulier";
    JOINT: "las partes en conjunto", "the sides jointly", "les parties conjointement";
    INDEPENDENT: "fuentes independientes", "independent sources", "des sources indépendantes";
    BY_OTHERS: "según otros; las partes no se han pronunciado", "according to others; the sides have not spoken", "selon des tiers; les parties ne se sont pas prononcées";
    PRESS: "la prensa", "the press", "la presse";
    AT_MOST: "a lo sumo {0}", "at most {0}", "au plus {0}";
    UNDATED: "sin fecha", "no date", "sans date";
    OUTCOME_UNKNOWN: "plazo vencido, resultado desconocido", "deadline passed, outcome unknown", "échéance dépassée, résultat inconnu";

    STATUS: "Estado", "Status", "État";
    DEADLINE: "Plazo", "Deadline", "Échéance";
    COMPLETED: "Cumplido", "Completed", "Réalisé";
    OWED_BY: "A cargo de", "Owed by", "Responsables";
    PROMISE: "Promesa", "Promise", "Promesse";
    DONE_WHEN: "Se cumple si", "Done when", "Réalisé si";
    CONTEXT: "Contexto", "Context", "Contexte";
    LEDGER: "Registro", "Ledger", "Registre";
    FILE: "Archivo", "File", "Fichier";
    AFTER: "Después de", "After", "Après";
    BEFORE_OTHERS: "Antes de", "Before", "Avant";
    TAGS: "Etiquetas", "Tags", "Étiquettes";
    UNDER: "Parte de", "Part of", "Fait partie de";
    OUTLOOK: "Perspectiva", "Outlook", "Perspective";
    PROGRESS: "Avance", "Progress", "Avancement";
    SIDE: "Parte", "Side", "Partie";
    OWES: "A su cargo", "Owes", "Responsable de";
    MILESTONES: "Hitos", "Milestones", "Jalons";
    MILESTONE: "Hito", "Milestone", "Jalon";
    WORD: "Palabra", "Word", "Parole";
    LATE_BY: "Retraso", "Late by", "Retard";
    WHEN: "Cuándo", "When", "Quand";
    TERM: "Vigencia", "Term", "Période";
    ISSUED: "Publicado", "Issued", "Publié";
    SOURCES: "Fuentes", "Sources", "Sources";
    DATE: "Fecha", "Date", "Date";
    BY: "Según", "By", "Selon";
    NOTE: "Nota", "Note", "Note";
    LEVEL: "Nivel", "Level", "Niveau";
    ID: "Id", "Id", "Id";
    PILLAR: "pilar", "pillar", "pilier";
    COMMITMENT: "compromiso", "commitment", "engagement";
    TIMELINE_LEGEND: "├─ hasta el plazo ┤   ╌ periodo del plazo   · vencido   ● cumplido   ○ cumplido a más tardar   ┼ plazo prometido   ▼ fecha de corte", "├─ until the deadline ┤   ╌ the period it names   · overdue   ● completed   ○ completed at the latest   ┼ promised deadline   ▼ as-of date", "├─ jusqu’à l’échéance ┤   ╌ période nommée   · en retard   ● réalisé   ○ réalisé au plus tard   ┼ échéance promise   ▼ date des données";
    COUNT: "Cantidad", "Count", "Nombre";
    TOTAL: "Total", "Total", "Total";
    ASSESSED: "Evaluados", "Assessed", "Évalués";

    NO_UPDATES: "nadie ha informado", "nobody has reported", "personne n’a fait rapport";
    NOT_SPOKEN: "{0} no se ha pronunciado", "{0} has not spoken", "{0}\u{a0}: aucune déclaration";
    SIDES_SPOKEN: "{0} de {1} partes", "{0} of {1} sides", "{0} des {1} parties";
    DISPUTED_STATUS: "las partes declaran estados distintos", "the sides declare different statuses", "les parties déclarent des états différents";
    DISPUTED_DATES: "las fechas no coinciden", "the dates differ", "les dates ne concordent pas";
    DISPUTED_BY: "estado distinto según {0}", "different status according to {0}", "autre version – {0}";
    BY_WORD_OF: "{0} según {1}", "{0} according to {1}", "{0} (selon\u{a0}: {1})";
    ON_TIME: "a tiempo", "on time", "à temps";
    INFERRED: "inferido: {0}", "inferred: {0}", "par déduction\u{a0}: {0}";
    AS_PROMISED: "según la promesa", "as promised", "tel que promis";
    MOVED: "cambiado por {1} ({0}): {2}", "moved by {1} ({0}): {2}", "modification ({1}, {0})\u{a0}: {2}";
    PROPOSED: "propuesta de {0} ({1}): {2}", "proposed by {0} ({1}): {2}", "proposition ({0}, {1})\u{a0}: {2}";
    FORECAST: "previsión: {0}", "forecast: {0}", "prévision\u{a0}: {0}";
    RETRACTED: "retractado", "retracted", "rétracté";
    RETRACTS: "retracta {0}", "retracts {0}", "rétracte {0}";
    NEW_DEADLINE: "plazo: {0}", "deadline: {0}", "échéance\u{a0}: {0}";
    REPLACED_BY: "sustituido por {0}", "superseded by {0}", "remplacé par {0}";
    NOT_FOUND_IN_SOURCE: "no se encuentra en la fuente", "not found in the source", "introuvable dans la source";
    PUBLISHED: "publicación: {0}", "published {0}", "publication\u{a0}: {0}";
    NO_EVIDENCE: "Sin evidencia: {0}", "No evidence: {0}", "Sans élément de preuve\u{a0}: {0}";
    PASSED: "{0}: {1}", "{0}: {1}", "{0}\u{a0}: {1}";

    AT_REVISION: "En la revisión {0} del {1}:", "At revision {0} of {1}:", "À la révision {0} du {1}\u{a0}:";
    DIFF_ENDS: "De {0} a {1}: {2}.", "From {0} to {1}: {2}.", "De {0} à {1}\u{a0}: {2}.";
    DIFF_NOTHING: "De {0} a {1} nada cambia en el plan.", "From {0} to {1} nothing in the plan differs.", "De {0} à {1}, rien ne change dans le plan.";
    DIFF_WORK_TREE: "los archivos en disco", "the files on disk", "l’état des fichiers sur disque";
    DIFF_TOTALS: "Totales", "Totals", "Totaux";
    DIFF_PLAN: "El plan", "The plan", "Le plan";
    DIFF_SECTIONS: "Pilares y compromisos", "Pillars and commitments", "Piliers et engagements";
    DIFF_PARTIES: "Instituciones", "Parties", "Institutions";
    DIFF_RECORDS: "Pruebas", "Evidence", "Preuves";
    DIFF_ADDED: "nuevo", "new", "nouveau";
    DIFF_REMOVED: "eliminado", "removed", "supprimé";
    DIFF_FROM_TO: "{0}: {1} → {2}", "{0}: {1} → {2}", "{0}\u{a0}: {1} → {2}";
    DIFF_TRANSLATED: "{0}, traducción nueva: {1}", "{0}, new translation: {1}", "{0}, nouvelle traduction\u{a0}: {1}";
    DIFF_LOST: "{0}, traducción eliminada: {1}", "{0}, translation removed: {1}", "{0}, traduction supprimée\u{a0}: {1}";
    DIFF_BASELINE: "El plazo prometido fue editado", "The deadline as promised was edited", "L’échéance promise a été modifiée";
    DIFF_QUOTE: "Las palabras de la promesa fueron editadas", "The words of the promise were edited", "Le texte de la promesse a été modifié";
    DIFF_NOW: "Ahora: {0}", "Now {0}", "Désormais\u{a0}: {0}";
    DIFF_NO_LONGER: "Ya no: {0}", "No longer {0}", "N’est plus\u{a0}: {0}";
    DIFF_UPDATE: "Nueva actualización: {0}", "New update: {0}", "Nouvelle mise à jour\u{a0}: {0}";
    DIFF_UPDATE_REMOVED: "Actualización eliminada: {0}", "Update removed: {0}", "Mise à jour supprimée\u{a0}: {0}";
    DIFF_UPDATE_EDITED: "Actualización editada ({1}): {0}", "Update edited ({1}): {0}", "Mise à jour modifiée ({1})\u{a0}: {0}";
    DIFF_UPDATE_GAINED: "Actualización ampliada: {0}", "Update added to: {0}", "Mise à jour complétée\u{a0}: {0}";
    DIFF_CHANGED: "Cambia: {0}", "Changed: {0}", "Changement\u{a0}: {0}";
    DIFF_BEFORE: "Antes", "Before", "Avant";
    DIFF_AFTER: "Después", "After", "Après";
    DIFF_LEGEND: "! no debería cambiar   + nuevo   - eliminado   ~ cambiado", "! should not change   + new   - removed   ~ changed", "! ne devrait pas changer   + nouveau   - supprimé   ~ modifié";
    COMMIT: "Commit", "Commit", "Commit";
    WEEK: "Semana", "Week", "Semaine";
    MONTH: "Mes", "Month", "Mois";
    COMMIT_OF: "{0} del {1}", "{0} of {1}", "{0} du {1}";
    SUBJECT: "Asunto", "Subject", "Objet";
    AUTHOR: "Autor", "Author", "Auteur";
    HISTORY_HEAD: "{0}: {1}, del {2} al {3}.", "{0}: {1}, from {2} to {3}.", "{0}\u{a0}: {1}, du {2} au {3}.";
    HISTORY_HEAD_DISK: "{0}: {1}, del {2} al {3}, y los archivos en disco.", "{0}: {1}, from {2} to {3}, and the files on disk.", "{0}\u{a0}: {1}, du {2} au {3}, et les fichiers sur disque.";
    HISTORY_HEAD_NONE: "{0}: ningún commit del {1} al {2}.", "{0}: no commit from {1} to {2}.", "{0}\u{a0}: aucun commit du {1} au {2}.";
    HISTORY_ONLY_DISK: "{0}: los archivos en disco.", "{0}: the files on disk.", "{0}\u{a0}: les fichiers sur disque.";
    HISTORY_DISK: "en disco", "on disk", "sur disque";
    HISTORY_LEDGER: "según el registro", "by the ledger", "selon le registre";
    HISTORY_BRACKETS: "Entre paréntesis: lo que el registro dice hoy de ese día, donde es otro número.", "In brackets: what the ledger says today of that day, where that is another number.", "Entre parenthèses\u{a0}: ce que le registre dit aujourd’hui de ce jour, là où le nombre diffère.";
    HISTORY_CHART: "▁ a █ hasta el máximo de la línea   · ninguno   ? ilegible", "▁ to █ up to the most of the line   · none   ? unreadable", "▁ à █ jusqu’au maximum de la ligne   · aucun   ? illisible";
    HISTORY_UNREADABLE: "En {0} del {1} el plan no se puede leer: {2}.", "At {0} of {1} the plan cannot be read: {2}.", "À {0} du {1}, le plan est illisible\u{a0}: {2}.";
    HISTORY_ILLEGIBLE: "el plan no se puede leer: {0}", "the plan cannot be read: {0}", "le plan est illisible\u{a0}: {0}";
    HISTORY_MOVED: "En {0} del {1} el plan llegó desde {2}.", "At {0} of {1} the plan came from {2}.", "À {0} du {1}, le plan est venu de {2}.";
    HISTORY_SHALLOW: "En {0} del {1} empieza el historial de este clon superficial (shallow): lo que ya estaba no es nuevo.", "At {0} of {1} the history of this shallow clone begins: what was there already is not new.", "À {0} du {1} commence l’historique de ce clone superficiel (shallow)\u{a0}: ce qui y était déjà n’est pas nouveau.";
    HISTORY_PRESENT: "ya estaba: este clon no conoce nada anterior", "already there: this clone knows nothing older", "déjà là\u{a0}: ce clone ne connaît rien d’antérieur";
    HISTORY_GONE: "Ya no está en el plan.", "It is no longer in the plan.", "Il ne figure plus dans le plan.";
    HISTORY_TOP: "la raíz del repositorio", "the top of the repository", "la racine du dépôt";
    HISTORY_NO_COMMITS: "Ningún commit ha tocado el plan.", "No commit has touched the plan.", "Aucun commit n’a touché au plan.";
    PLAN_ON: "{0} al {1}: {2}, {3}", "{0} as of {1}: {2}, {3}", "{0} au {1}\u{a0}: {2}, {3}";
    OVERDUE_NOTHING: "Al {0}, ningún hito ha rebasado su plazo.", "Nothing is past its deadline as of {0}.", "Au {0}, aucun jalon n’a dépassé son échéance.";
    OVERDUE_UNKNOWN_ALL_ONE: "Nadie ha dicho en qué quedó: resultado desconocido.", "Nobody has said what became of it: outcome unknown.", "Personne n’a dit ce qu’il en est advenu\u{a0}: résultat inconnu.";
    OVERDUE_UNKNOWN_ALL: "Nadie ha dicho en qué quedó ninguno: resultado desconocido.", "Nobody has said what became of any of them: outcome unknown.", "Personne n’a dit ce qu’il est advenu d’aucun d’eux\u{a0}: résultat inconnu.";
    OVERDUE_UNKNOWN_BOTH: "Nadie ha dicho en qué quedó ninguno de los dos: resultado desconocido.", "Nobody has said what became of either: outcome unknown.", "Personne n’a dit ce qu’il est advenu de l’un ni de l’autre\u{a0}: résultat inconnu.";
    OVERDUE_NO_DEADLINES: "Ninguno de los hitos seleccionados tiene plazo.", "None of the selected milestones has a deadline.", "Aucun des jalons choisis n’a d’échéance.";
    DUE_NOTHING: "Ningún hito vence de aquí al {0}.", "Nothing falls due by {0}.", "Aucune échéance d’ici le {0}.";
    NO_MATCH: "Sin resultados.", "Nothing matches.", "Aucun résultat.";
    NO_MILESTONES: "El plan no tiene hitos.", "The plan has no milestones.", "Le plan n’a pas de jalons.";
    NO_SOURCES: "El plan no nombra ninguna fuente, así que no hay con qué compararlo.", "The plan names no source, so there is nothing to compare it with.", "Le plan ne nomme aucune source\u{a0}: il n’y a rien à quoi le comparer.";
    COVERED_ALL: "{0}: el plan da cuenta de las {1} palabras (100 %).", "{0}: all {1} words are accounted for (100%).", "{0}\u{a0}: le plan rend compte de la totalité des {1} mots (100\u{a0}%).";
    COVERED_SOME: "{0}: el plan da cuenta de {1} de {2} palabras ({3}).", "{0}: {1} of {2} words are accounted for ({3}).", "{0}\u{a0}: le plan rend compte de {3} des mots ({1} sur {2}).";
    COVERED_BIND: "De ellas, {0} están en promesas y títulos; {1}, solo en el contexto, que no obliga a nadie.", "Of these, {0} are in promises and headings; {1} are only in context, which binds nobody.", "De ce nombre\u{a0}: {0} dans des promesses et des titres; {1} seulement dans le contexte, qui n’engage personne.";
    CONTEXT_TITLE: "Palabras que no obligan a nadie:", "Words that bind nobody:", "Mots qui n’engagent personne\u{a0}:";
    LINE: "Línea", "Line", "Ligne";
    TEXT: "Texto", "Text", "Texte";
    WORDS: "Palabras", "Words", "Mots";
    NODE: "Nodo", "Node", "Nœud";
}

counted! {
    IN_N_DAYS: "dentro de {0} día", "in {0} day", "dans {0} jour"; "dentro de {0} días", "in {0} days", "dans {0} jours";
    N_UNDATED: "{0} hito más no tiene fecha que mostrar.", "{0} more milestone has no date to show.", "{0} autre jalon n’a aucune date à afficher."; "{0} hitos más no tienen fecha que mostrar.", "{0} more milestones have no date to show.", "{0} autres jalons n’ont aucune date à afficher.";
    N_WITHOUT_DAY: "{0} hito no tiene fecha y queda fuera.", "{0} milestone has no date and is left out.", "{0} jalon n’a pas de date et n’y figure pas."; "{0} hitos no tienen fecha y quedan fuera.", "{0} milestones have no date and are left out.", "{0} jalons n’ont pas de date et n’y figurent pas.";
    N_MILESTONES: "{0} hito", "{0} milestone", "{0} jalon"; "{0} hitos", "{0} milestones", "{0} jalons";
    N_ASSESSED: "{0} evaluado", "{0} assessed", "{0} évalué"; "{0} evaluados", "{0} assessed", "{0} évalués";
    N_OVERDUE: "{0} vencido", "{0} overdue", "{0} en retard"; "{0} vencidos", "{0} overdue", "{0} en retard";
    N_DAYS: "{0} día", "{0} day", "{0} jour"; "{0} días", "{0} days", "{0} jours";
    N_DAYS_LATE: "{0} día de retraso", "{0} day late", "{0} jour de retard"; "{0} días de retraso", "{0} days late", "{0} jours de retard";
    N_DAYS_LATER: "{0} día después", "{0} day later", "{0} jour plus tard"; "{0} días después", "{0} days later", "{0} jours plus tard";
    N_DAYS_EARLIER: "{0} día antes", "{0} day earlier", "{0} jour plus tôt"; "{0} días antes", "{0} days earlier", "{0} jours plus tôt";
    N_ADDED: "{0} nuevo", "{0} new", "{0} nouveau"; "{0} nuevos", "{0} new", "{0} nouveaux";
    N_REMOVED: "{0} eliminado", "{0} removed", "{0} supprimé"; "{0} eliminados", "{0} removed", "{0} supprimés";
    N_CHANGED: "{0} cambiado", "{0} changed", "{0} modifié"; "{0} cambiados", "{0} changed", "{0} modifiés";
    N_COMMITS: "{0} commit", "{0} commit", "{0} commit"; "{0} commits", "{0} commits", "{0} commits";
    N_COMMITS_EARLIER: "{1} tiene fecha anterior a la de un commit al que sigue y cuenta en el día de este.", "{1} is dated before a commit that it follows, and counts as of that one’s day.", "{1} porte une date antérieure à celle d’un commit qu’il suit, et compte au jour de celui-ci."; "{0} commits tienen fecha anterior a la de uno al que siguen y cuentan en el día de este: {1}.", "{0} commits are dated before one that they follow, and count as of that one’s day: {1}.", "{0} commits portent une date antérieure à celle d’un commit qu’ils suivent, et comptent au jour de celui-ci\u{a0}: {1}.";
    N_COMMITS_LATER: "{0} commit tiene fecha posterior al {1} y queda fuera.", "{0} commit is dated after {1} and left out.", "{0} commit porte une date postérieure au {1} et n’y figure pas."; "{0} commits tienen fecha posterior al {1} y quedan fuera.", "{0} commits are dated after {1} and left out.", "{0} commits portent une date postérieure au {1} et n’y figurent pas.";
    N_EVIDENCE: "{0} prueba", "{0} piece of evidence", "{0} preuve"; "{0} pruebas", "{0} pieces of evidence", "{0} preuves";
    N_EVIDENCE_ADDED: "{0} prueba nueva", "{0} new piece of evidence", "{0} nouvelle preuve"; "{0} pruebas nuevas", "{0} new pieces of evidence", "{0} nouvelles preuves";
    N_EVIDENCE_REMOVED: "{0} prueba eliminada", "{0} piece of evidence removed", "{0} preuve supprimée"; "{0} pruebas eliminadas", "{0} pieces of evidence removed", "{0} preuves supprimées";
    N_MORE: "y {0} más", "and {0} more", "et {0} de plus"; "y {0} más", "and {0} more", "et {0} de plus";
    N_DAYS_OVERDUE: "vencido hace {0} día", "{0} day overdue", "en retard de {0} jour"; "vencido hace {0} días", "{0} days overdue", "en retard de {0} jours";
    N_UPDATES: "{0} actualización", "{0} update", "{0} mise à jour"; "{0} actualizaciones", "{0} updates", "{0} mises à jour";
    OVERDUE_HEAD: "{0} de {1} hitos ha rebasado su plazo al {2}.", "{0} of {1} milestones is past its deadline as of {2}.", "{0} jalon sur {1} a dépassé son échéance au {2}."; "{0} de {1} hitos han rebasado su plazo al {2}.", "{0} of {1} milestones are past their deadline as of {2}.", "{0} jalons sur {1} ont dépassé leur échéance au {2}.";
    OVERDUE_UNKNOWN_SOME: "De {0} de ellos nadie ha dicho en qué quedó: resultado desconocido.", "Nobody has said what became of {0} of them: outcome unknown.", "Personne n’a dit ce qu’il est advenu de {0} d’entre eux\u{a0}: résultat inconnu."; "De {0} de ellos nadie ha dicho en qué quedaron: resultado desconocido.", "Nobody has said what became of {0} of them: outcome unknown.", "Personne n’a dit ce qu’il est advenu de {0} d’entre eux\u{a0}: résultat inconnu.";
    DUE_HEAD: "{0} hito vence de aquí al {1}", "{0} milestone falls due by {1}", "{0} jalon arrive à échéance d’ici le {1}"; "{0} hitos vencen de aquí al {1}", "{0} milestones fall due by {1}", "{0} jalons arrivent à échéance d’ici le {1}";
    DUE_OVERDUE: "{0} ya venció.", "{0} is already overdue.", "{0} est déjà en retard."; "{0} ya vencieron.", "{0} are already overdue.", "{0} sont déjà en retard.";
    UNCOVERED: "Un pasaje no figura en ningún nodo:", "No node accounts for 1 passage:", "{0} passage ne figure dans aucun nœud\u{a0}:"; "{0} pasajes no figuran en ningún nodo:", "No node accounts for {0} passages:", "{0} passages ne figurent dans aucun nœud\u{a0}:";
}
