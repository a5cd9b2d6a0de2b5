//! What hito heads columns with is known when it comes back.

use hito::i18n::Lang;
use hito::query::FIELDS;

use super::{import, with_sheet};

/// hito's fields of columns, and what import takes them for. The others are computed, or count.
const IMPORTED: [(&str, &str); 24] = [
    ("id", "id"),
    ("title", "title"),
    ("commitment", "commitment"),
    ("pillar", "pillar"),
    ("kind", "kind"),
    ("strength", "strength"),
    ("quote", "quote"),
    ("due", "due"),
    ("baseline", "due"),
    ("done-when", "done-when"),
    ("party", "parties"),
    ("after", "after"),
    ("tag", "tags"),
    ("status", "status"),
    ("date", "date"),
    ("by", "by"),
    ("completed", "completed"),
    ("progress", "progress"),
    ("outlook", "outlook"),
    ("forecast", "forecast"),
    ("note", "note"),
    ("says", "says"),
    ("class", "class"),
    ("url", "evidence"),
];

const OF_EVIDENCE: [(&str, &str); 3] =
    [("evidence", "evidence"), ("publisher", "publisher"), ("published", "published")];

#[test]
fn columns_are_known_by_hitos_own_headers() {
    for lang in Lang::ALL {
        for (field, known) in IMPORTED.iter().chain(&OF_EVIDENCE) {
            let found = FIELDS.iter().find(|found| found.name == *field).unwrap();
            let heading = found.title.to(lang);
            let dir = with_sheet(format!("{heading}\nx\n"));
            let shown = import(dir.path(), &["--new", "plan", "--dry-run"]).stderr;
            let line = format!("   1  {heading}  {known}\n");
            assert!(shown.contains(&line), "{} of {field}: {shown}", lang.code());
        }
    }
}
