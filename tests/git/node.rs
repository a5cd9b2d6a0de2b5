//! `hito history ID`.

use serde_json::Value;

use crate::history::{column, rows};
use crate::support::{World, plan, three_days};

#[test]
fn one_node_is_told_from_its_beginning_to_its_end() {
    let world = World::new();
    let (repo, commits) = three_days(&world, "r", &[]);
    let text = plan(&["ferry", "bridge", "tunnel"]);
    let edited =
        text.replace("The bridge, kind: event, due: 2026", "One bridge, kind: event, due: 2027");
    repo.write("plan/plan.yaml", &edited);
    repo.commit("2026-04-01");
    let said = "due: 2027, updates: [{date: 2026-04-02, by: joint, status: completed}]";
    repo.write("plan/plan.yaml", &edited.replace("due: 2027", said));
    repo.commit("2026-04-02");
    repo.write("plan/plan.yaml", &plan(&["ferry", "tunnel"]));
    let gone = repo.commit("2026-04-03");
    let bridge = rows(&repo, &["history", "i.BRIDGE"]);
    let changes = ["added", "changed", "changed", "update-added", "status", "removed"];
    let told = column(&bridge, "change");
    assert!(changes.iter().all(|change| told.contains(&(*change).to_owned())), "{told:?}");
    assert_eq!(
        (&bridge[0]["commit"], &bridge[0]["committed"]),
        (&(*commits[1]).into(), &"2026-02-05".into())
    );
    assert_eq!((&bridge[0]["author"], &bridge[0]["subject"]), (&"A".into(), &"2026-02-05".into()));
    assert_eq!(bridge.last().unwrap()["commit"], *gone);
    let due = bridge.iter().find(|row| row["field"] == "due").unwrap();
    assert_eq!(
        (&due["from"], &due["to"], &due["days"]),
        (&"2026".into(), &"2027".into(), &365.into())
    );
    let page = repo.asked(&["history", "I.bridge"]);
    assert!(page.contains("Title: The bridge → One bridge"), "{page}");
    assert!(page.contains("It is no longer in the plan."), "{page}");
    // Added again, on disk.
    repo.write("plan/plan.yaml", &text);
    let again = rows(&repo, &["history", "bridge"]);
    let last = again.last().unwrap();
    assert_eq!(
        (&last["change"], &last["commit"], &last["committed"]),
        (&"added".into(), &Value::Null, &"2026-11-24".into())
    );
    // The plan itself and a pillar are nodes too; a word that names none is searched for.
    assert_eq!(column(&rows(&repo, &["history", "pact"]), "change"), ["added"]);
    assert_eq!(column(&rows(&repo, &["history", "I"]), "node"), ["pillar"]);
    let searched = rows(&repo, &["history", "ferry", "--limit", "1"]);
    assert_eq!(searched[0]["id"], "I.ferry");
    let searched = rows(&repo, &["history", "crossings", "--limit", "1"]);
    assert_eq!(searched[0]["milestones"], 0);
    let limited =
        rows(&repo, &["history", "I.bridge", "--since", "2026-04-02", "--until", "2026-04-02"]);
    assert!(!limited.is_empty() && limited.iter().all(|row| row["committed"] == "2026-04-02"));
}

#[test]
fn what_is_left_out_or_not_there_is_told() {
    let world = World::new();
    let (repo, _) = three_days(&world, "r", &[]);
    let text = plan(&["ferry", "bridge"]);
    repo.write("plan/plan.yaml", &text.replace("The bridge", "A great bridge"));
    repo.commit("2027-05-01");
    let bridge = repo.hito(&["history", "I.bridge", "--format", "json"]);
    assert!(!bridge.stdout.contains("A great bridge"), "{}", bridge.stdout);
    let left_out = "1 commit is dated after 24 Nov 2026 and left out.";
    assert!(bridge.stderr.contains(left_out), "{}", bridge.stderr);
    let ferry = repo.hito(&["history", "I.ferry"]);
    assert!(!ferry.stderr.contains("left out"), "{}", ferry.stderr);
    // An id that never was.
    for word in ["I.never", "never-was"] {
        let never = repo.hito(&["history", word]);
        assert_eq!((never.code, never.stderr.as_str()), (0, "Nothing matches.\n"), "{word}");
    }
    let by = repo.refused(&["history", "I.bridge", "--by", "month"]);
    assert!(by.contains("--by: one node, `I.bridge`, is told commit by commit"), "{by}");
    assert!(!rows(&repo, &["history", "id:I.bridge", "--by", "month"]).is_empty());
}
