//! Phrases of reports.

use super::phrase::{Counted, Phrase, word};
use super::phrases::{counted, phrases};

phrases! {
    TITLE: "{0}: estado al {1}", "{0}: status as of {1}", "{0}\u{a0}: état au {1}";
    AS_OF: "Fecha de corte: {0}", "As of: {0}", "Données arrêtées au {0}";
    PERIOD: "Periodo: del {0} al {1}", "Period: {0} to {1}", "Période\u{a0}: du {0} au {1}";
    REVISION: "Revisión de los archivos: {0}", "Revision of the files: {0}", "Révision des fichiers\u{a0}: {0}";
    COMPARED: "Comparados con la revisión: {0}", "Compared with the revision: {0}", "Comparés avec la révision\u{a0}: {0}";
    SELECTION: "Solo los hitos que cumplen: {0}", "Only the milestones that match: {0}", "Seulement les jalons qui répondent à\u{a0}: {0}";
    ASSESSED_OF: "Evaluados: {0} de {1} hitos", "Assessed: {0} of {1} milestones", "Évalués\u{a0}: {0} jalons sur {1}";
    UNOFFICIAL: "Los textos que no están en el idioma de la fuente son traducciones no oficiales.", "Texts in other languages than the source’s are unofficial translations.", "Les textes qui ne sont pas dans la langue de la source sont des traductions non officielles.";
    OTHER_LANGUAGES: "Otros idiomas", "Other languages", "Autres langues";
    CONTENTS: "Contenido", "Contents", "Sommaire";
    SKIP: "Ir al contenido", "Skip to content", "Aller au contenu";

    COUNTS: "Recuento", "Counts", "Décompte";
    CHANGES: "Qué cambió", "What changed", "Ce qui a changé";
    OVERDUE: "Plazos vencidos", "Past their deadline", "Échéances dépassées";
    NEXT: "Próximos plazos", "Next deadlines", "Prochaines échéances";
    SLIPPAGE: "Aplazamientos y previsiones", "Slippage and forecasts", "Reports et prévisions";
    CONCERNS: "En disputa, bloqueados, en riesgo", "Disputed, blocked, at risk", "Contestés, bloqués, à risque";
    SILENCE: "Sin novedades y nunca evaluados", "Stale and never assessed", "Sans nouvelles et jamais évalués";
    UNDATED: "Promesas sin fecha", "Promises without a date", "Promesses sans échéance";
    METHOD: "Método, definiciones y datos", "Method, definitions and data", "Méthode, définitions et données";

    BY_STATUS: "Hitos por estado, ahora y al inicio del periodo", "Milestones by status, now and at the beginning of the period", "Jalons par état, maintenant et au début de la période";
    BY_PILLAR: "Hitos por pilar y estado; entre paréntesis, al inicio del periodo, si era otro", "Milestones by pillar and status; in brackets, at the beginning of the period, where it was another", "Jalons par pilier et par état\u{a0}; entre parenthèses, au début de la période, s’il était autre";
    BARS: "Estado de los hitos de cada pilar", "Status of each pillar’s milestones", "État des jalons de chaque pilier";
    NOW: "Al {0}", "On {0}", "Au {0}";
    CHANGE: "Cambio", "Change", "Variation";
    NO_CHANGE: "sin cambio", "no change", "inchangé";

    NO_UPDATES: "En el periodo no se dijo nada nuevo de ningún hito.", "Nothing new was said of any milestone in the period.", "Rien de nouveau n’a été dit d’aucun jalon pendant la période.";
    NO_STATE_CHANGES: "Ningún hito cambió de estado, de plazo ni de señal en el periodo.", "No milestone changed its status, deadline or flags in the period.", "Aucun jalon n’a changé d’état, d’échéance ou de signal pendant la période.";
    STATE_CHANGES: "Hitos cuyo estado, plazo o señales cambiaron en el periodo", "Milestones whose status, deadline or flags changed in the period", "Jalons dont l’état, l’échéance ou les signaux ont changé pendant la période";
    BEFORE: "Antes", "Before", "Avant";
    AFTERWARDS: "Ahora", "Now", "Maintenant";
    NEW: "hito nuevo en el plan", "new in the plan", "nouveau dans le plan";
    NO_EVIDENCE: "Sin evidencia citada.", "No evidence cited.", "Aucune preuve citée.";
    EVIDENCE_IN: "en {0}", "in {0}", "en {0}";

    OVERDUE_TABLE: "Hitos abiertos cuyo plazo venció, el mayor retraso primero", "Open milestones past their deadline, the latest first", "Jalons ouverts dont l’échéance est dépassée, le plus grand retard d’abord";
    BY_WHOSE_WORD: "Según quién", "By whose word", "Selon qui";
    NOBODY_SPOKE: "nadie se ha pronunciado", "nobody has spoken", "personne ne s’est prononcé";

    NEXT_30: "Vencen en los próximos 30 días", "Due in the next 30 days", "À échéance dans les 30 prochains jours";
    NEXT_90: "Vencen entre 31 y 90 días", "Due in 31 to 90 days", "À échéance dans 31 à 90 jours";
    NOTHING_30: "Ningún plazo vence en los próximos 30 días.", "No deadline falls in the next 30 days.", "Aucune échéance dans les 30 prochains jours.";
    NOTHING_90: "Ningún plazo vence entre 31 y 90 días.", "No deadline falls in 31 to 90 days.", "Aucune échéance dans 31 à 90 jours.";
    TIMELINE: "Plazos en el tiempo", "Deadlines in time", "Échéances dans le temps";
    TIMELINE_TABLE: "Todos los hitos con fecha", "Every milestone with a date", "Tous les jalons datés";
    NO_DATES: "Ningún hito tiene fecha que mostrar.", "No milestone has a date to show.", "Aucun jalon n’a de date à afficher.";
    TODAY: "fecha de corte", "as-of date", "date des données";
    COMPLETION: "Cumplimiento", "Completion", "Réalisation";

    NO_SLIPPAGE: "Ningún plazo se ha aplazado y ninguna previsión rebasa su plazo.", "No deadline has been moved to a later day, and no forecast goes past its deadline.", "Aucune échéance n’a été reportée et aucune prévision ne dépasse son échéance.";
    SLIPPAGE_TABLE: "Plazos aplazados y previsiones que rebasan el plazo", "Deadlines moved to a later day, and forecasts past their deadline", "Échéances reportées et prévisions au-delà de l’échéance";
    BASELINE: "Plazo prometido", "Baseline", "Échéance promise";
    CURRENT: "Plazo vigente", "Current deadline", "Échéance actuelle";
    FORECAST: "Previsión", "Forecast", "Prévision";
    SLIPPED_BY: "Aplazado", "Slipped by", "Report";
    REASON: "Motivo", "Reason", "Motif";
    SLIP_CHART: "Del plazo prometido al vigente y a la previsión", "From the baseline to the current deadline and the forecast", "De l’échéance promise à l’échéance actuelle et à la prévision";

    NONE_DISPUTED: "Ninguno está en disputa.", "None is disputed.", "Aucun n’est contesté.";
    NONE_BLOCKED: "Ninguno está bloqueado.", "None is blocked.", "Aucun n’est bloqué.";
    NONE_AT_RISK: "De ninguno se ha dicho que esté en riesgo.", "None has been called at risk.", "Aucun n’a été signalé à risque.";
    CONCERNS_TABLE: "Hitos en disputa, bloqueados o en riesgo", "Milestones that are disputed, blocked or at risk", "Jalons contestés, bloqués ou à risque";
    FLAG: "Señal", "Flag", "Signal";
    WHY: "Por qué", "Why", "Pourquoi";
    SAID: "{0}: {1}", "{0}: {1}", "{0}\u{a0}: {1}";
    WAITS_FOR: "espera a {0} ({1})", "waits for {0} ({1})", "attend {0} ({1})";

    NO_STALE: "De ningún hito abierto falta una novedad desde hace más de lo que el plan admite ({0}).", "No open milestone has been without news for longer than the plan allows ({0}).", "Aucun jalon ouvert n’est resté sans nouvelles plus longtemps que le plan ne l’admet ({0}).";
    STALE_TABLE: "Hitos abiertos sin novedades desde hace {0} o más", "Open milestones without news for {0} or more", "Jalons ouverts sans nouvelles depuis {0} ou plus";
    LAST_NEWS: "Última novedad", "Last news", "Dernières nouvelles";
    DAYS_AGO: "Hace", "Ago", "Depuis";
    ALL_ASSESSED: "Todos los hitos han sido evaluados alguna vez.", "Every milestone has been assessed at some time.", "Tous les jalons ont été évalués au moins une fois.";
    NEVER_TABLE: "Hitos de los que nadie ha declarado un estado", "Milestones of which nobody has declared a status", "Jalons dont personne n’a déclaré l’état";
    NEVER_MEANS: "Nadie ha declarado su estado. Eso no dice que no se hayan cumplido.", "Nobody has declared their status. That does not say that they have not been kept.", "Personne n’a déclaré leur état. Cela ne dit pas qu’ils n’ont pas été tenus.";

    ALL_DATED: "Todas las promesas tienen fecha.", "Every promise has a date.", "Toutes les promesses ont une échéance.";
    UNDATED_MEANS: "El plan no les fija fecha: nunca figuran como vencidas.", "The plan sets no date for them: they never count as overdue.", "Le plan ne leur fixe pas d’échéance\u{a0}: elles ne figurent jamais en retard.";
    UNDATED_TABLE: "Promesas sin fecha o continuas", "Promises without a date, or continuing", "Promesses sans échéance ou continues";
    STRENGTH: "Fuerza", "Strength", "Force";
    KIND: "Tipo", "Kind", "Type";

    METHOD_STATUS: "El estado de un hito es solo el que alguien ha declarado, con la evidencia que se cita. Cuando nadie ha declarado nada, el hito está sin evaluar; no se supone que no se haya iniciado.", "A milestone’s status is only what somebody has declared, with the evidence that is cited. Where nobody has declared anything, the milestone is not assessed; it is not supposed that it has not been started.", "L’état d’un jalon est seulement celui que quelqu’un a déclaré, avec la preuve citée. Quand personne n’a rien déclaré, le jalon n’est pas évalué\u{a0}; on ne suppose pas qu’il n’a pas été commencé.";
    METHOD_SIDES: "De cada parte que debe el hito cuenta su última declaración; si difieren, vale la menos avanzada, y el hito está en disputa. La prensa y otros terceros valen solo mientras ninguna parte se haya pronunciado.", "Of each side that owes the milestone, its last declaration counts; where they differ, the least advanced holds, and the milestone is disputed. The press and other third parties hold only while no side has spoken.", "De chaque partie responsable du jalon, la dernière déclaration compte\u{a0}; si elles diffèrent, la moins avancée vaut, et le jalon est contesté. La presse et les autres tiers ne valent que tant qu’aucune partie ne s’est prononcée.";
    METHOD_DAYS: "Un plazo vence al terminar su último día: «{0}» termina el {1}. Todo se calcula a la fecha de corte; lo que se dijo después no cuenta.", "A deadline passes at the end of its last day: “{0}” ends on {1}. Everything is worked out for the as-of date; what was said later does not count.", "Une échéance passe à la fin de son dernier jour\u{a0}: «\u{a0}{0}\u{a0}» se termine le {1}. Tout est calculé à la date des données\u{a0}; ce qui a été dit après ne compte pas.";
    METHOD_DAYS_PLAIN: "Un plazo vence al terminar su último día. Todo se calcula a la fecha de corte; lo que se dijo después no cuenta.", "A deadline passes at the end of its last day. Everything is worked out for the as-of date; what was said later does not count.", "Une échéance passe à la fin de son dernier jour. Tout est calculé à la date des données\u{a0}; ce qui a été dit après ne compte pas.";
    METHOD_OTHER_LANGUAGE: "Una marca como [en] señala un nombre o un texto que el plan no tiene en español.", "A mark such as [es] tells that the plan does not have a name or text in English.", "Une marque comme [es] signale un nom ou un texte que le plan n’a pas en français.";
    DEFINITIONS: "Definiciones", "Definitions", "Définitions";
    DATA: "Datos", "Data", "Données";
    DATA_FILES: "Los datos de este informe, en todos los idiomas del plan:", "The data of this report, in all the languages of the plan:", "Les données de ce rapport, dans toutes les langues du plan\u{a0}:";
    DATA_COMMAND: "Los datos de este informe, en todos los idiomas del plan, los da la orden {0}.", "The data of this report, in all the languages of the plan, are given by the command {0}.", "Les données de ce rapport, dans toutes les langues du plan, sont fournies par la commande {0}.";
    TABLE_MILESTONES: "hitos", "milestones", "jalons";
    TABLE_UPDATES: "actualizaciones", "updates", "mises à jour";
    TABLE_EVIDENCE: "evidencia", "evidence", "preuves";

    FILTER: "Filtrar", "Filter", "Filtrer";
    SORT_BY: "Ordenar por {0}", "Sort by {0}", "Trier par {0}";
    SHOWN: "{0} de {1} filas", "{0} of {1} rows", "{0} lignes sur {1}";
    UNTIL_DEADLINE: "hasta el plazo", "until the deadline", "jusqu’à l’échéance";
    NAMED_PERIOD: "periodo que nombra el plazo", "period that the deadline names", "période nommée par l’échéance";
    PAST: "vencido", "past the deadline", "échéance dépassée";
    DONE_ON: "cumplido", "completed", "réalisé";
    DONE_BY: "cumplido a más tardar", "completed at the latest", "réalisé au plus tard";
    PROMISED: "plazo prometido", "promised deadline", "échéance promise";
    FROM_TO: "{0}: del {1} al {2}", "{0}: from {1} to {2}", "{0}\u{a0}: du {1} au {2}";

    BRIEF_COUNTS: "{0} de {1} hitos evaluados; {2}", "{0} of {1} milestones assessed; {2}", "{0} jalons sur {1} évalués\u{a0}; {2}";
    BRIEF_NEWS: "Nuevo: {0}", "New: {0}", "Nouveau\u{a0}: {0}";
    BRIEF_NEXT: "Próximo plazo: {0}, {1}", "Next deadline: {0}, {1}", "Prochaine échéance\u{a0}: {0}, {1}";
    BRIEF_NO_NEXT: "Ningún plazo por delante.", "No deadline ahead.", "Aucune échéance à venir.";
}

counted! {
    N_NEWS: "{0} actualización en el periodo, la más reciente primero:", "{0} update in the period, the newest first:", "{0} mise à jour pendant la période, la plus récente d’abord\u{a0}:"; "{0} actualizaciones en el periodo, las más recientes primero:", "{0} updates in the period, the newest first:", "{0} mises à jour pendant la période, les plus récentes d’abord\u{a0}:";
    N_RECORDED: "{0} actualización registrada en el periodo:", "{0} update recorded in the period:", "{0} mise à jour consignée pendant la période\u{a0}:"; "{0} actualizaciones registradas en el periodo, las más recientes primero:", "{0} updates recorded in the period, the newest first:", "{0} mises à jour consignées pendant la période, les plus récentes d’abord\u{a0}:";
    N_NEWS_UNDATED: "{0} actualización de la que solo se sabe que no es posterior al periodo:", "{0} update of which it is only known that it is no later than the period:", "{0} mise à jour dont on sait seulement qu’elle n’est pas postérieure à la période\u{a0}:"; "{0} actualizaciones de las que solo se sabe que no son posteriores al periodo:", "{0} updates of which it is only known that they are no later than the period:", "{0} mises à jour dont on sait seulement qu’elles ne sont pas postérieures à la période\u{a0}:";
    N_STALE: "{0} hito abierto no tiene novedades desde hace tiempo.", "{0} open milestone has been without news for a long time.", "{0} jalon ouvert est sans nouvelles depuis longtemps."; "{0} hitos abiertos no tienen novedades desde hace tiempo.", "{0} open milestones have been without news for a long time.", "{0} jalons ouverts sont sans nouvelles depuis longtemps.";
    N_NEVER: "{0} hito nunca ha sido evaluado.", "{0} milestone has never been assessed.", "{0} jalon n’a jamais été évalué."; "{0} hitos nunca han sido evaluados.", "{0} milestones have never been assessed.", "{0} jalons n’ont jamais été évalués.";
    N_UNDATED: "{0} promesa no tiene fecha o es continua.", "{0} promise has no date or is continuing.", "{0} promesse est sans échéance ou continue."; "{0} promesas no tienen fecha o son continuas.", "{0} promises have no date or are continuing.", "{0} promesses sont sans échéance ou continues.";
    N_MORE: "y {0} más", "and {0} more", "et {0} de plus"; "y {0} más", "and {0} more", "et {0} de plus";
}
