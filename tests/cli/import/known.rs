//! Rows about milestones and sections that the plan has.

use std::fs;
use std::path::Path;

use super::{begun, done, import, listed, old};
use crate::common::Ran;

fn update(dir: &Path, sheet: &str, options: &[&str]) -> Ran {
    fs::write(dir.join("sheet.csv"), sheet).unwrap();
    let all = ["--existing", "update", "--by", "independent", "--date", "2026-02-01"];
    import(dir, &[&all, options].concat())
}

/// Each value that differs is told, whatever else differs in the row.
#[test]
fn every_difference_of_a_row_is_told() {
    let (dir, ran) = begun(
        "commitment,commitment title,id,title,due,strength,owner,tags,done when,quote\n\
         I,Roads,1,One,2027,firm,\"Town; Vega\",a,Open,We pave\n\
         I,Roads,2,Two,2027,,Town,,,\n",
        &[],
    );
    done(&ran);
    let before = fs::read_to_string(dir.path().join("plan/i-roads.yaml")).unwrap();
    let sheet = "commitment,commitment title,id,title,due,kind,strength,owner,tags,done when,quote,after\n\
        I,Streets,1,Uno,2028,event,effort,Vega,\"b, a\",Closed,We close,2\n\
        I,Streets,2,Two,2027,policy,,town,,,,\n";
    let ran = update(dir.path(), sheet, &[]);
    assert_eq!(done(&ran), "");
    let differences = "\
        2 rows differ from the plan, which stays as it is:\n  \
        line 2  I  commitment title `Streets`, in the plan `Roads`\n  \
        line 2  I.1  title `Uno`, in the plan `One`; done when `Closed`, in the plan `Open`; \
        kind `event`, in the plan `policy`; strength `effort`, in the plan `firm`; \
        quote `We close`, in the plan `We pave`; due `2028`, in the plan `2027`; \
        tags `b, a`, in the plan `a`; after `I.2`, in the plan nothing; \
        owner `vega`, in the plan `town, vega`\n\
        `hito reschedule` moves a deadline; the rest is edited in the plan's files\n";
    assert!(ran.stderr.contains(differences), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(dir.path().join("plan/i-roads.yaml")).unwrap(), before);
    // A value that is given for rows without one is no difference.
    let ran =
        update(dir.path(), "id,title\nI.1,One\n", &["--set", "kind=event", "--set", "due=2030"]);
    assert!(!ran.stderr.contains("differ"), "{}", ran.stderr);
}

#[test]
fn texts_differ_by_language() {
    let sheet = "commitment,id,title_es,title_en\nI,1,Uno,One\n";
    let (dir, ran) = begun(sheet, &["--languages", "es,en"]);
    done(&ran);
    let ran = update(dir.path(), "id,title_es\nI.1,Uno\n", &[]);
    assert!(!ran.stderr.contains("differ"), "{}", ran.stderr);
    let ran = update(dir.path(), "id,title_en\nI.1,Uno\n", &[]);
    assert!(ran.stderr.contains("title_en `Uno`, in the plan `Uno / One`"), "{}", ran.stderr);
}

#[test]
fn parties_of_known_rows_are_known() {
    let (dir, ran) = begun("commitment,id,title,owner\nI,1,One,Town\n", &[]);
    done(&ran);
    let sheet = "id,title,owner\nI.1,One,Tonw; Nobody\n";
    let ran = update(dir.path(), sheet, &[]);
    assert_eq!(ran.code, Some(2));
    let said = "line 2: owner: there is no party or side `Tonw`\n  did you mean `town`?";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    // What the plan has stays, so nobody is added whom nobody would owe anything.
    let ran = update(dir.path(), sheet, &["--add-parties"]);
    assert_eq!(done(&ran), "");
    assert!(ran.stderr.contains("owner `Tonw, Nobody`, in the plan `town`"), "{}", ran.stderr);
}

/// The deadline of the sheet may be behind that of the plan.
#[test]
fn a_deadline_that_moved_since_is_told() {
    let sheet = "commitment,id,title,owner,due,amended,reason\nI,1,One,Town,2027,2028,Floods\n";
    let (dir, ran) = begun(sheet, &["--by", "Town", "--date", "2026-01-01"]);
    done(&ran);
    let ran = update(dir.path(), "id,title,due,amended\nI.1,One,2027,2027\n", &[]);
    assert_eq!(done(&ran), "");
    assert!(ran.stderr.contains("amended `2027`, in the plan `2028`"), "{}", ran.stderr);
    let ran = update(dir.path(), sheet, &[]);
    assert_eq!(done(&ran), "", "the plan says so already");
}

/// Statuses alone: neither titles nor kinds are wanted again.
#[test]
fn a_sheet_of_statuses_needs_no_titles() {
    let dir = old();
    let ran = update(dir.path(), "id,status\nI.1,On hold\nI.2,In progress\n", &["--set", "note=x"]);
    assert_eq!(
        done(&ran),
        "I.1  update added  plan/i.yaml:13\nI.2  update added  plan/i.yaml:22\n"
    );
    let ran = update(dir.path(), "id,status\nI.4,In progress\n", &[]);
    let said = "line 2: id: there is no milestone `I.4`\n  did you mean `I.1`?\n  a new one has";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let ran = update(dir.path(), "id,title,status\nI.4,Four,In progress\n", &[]);
    assert!(ran.stderr.contains("line 2: kind: is missing"), "{}", ran.stderr);
}

/// Without ids the title says which milestone it is.
#[test]
fn milestones_are_known_by_their_titles() {
    let dir = old();
    let sheet = "commitment,title,status,notes\nI,one,On hold,x\n";
    assert!(done(&update(dir.path(), sheet, &[])).starts_with("I.1  update added"));
    let sheet = "commitment,title,kind\nI,Three bridges,policy\n";
    done(&update(dir.path(), sheet, &[]));
    let ran = update(dir.path(), &sheet.replace("bridges", "birdges"), &[]);
    assert_eq!(ran.code, Some(2));
    let said = "line 2: title: no milestone is called `Three birdges`; did you mean \
        `Three bridges` (I.three-bridges)?\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

/// A title that is nearly another's is no new node unless that is said.
#[test]
fn misspelt_titles_make_nothing_new() {
    let (dir, ran) = begun("commitment,title,owner\nClean rivers,One,Basin Authority\n", &[]);
    done(&ran);
    let sheet =
        "commitment,title,kind,owner\nClean rivres,Two,policy,\nClean rivres,Three,policy,\n";
    let ran = update(dir.path(), sheet, &[]);
    assert_eq!(ran.code, Some(2));
    let said = "error: lines 2, 3: commitment: no commitment is called `Clean rivres`; did you mean \
        `Clean rivers`?\n  then say so: `--read 'commitment:Clean rivres=Clean rivers'`\n  \
        `--add-similar` makes a new one of it\n";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let read = ["--read", "commitment:Clean rivres=Clean rivers"];
    assert!(done(&update(dir.path(), sheet, &read)).contains("\nclean-rivers.three "));
    let dry = update(dir.path(), sheet, &["--add-similar", "--dry-run"]);
    assert!(dry.stderr.contains("did you mean `Clean rivers`? It is a new one"), "{}", dry.stderr);
    assert!(done(&update(dir.path(), sheet, &["--add-similar"])).contains("clean-rivres.two "));
    // So it is of parties that would be added.
    let sheet = "commitment,title,kind,owner\nClean rivers,Four,policy,Basin Autority\n";
    let ran = update(dir.path(), sheet, &["--add-parties"]);
    let said = "owner: nobody is called `Basin Autority`; did you mean `Basin Authority`?";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

/// Names that differ in a number or a short word are different.
#[test]
fn titles_that_only_look_alike_are_several() {
    let sheet = "commitment,title\nOpen data 2025,a\nOpen data 2026,b\nPart A,c\nPart B,d\n\
        Phase I,e\nPhase II,f\nExport rules,g\nImport rules,h\nWater,i\nWaste,j\nIran,k\nIraq,l\n";
    let titles = sheet.replace(",a\n", ",Aa\n");
    let (dir, ran) = begun(&titles, &[]);
    done(&ran);
    assert_eq!(listed(dir.path(), "id").lines().count(), 13);
    // The sheet's own titles may be misspelt as well.
    let (_, ran) = begun("commitment,title\nWater ways,One\nWaterways,Two\n", &[]);
    assert!(ran.stderr.contains("line 3: commitment: no commitment is called `Waterways`"));
}

#[test]
fn milestones_name_others_by_id() {
    let sheet = "commitment,id,title,after,status,superseded by\n\
        I,1,One,,Cancelled,2\nI,2,Two,\"3; II.1\",,\nI,3,Three,,,\nII,1,Four,I.3,,\n";
    let (dir, ran) = begun(sheet, &["--by", "independent", "--date", "2026-01-01"]);
    done(&ran);
    assert_eq!(listed(dir.path(), "id,after"), "id,after\nI.1,\nI.2,I.3; II.1\nI.3,\nII.1,I.3\n");
    let text = fs::read_to_string(dir.path().join("plan/i.yaml")).unwrap();
    assert!(text.contains("superseded-by: I.2\n"), "{text}");
    let (_, ran) = begun(
        &sheet.replace("II.1\",", "IV.1\",").replace(",2\n", ",9\n"),
        &["--by", "independent", "--date", "2026-01-01"],
    );
    assert!(ran.stderr.contains("line 3: after: there is no milestone `IV.1`"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("line 2: superseded by: there is no milestone `9`"),
        "{}",
        ran.stderr
    );
    let (_, ran) = begun("commitment,id,title,after\nI,1,One,2\nI,2,Two,1\n", &[]);
    assert!(
        ran.stderr.contains("line 2: after: `I.1` waits for") && !ran.stderr.contains(".yaml"),
        "{}",
        ran.stderr
    );
}

/// A title that several have says nothing.
#[test]
fn titles_of_several_are_no_names() {
    let sheet = "pillar,pillar title,commitment,commitment title,id,title\n\
        I,Roads,1,Rules,1,One\nI,Roads,1,Rules,2,one!\nII,Water,1,Rules,1,Two\n";
    let (dir, ran) = begun(sheet, &[]);
    done(&ran);
    let ran = update(dir.path(), "commitment,title,kind\nRules,Three,policy\n", &[]);
    let said = "line 2: commitment: `Rules` is the title of `I.1` and `II.1`\n  name one by its id";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
    let sheet = "pillar,commitment,title,kind,status\nRoads,Rules,One,policy,In progress\n";
    let ran = update(dir.path(), sheet, &["--set", "note=x"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stdout);
    assert!(ran.stderr.contains("title: no milestone is called `One`"), "{}", ran.stderr);
}
