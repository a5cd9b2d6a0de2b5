//! `hito import` on real files: sheets as people keep them become plans that `hito check` passes,
//! and what is uncertain, wrong or hostile is refused with nothing written.

mod headers;
mod known;
mod mistakes;
#[cfg(feature = "xlsx")]
mod workbooks;

use std::fs;
use std::path::Path;
use std::process::Command;

use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};

use crate::common::{Ran, hito, inside};

const STRATEGY: &str = include_str!("../../../docs/import/strategy.csv");

/// All that the strategy's sheet does not say.
const SAID: [&str; 19] = [
    "--set", "kind=policy", "--ignore", "reporting", "--date-order", "dmy", "--by", "independent",
    "--date", "2021-01-15", "--read", "status:Delayed=in-progress", "--set",
    "reason=Amended in the strategy itself", "--set", "no-evidence=As the office reports it",
    "--issued", "2020-01-01", "-q",
];

/// A folder with a sheet in it.
fn with_sheet(bytes: impl AsRef<[u8]>) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("sheet.csv"), bytes).unwrap();
    dir
}

/// Imports the sheet of a folder.
fn import(dir: &Path, options: &[&str]) -> Ran {
    hito(dir, &[&["import", "sheet.csv"], options].concat())
}

/// Imports a sheet of policies as a new plan.
fn begun(sheet: &str, options: &[&str]) -> (tempfile::TempDir, Ran) {
    let dir = with_sheet(sheet);
    let ran = import(dir.path(), &[&["--new", "plan", "--set", "kind=policy"], options].concat());
    (dir, ran)
}

/// What a sheet is refused for; nothing is left of the plan that it would have begun.
fn refused(sheet: impl AsRef<[u8]>, options: &[&str]) -> String {
    let dir = with_sheet(sheet);
    let all = [&["import", "sheet.csv", "--new", "plan", "--set", "kind=policy"], options].concat();
    let ran = inside(dir.path(), None, &all);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{}", ran.stderr);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "only the sheet is there");
    ran.stderr
}

fn done(ran: &Ran) -> &str {
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    &ran.stdout
}

fn listed(dir: &Path, columns: &str) -> String {
    done(&hito(dir, &["list", "--columns", columns, "--format", "csv"])).replace("\r\n", "\n")
}

#[test]
fn a_sheet_becomes_a_plan_that_passes_check() {
    let (dir, ran) = begun(STRATEGY, &SAID);
    assert_eq!(done(&ran).lines().count(), 4 + 3 + 6, "{}", ran.stdout);
    assert!(
        ran.stdout.contains("\n1.2  ") && ran.stdout.contains("added  plan/1-know-water.yaml:4\n")
    );
    let names = fs::read_dir(dir.path().join("plan")).unwrap();
    let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(
        names,
        [".hito", "1-know-water.yaml", "2-clean-water.yaml", "3-open-banks.yaml", "plan.yaml"]
    );
    assert_eq!(hito(dir.path(), &["check", "-q"]).code, Some(0));
    assert_eq!(
        listed(dir.path(), "id,due,baseline,status,party,by"),
        "id,due,baseline,status,party,by\n\
         1.1,2020-09-30,2020-09-30,completed,basin-authority,independent\n\
         1.2,2020-07-31,2020-06-30,in-progress,basin-authority; council-universities,independent\n\
         2.1,2021-Q3,2021-Q3,in-progress,environment-agency,independent\n\
         2.2,2022-03,2022-03,not-started,town-vega,independent\n\
         2.3,every 1 year,every 1 year,not-assessed,environment-agency,\n\
         3.1,2021-12-01,2021-12-01,withdrawn,town-vega,independent\n"
            .replace("2020-07-31,2020-06-30", &moved(dir.path()))
    );
}

/// Who is independent can only propose to move a deadline.
fn moved(dir: &Path) -> String {
    let shown = done(&hito(dir, &["show", "1.2"])).to_owned();
    assert!(shown.contains("31 Jul 2020") && shown.contains("Amended in the strategy itself"));
    "2020-06-30,2020-06-30".to_owned()
}

/// The party that owes it moves it: the promised deadline stays the baseline.
#[test]
fn an_amended_target_moves_the_deadline_by_an_update() {
    let sheet = "commitment,title,owner,due,amended target,reason\n\
        I,Open the path,Town,\"June 30, 2020\",\"July 31, 2020\",Floods\n\
        I,Close the road,Town,\"June 30, 2020\",30 June 2020,\n";
    let (dir, ran) = begun(sheet, &["--by", "Town", "--date", "2020-05"]);
    done(&ran);
    let text = fs::read_to_string(dir.path().join("plan/i.yaml")).unwrap();
    assert!(
        text.contains("due: 2020-06-30\n") && text.contains("        due: 2020-07-31\n"),
        "{text}"
    );
    assert_eq!(text.matches("updates:").count(), 1, "the same target is no amendment: {text}");
    let slipped =
        done(&hito(dir.path(), &["list", "is:slipped", "--columns", "id,slipped"])).to_owned();
    assert!(slipped.contains("I.open-path") && slipped.contains("31 days"), "{slipped}");
}

#[test]
fn a_dry_run_prints_what_the_real_run_makes_and_writes_nothing() {
    let dir = with_sheet(STRATEGY);
    let new = ["--new", "plan", "--title", "The strategy"];
    let dry = import(dir.path(), &[&new[..], &SAID, &["--dry-run"]].concat());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "{}", dry.stderr);
    fs::write(dir.path().join("diff"), done(&dry)).unwrap();
    done(&import(dir.path(), &[&new[..], &SAID].concat()));
    let other = tempfile::tempdir().unwrap();
    let git = |args: &[&str]| Command::new("git").args(args).current_dir(&other).status().unwrap();
    assert!(git(&["init", "-q"]).success());
    assert!(git(&["apply", dir.path().join("diff").to_str().unwrap()]).success());
    for entry in fs::read_dir(other.path().join("plan")).unwrap() {
        let name = entry.unwrap().file_name();
        let read = |dir: &Path| fs::read_to_string(dir.join("plan").join(&name)).unwrap();
        assert_eq!(read(dir.path()), read(other.path()), "{name:?}");
    }
    let loud: Vec<&str> = SAID[..18].to_vec();
    let shown =
        import(dir.path(), &[&["--new", "other"], &loud[..], &["--dry-run"]].concat()).stderr;
    assert!(shown.contains("milestone_text  title\n"), "{shown}");
    assert!(shown.contains("reporting       (left out)\n"), "{shown}");
    let first =
        "  line 2  1.1  Publish a map of every outfall  due 2020-09-30  completed by independent";
    assert!(shown.contains(first), "{shown}");
}

/// The same sheet as three offices keep it.
#[test]
fn headers_words_and_dates_are_known_in_three_languages() {
    let english = "Goal,Goal title,Action,Action title,No.,Milestone,Lead agency,Due date,Status,Status date,Reported by,Notes\n\
        I,Water,1,Rivers,1,Clean the river,Vega,\"March 31, 2026\",In progress,1 May 2025,Vega,Begun\n";
    let spanish = "Eje;Título del eje;Compromiso;Título del compromiso;Número;Hito;Dependencia responsable;Fecha límite;Estatus;Fecha de corte;Reportado por;Observaciones\r\n\
        I;Water;1;Rivers;1;Clean the river;Vega;31 de marzo de 2026;En proceso;1º de mayo de 2025;Vega;Begun\r\n";
    let french = "Axe\tTitre de l’axe\tEngagement\tTitre de l’engagement\tN°\tJalon\tMinistère responsable\tÉchéance\tÉtat d’avancement\tDate de mise à jour\tSignalé par\tRemarques\n\
        I\tWater\t1\tRivers\t1\tClean the river\tVega\t31 mars 2026\tEn cours\t1er mai 2025\tVega\tBegun\n";
    let mut texts = Vec::new();
    for sheet in [english, spanish, french] {
        let (dir, ran) = begun(sheet, &[]);
        done(&ran);
        let folder = dir.path().join("plan/1-water");
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        texts.push(read("pillar.yaml") + &read("1-rivers.yaml"));
    }
    assert_eq!(
        texts[0],
        "pillar: I\ntitle: Water\ncommitment: I.1\ntitle: Rivers\nmilestones:\n  - id: I.1.1\n    \
         title: Clean the river\n    kind: policy\n    due: 2026-03-31\n    parties: [vega]\n    \
         updates:\n      - date: 2025-05-01\n        by: vega\n        status: in-progress\n        \
         note: Begun\n"
    );
    assert_eq!(texts[0], texts[1]);
    assert_eq!(texts[0], texts[2]);
}

#[test]
fn columns_are_mapped_ignored_and_set() {
    let sheet = "A,B,B,C\nNorth,1.,Plant trees,x\nNorth,2.,Fell trees,y\n";
    let said = refused(sheet, &[]);
    assert!(said.contains("the columns `A`, `B`, `B` and `C` are not understood"), "{said}");
    let options = ["--map", "commitment=A", "--map", "id=#2", "--map", "title=#3"];
    let said = refused(sheet, &options);
    assert!(
        said.contains("the column `C` is not understood\n  say what each holds, `--map FIELD=C`")
    );
    let (dir, ran) =
        begun(sheet, &[&options[..], &["--ignore", "*", "--set", "due=Q3 2026"]].concat());
    done(&ran);
    assert_eq!(listed(dir.path(), "id,due"), "id,due\nNorth.1,2026-Q3\nNorth.2,2026-Q3\n");
    for (options, part) in [
        (["--map", "titel=B"], "--map: there is no field `titel`\n  did you mean `title`?"),
        (["--map", "title=Bs"], "--map: there is no column `Bs`"),
        (
            ["--map", "title=B"],
            "--map: several columns are called `B`\n  name one by its position, such as `#2`",
        ),
        (["--ignore", "#9"], "--ignore: there is no column `#9`"),
        (["--set", "kind"], "--set: there is no `=` in `kind`\n  write `--set FIELD=VALUE`"),
        (["--read", "status"], "--read: `status` is cut short\n  write `--read FIELD:WORDS=VALUE`"),
    ] {
        let said = refused(sheet, &options);
        assert!(said.contains(part), "{said}");
    }
    let said = refused("commitment,title,Deadline,Target date\nI,a,2025,2026\n", &[]);
    assert!(said.contains("`Deadline` and `Target date` may both be `due`"), "{said}");
}

#[test]
fn every_bad_row_is_told_at_once_with_its_column() {
    let sheet = "commitment,id,title,due,status,owner\n\
        I,1,One,soon,Done,A\n\
        I,2,Two,03/04/2025,Delayed,A\n\
        I,2,Three,2025,,A\n\
        I,4,,2025,,A\n\
        I,4\n\
        I,x y!,Five,2025,,A\n\
        I,7,Seven,FY2025,Partially complete,A\n\
        I,8,Eight,2025,Finito,A\n";
    let said = refused(sheet, &["--date", "2025-01-01", "--by", "A"]);
    for part in [
        "line 2: due: `soon` has no certain last day",
        "line 3: due: `03/04/2025`: is the day first, or the month?",
        "line 3: status: `Delayed` is not certain", "line 5: title: is missing",
        "line 6: 2 cells for 6 columns",
        "line 8: due: `FY2025` is of a fiscal year, or of two years",
        "line 8: status: `Partially complete` is not certain",
        "line 9: status: `Finito` is no status that is known", "--read 'status:Finito=VALUE'",
        "rows are refused, so nothing was written",
    ] {
        assert!(said.contains(part), "{part}:\n{said}");
    }
    let twice = "commitment,id,title\nI,1,One\nI,I.1,Other\n";
    assert!(refused(twice, &[]).contains("line 3: id: `I.1` is in line 2 already"));
}

#[test]
fn what_the_ledger_would_refuse_is_refused_with_the_row() {
    let sheet = "commitment,title,status\nI,One,Done\nI,Two,Done\nI,Three,In progress\n";
    let said = refused(sheet, &["--by", "independent", "--date", "2025-01-01"]);
    assert!(said.contains("lines 2, 3: `completed` needs evidence"), "{said}");
    let said = refused(sheet, &["--by", "independent"]);
    assert!(said.contains("lines 2, 3, 4: date: when was that said?"), "{said}");
    let said = refused(sheet, &["--date", "2025-01-01"]);
    assert!(
        said.contains("line 4: by: who says so?") || said.contains("by: who says so?"),
        "{said}"
    );
    let said = refused(sheet, &["--by", "independent", "--date", "2027", "--set", "no-evidence=x"]);
    assert!(said.contains("lines 2, 3, 4: date: 2027 is not over on 2026-11-24"), "{said}");
}

/// The title `a` is a small word, of which no id is made.
#[test]
fn an_id_that_cannot_be_made_of_the_title_is_asked_for() {
    let said = refused("commitment,title\nI,One\n", &["--title", "a"]);
    assert!(
        said.contains("made of the title `a` is empty\n  give the plan one: `--id NAME`"),
        "{said}"
    );
}

const OLD: &str = "commitment,id,title,due,status,notes\n\
    I,1,One,2027,In progress,Begun\n\
    I,2,Two,2027,,\n";

/// A plan with two milestones, in which somebody has written a comment.
#[test]
fn numbers_before_titles_are_ids() {
    let sheet = "Eje,Compromiso,No.,Acción\n1. Agua,1.1 Ríos limpios,1.1.1,Mapa\n\
        1. Agua,1.2 - Lagos,1.2.1,Censo\n1. Agua,10.000 árboles,,Siembra\n";
    let options = ["--map", "title=Acción", "--languages", "es,en", "--issued", "2020-01-01"];
    let (dir, ran) = begun(sheet, &options);
    done(&ran);
    // The first language is that of the sheet.
    let titles = listed(dir.path(), "id,title");
    let ids: Vec<&str> = titles.lines().skip(1).collect();
    assert_eq!(ids, ["1.1.1,Mapa", "1.2.1,Censo", "1.10-000-arboles.siembra,Siembra"]);
}

fn old() -> tempfile::TempDir {
    let (dir, ran) = begun(OLD, &["--by", "independent", "--date", "2026-01-01"]);
    done(&ran);
    let file = dir.path().join("plan/i.yaml");
    let text = fs::read_to_string(&file).unwrap().replace("title: Two", "title: Two  # as agreed");
    fs::write(file, text).unwrap();
    dir
}

#[test]
fn what_a_plan_has_is_neither_doubled_nor_overwritten() {
    let dir = old();
    let file = dir.path().join("plan/i.yaml");
    let before = fs::read_to_string(&file).unwrap();
    let options = ["--set", "kind=policy", "--by", "independent", "--date", "2026-01-01"];
    let again = |sheet: &str, more: &[&str]| {
        fs::write(dir.path().join("sheet.csv"), sheet).unwrap();
        import(dir.path(), &[&options[..], more].concat())
    };
    let ran = again(OLD, &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("line 2: id: `I.1` is in the plan already\n  `--existing skip`"));
    for existing in ["skip", "update"] {
        let ran = again(OLD, &["--existing", existing]);
        assert_eq!(done(&ran), "", "{existing}");
        assert!(ran.stderr.contains("left out"), "{}", ran.stderr);
        assert_eq!(fs::read_to_string(&file).unwrap(), before, "{existing}");
    }
    let grown = OLD.replace("In progress,Begun", "On hold,No money") + "I,3,Three,2028,,\n";
    let ran = again(&grown.replace("Two,2027", "Two,2029"), &["--existing", "update"]);
    assert_eq!(
        done(&ran),
        "I.3  milestone added  plan/i.yaml:21\nI.1  update added  plan/i.yaml:13\n"
    );
    assert!(
        ran.stderr.contains("  line 3  I.2  due `2029`, in the plan `2027`\n"),
        "{}",
        ran.stderr
    );
    let after = fs::read_to_string(&file).unwrap();
    let kept: Vec<&str> =
        after.lines().filter(|line| before.lines().any(|old| old == *line)).collect();
    assert!(before.lines().all(|line| kept.contains(&line)), "{after}");
    assert!(
        after.contains("title: Two  # as agreed\n    kind: policy\n    due: 2027\n"),
        "{after}"
    );
    assert!(after.contains("status: suspended\n        note: No money\n"), "{after}");
}

#[test]
fn rows_go_where_their_siblings_are() {
    let dir = tempfile::tempdir().unwrap();
    let river =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small-plan/plan/plan.yaml");
    fs::create_dir(dir.path().join("plan")).unwrap();
    fs::copy(river, dir.path().join("plan/plan.yaml")).unwrap();
    let sheet = "pillar,commitment,title,owner,kind\n\
        Crossings,Bridges,Paint the bridge,NHB,event\n\
        Crossings,Ferries,Buy a ferry,\"NHB, SOW\",instrument\n\
        II,,A winter fair,Southbank,event\n";
    fs::write(dir.path().join("sheet.csv"), sheet).unwrap();
    done(&import(dir.path(), &[]));
    assert_eq!(
        listed(dir.path(), "id,party,file")
            .lines()
            .filter(|line| !line.contains("bridge-"))
            .collect::<Vec<_>>(),
        [
            "id,party,file", "I.1.paint-bridge,north-harbour,plan.yaml",
            "I.Ferries.buy-ferry,north-harbour; south-works,plan.yaml", "II.fair,,plan.yaml",
            "II.winter-fair,south,plan.yaml",
        ]
        .map(|line| line.replace("II.fair,,", "II.fair,unnamed,"))
    );
    fs::write(dir.path().join("sheet.csv"), "id,title,owner,kind\nI.1.x,X,Nobody,event\n").unwrap();
    let said = import(dir.path(), &["--add-parties"]).stderr;
    assert!(said.contains("line 2: owner: there is no party or side `Nobody`"), "{said}");
    fs::write(dir.path().join("sheet.csv"), "id,title,kind\nIII.x,X,event\n").unwrap();
    let said = import(dir.path(), &[]).stderr;
    assert!(
        said.contains("line 2: id: `III`, which `III.x` hangs under, does not exist"),
        "{said}"
    );
}

#[test]
fn sheets_as_spreadsheets_write_them() {
    // A byte order mark, titles above the header, merged cells, blank rows, empty columns at the
    // end, a line break in a cell, and what looks like a formula.
    let sheet = "\u{feff}Plan of action;;;;\r\n;;;;\r\nAction;Milestone;Notes;;\r\nGoal 2: Water;Clean the river;\"Two\r\nlines\";;\r\n;;;;\r\n;=1+1;;;\r\n";
    let options = ["--header", "3", "--fill-down", "--by", "independent", "--date", "2025"];
    let (dir, ran) = begun(sheet, &options);
    done(&ran);
    let text = fs::read_to_string(dir.path().join("plan/2-goal-2-water.yaml")).unwrap();
    assert!(text.starts_with("commitment: \"2\"\ntitle: \"Goal 2: Water\"\n"), "{text}");
    assert!(
        text.contains("Two\n") && text.contains("id: \"2.1-1\"") | text.contains("id: 2.1-1"),
        "{text}"
    );
    assert!(text.contains("title: =1+1\n") || text.contains("title: \"=1+1\"\n"), "{text}");
    assert_eq!(hito(dir.path(), &["check", "-q"]).code, Some(0));
}

#[test]
fn hostile_sheets_are_refused() {
    let long = format!("commitment,title\nI,{}\n", "x".repeat(100_001));
    let wide = format!("commitment,title{}\nI,a{}\n", ",x".repeat(2000), ",y".repeat(2000));
    for (sheet, part) in [
        (b"commitment,title\nI,caf\xe9\n".to_vec(), "line 2: this is not UTF-8"),
        (
            b"commitment,title\nI,a\x1b[31mred\n".to_vec(),
            "line 2: title: U+001B, a control character",
        ),
        (b"commitment,title\nI,a\0b\n".to_vec(), "U+0000"),
        (long.into_bytes(), "line 2: `title`: this cell is too large"),
        (wide.into_bytes(), "1 row of 2002 columns are too many"),
        (b"commitment,title\nI,\"open\nI,b\n".to_vec(), "line 2: a quotation mark is not closed"),
        (Vec::new(), "there is nothing in it"),
        (b"commitment,title\n".to_vec(), "has no rows below its header"),
        (b"\xd0\xcf\x11\xe0rest".to_vec(), "a workbook of before 2007"),
        (b"commitment,title\nI,!!!\n".to_vec(), "no id can be made of `!!!`"),
    ] {
        let said = refused(&sheet, &["--set", "due=2025"]);
        assert!(said.contains(part), "{part}: {said}");
        assert!(!said.contains('\x1b'), "{said:?}");
    }
}

/// A pattern of some thousand rows is told in some lines.
#[test]
fn the_same_mistake_of_many_rows_is_told_once() {
    let mut sheet = "commitment,id,title,status\n".to_owned();
    for row in 0..3000 {
        sheet.push_str(&format!("I,{row},Title {row},Green\n"));
    }
    let said = refused(&sheet, &[]);
    assert!(said.contains("lines 2, 3, 4, 5, 6 and 2995 more: status: `Green`"), "{said}");
    assert!(said.lines().count() < 12, "{said}");
    let words = |row: usize| format!("I,{row},Title,Green {row}\n");
    let sheet =
        "commitment,id,title,status\n".to_owned() + &(0..3000).map(words).collect::<String>();
    let said = refused(&sheet, &[]);
    assert!(said.contains("error: … and 2800 more mistakes like these\n"), "{said}");
}

/// As `hito init` does: git is told which files hito merges.
#[test]
fn a_new_plan_in_a_repository_is_given_to_the_merge_driver() {
    let dir = with_sheet(OLD);
    let git =
        |args: &[&str]| Command::new("git").args(args).current_dir(&dir).output().unwrap().stdout;
    git(&["init", "-q"]);
    let said = ["--set", "kind=policy", "--by", "independent", "--date", "2026-01-01"];
    let new = |name: &str, more: &[&str]| {
        import(dir.path(), &[&["--new", name], &said[..], more].concat())
    };
    let dry = new("plans/a", &["--dry-run"]);
    assert!(done(&dry).contains("\n+plans/a/**/*.yaml merge=hito\n"), "{}", dry.stdout);
    let file = dir.path().join(".gitattributes");
    assert!(!file.exists());
    let ran = new("plans/a", &[]);
    assert!(!done(&ran).contains("gitattributes"), "the answer is the plan's nodes alone");
    assert!(ran.stderr.contains("made  .gitattributes\n"), "{}", ran.stderr);
    let merge = git(&["check-attr", "merge", "plans/a/i.yaml"]);
    assert_eq!(String::from_utf8(merge).unwrap(), "plans/a/i.yaml: merge: hito\n");
    let text = fs::read_to_string(&file).unwrap();
    let ran = new("plans/b", &[]);
    let left =
        "`.gitattributes` is there and stays as it is\n  add this line to it: plans/b/**/*.yaml";
    assert!(ran.stderr.contains(left), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn a_new_plan_wants_a_place_of_its_own() {
    let dir = old();
    let said = import(dir.path(), &["--new", "plan", "--set", "kind=policy"]).stderr;
    assert!(said.contains("--new: there is a plan in `plan` already"), "{said}");
    let empty = with_sheet(OLD);
    let said = import(empty.path(), &["--set", "kind=policy"]).stderr;
    assert!(said.contains("no plan here"), "{said}");
    let said = hito(empty.path(), &["import", "nowhere.csv"]).stderr;
    assert!(said.starts_with("error: `nowhere.csv` cannot be read: no such file"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever stands in the cells, it is in the plan as it was, or nothing is written.
    #[test]
    fn titles_come_through_whole(titles in proptest::collection::vec("\\PC{1,30}", 1..6)) {
        let quoted = |text: &String| format!("I,\"{}\"\n", text.replace('"', "\"\""));
        let sheet = "commitment,title\n".to_owned() + &titles.iter().map(quoted).collect::<String>();
        let dir = with_sheet(&sheet);
        let run = |args: &[&str]| inside(dir.path(), None, args);
        let ran = run(&["import", "sheet.csv", "--new", "plan", "--set", "kind=policy"]);
        if ran.code == Some(0) {
            let listed = run(&["list", "--columns", "title", "--format", "json"]).stdout;
            let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
            let found: Vec<&str> =
                listed["rows"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
            let expected: Vec<String> =
                titles.iter().map(|title| title.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
            prop_assert_eq!(found, expected.iter().filter(|title| !title.is_empty()).collect::<Vec<_>>());
        } else {
            prop_assert_eq!(ran.code, Some(2));
            prop_assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
        }
    }
}

/// `cargo test --release --test cli import:: -- --ignored`
#[test]
#[ignore = "takes a while"]
fn a_hundred_thousand_rows() {
    let mut sheet = "commitment,id,title,owner,due date,status,notes\n".to_owned();
    for row in 0..100_000 {
        let (commitment, owner) = (row / 50, row % 40);
        sheet.push_str(&format!(
            "C{commitment},{row},Milestone {row}: a title,Agency {owner},\"June 30, 2027\",In progress,\n"
        ));
    }
    let start = std::time::Instant::now();
    let (dir, ran) = begun(&sheet, &["--by", "independent", "--date", "2026-01", "-q"]);
    assert_eq!(done(&ran).lines().count(), 100_000 + 2000 + 40);
    let taken = start.elapsed();
    assert!(taken.as_secs() < 120, "{taken:?}");
    let count = hito(dir.path(), &["list", "--count", "--format", "csv"]);
    assert_eq!(done(&count), "count\r\n100000\r\n");
}
