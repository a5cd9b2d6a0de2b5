//! What is wrong with sheets is told all at once, by the sheet's own lines and columns.

use super::{begun, done, refused};

/// Mistakes that the cells show, that the plan shows, and that the ledger shows.
#[test]
fn mistakes_of_every_kind_are_told_in_one_run() {
    let sheet = "commitment,id,title,owner,due,status,evidence,notes\n\
        I,1,One,Town,soon,Done,,x\n\
        I,2,Two,Town,2027,Done,https://a.org/b https:/,x\n\
        I,3,Three,Twon,2027,In progress,,x\n\
        I,3,Four,Town,2027,In progress,,x\n\
        I,x y,Five,Town,2027,Done,https://a.org,x\n";
    let options = ["--by", "Town", "--date", "2026-01-01"];
    let said = refused(sheet, &options);
    for part in [
        "line 2: due: `soon` has no certain last day",
        "line 2: `completed` needs evidence\n  give a web address in the column `evidence`, or say",
        "line 3: evidence: `https://a.org/b https:/` is not a web address",
        "line 4: owner: nobody is called `Twon`; did you mean `Town`?",
        "line 5: id: `I.3` is in line 4 already",
        "4 rows are refused, so nothing was written",
    ] {
        assert!(said.contains(part), "{part}:\n{said}");
    }
    assert!(!said.contains(".yaml"), "{said}");
}

/// What only the whole plan shows has the sheet's line as well.
#[test]
fn what_reading_the_plan_finds_is_told_of_the_row() {
    let dir = super::with_sheet("id,title,kind,quote\nI.1.x,New,event,Nobody ever said this\n");
    let river = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("plan");
    let plan = river.to_str().unwrap();
    let ran = super::import(dir.path(), &["--plan", plan, "--dry-run", "--lang", "es"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("error: line 2: quote: "), "{}", ran.stderr);
    assert!(!ran.stderr.contains("-->"), "{}", ran.stderr);
}

#[test]
fn several_addresses_are_several_pieces_of_evidence() {
    let sheet = "commitment,title,status,evidence,evidence title\n\
        I,One,Done,\"https://a.org/1\nhttps://a.org/2; https://a.org/3\",\n";
    let options = ["--by", "independent", "--date", "2026-01-01"];
    let (dir, ran) = begun(sheet, &options);
    done(&ran);
    let text = std::fs::read_to_string(dir.path().join("plan/i.yaml")).unwrap();
    let order = ["url: https://a.org/1\n", "url: https://a.org/2\n", "url: https://a.org/3\n"];
    let places: Vec<usize> = order.iter().map(|part| text.find(part).unwrap()).collect();
    assert!(places.is_sorted(), "{text}");
    let said = refused(sheet.replace("\",\n", "\",A title\n"), &options);
    assert!(said.contains("line 2: evidence: which of `https://a.org/1` and `https://a.org/3` is"));
    let said = refused(sheet.replace("2; ", "2;"), &options);
    assert!(said.contains("`https://a.org/2;https://a.org/3` may be several addresses"), "{said}");
    let said = refused("commitment,title,evidence title\nI,One,A title\n", &options);
    assert!(said.contains("line 2: evidence: is missing for this title"), "{said}");
    let said = refused("commitment,title,class\nI,One,press\n", &options);
    assert!(said.contains("line 2: evidence: is missing for"), "{said}");
}

#[test]
fn progress_goes_with_its_status() {
    let options = ["--by", "independent", "--date", "2026-01-01", "--set", "no-evidence=x"];
    let sheet = "commitment,title,status,progress\n\
        I,One,Done,100%\nI,Two,Not started,0 %\nI,Three,,40%\nI,Four,In progress,\"55,0 %\"\n\
        I,Five,On track,7 per cent\nI,Six,In progress,100\n";
    let (dir, ran) = begun(sheet, &options);
    done(&ran);
    assert_eq!(
        super::listed(dir.path(), "id,status,progress"),
        "id,status,progress\nI.one,completed,\nI.two,not-started,\nI.three,in-progress,40\n\
         I.four,in-progress,55\nI.five,in-progress,7\nI.six,in-progress,100\n"
    );
    for (cells, part) in [
        (
            ",0.4",
            "progress: `0.4` could be two things\n  is it 0.4%, or 40%?\n  say how it is to be read: `--read 'progress:0.4=VALUE'`",
        ),
        (",1", "progress: `1` could be two things\n  is it 1%, or 100%?"),
        (",42.5%", "progress: `42.5%` is no whole number of per cent"),
        (",140%", "progress: `140%` is not a percentage"),
        (",half", "progress: `half` is not a percentage"),
        (
            ",0%",
            "progress: `0%` alone is no status\n  map a column to it, `--map status=COLUMN`, or give one where a row has none, such as `--set status=not-started`\n  `--read 'progress:0%='` makes it nothing",
        ),
        (",100%", "such as `--set status=completed`"),
        (
            "Done,60%",
            "progress: `60%` does not go with `completed`\n  only what is `in-progress` has progress\n  `--read 'progress:60%='`",
        ),
        ("On hold,0%", "progress: `0%` does not go with `suspended`"),
    ] {
        let said = refused(format!("commitment,title,status,progress\nI,One,{cells}\n"), &options);
        assert!(said.contains(part), "{part}:\n{said}");
    }
    // `1` is not `1%`.
    let sheet = "commitment,title,progress\nI,One,1\nI,Two,1%\nI,Three,0.4\n";
    let read =
        ["--read", "progress:1=100%", "--read", "progress:0.4=40%", "--set", "status=In progress"];
    let (dir, ran) = begun(sheet, &[&options[..4], &read].concat());
    done(&ran);
    assert_eq!(super::listed(dir.path(), "progress"), "progress\n100\n1\n40\n");
}

/// Nothing that a cell says is dropped in silence.
#[test]
fn reasons_for_nothing_are_refused() {
    let options = ["--by", "independent", "--date", "2026-01-01"];
    let said = refused("commitment,title,due,amended,reason\nI,One,2027,2027,Floods\n", &options);
    assert!(said.contains("line 2: reason: no deadline was moved for it"), "{said}");
    let said = refused("commitment,title,amended,reason\nI,One,soon,Floods\n", &options);
    assert!(said.contains("`soon` has no certain") && !said.contains("reason"), "{said}");
    let said = refused("commitment,title,status,no evidence\nI,One,In progress,None\n", &options);
    assert!(said.contains("line 2: no evidence: this needs no reason"), "{said}");
}

/// What stands above is repeated only for what it belongs to.
#[test]
fn a_title_is_filled_down_with_its_id() {
    let head = "Pillar,Pillar title,Commitment,Commitment title,Id,Title\n";
    let whole = "1,Clean water,1.1,Plants,1.1.1,Build a plant\n,,,,1.1.2,Mend the network\n\
        1,,1.2,Rivers,1.2.1,Clean a river\n";
    let (dir, ran) = begun(&format!("{head}{whole}"), &["--fill-down"]);
    done(&ran);
    assert_eq!(
        super::listed(dir.path(), "id,commitment"),
        "id,commitment\n1.1.1,1.1\n1.1.2,1.1\n1.2.1,1.2\n"
    );
    for (row, part) in [
        (
            "2,,2.1,Air,2.1.1,Something else\n",
            "line 5: Pillar: the title of `2` is missing\n  `--fill-down` repeats a title for",
        ),
        ("2,Air,2.1,,2.1.1,Something else\n", "line 5: Commitment: the title of `2.1` is missing"),
        ("2,Air,,,1,Something else\n", "line 5: Commitment: is missing\n  `--fill-down` repeats"),
    ] {
        let said = refused(format!("{head}{whole}{row}"), &["--fill-down"]);
        assert!(said.contains(part), "{said}");
    }
    // A pillar that is known already needs no title again.
    let again = "2,Air,2.1,Smoke,2.1.1,Measure it\n1,,1.3,Lakes,1.3.1,Clean a lake\n";
    done(&begun(&format!("{head}{whole}{again}"), &["--fill-down"]).1);
    let by_title = "Pillar,Commitment,Title\nWater,Plants,One\n,,Two\nAir,,Three\n";
    let said = refused(by_title, &["--fill-down"]);
    assert!(said.contains("line 4: Commitment: is missing"), "{said}");
}

/// What a name is taken by is said, with the way out.
#[test]
fn the_id_of_a_new_plan_is_no_commitments() {
    let sheet = "Id,Title\n1,One\n";
    let said = refused(sheet, &["--set", "commitment=Sheet"]);
    let part = "`Sheet` is the id of the new plan itself, made of the file's name\n  \
        give the plan another: `--id NAME`\n";
    assert!(said.contains(part), "{said}");
    let said = refused(sheet, &["--set", "commitment=C", "--title", "C"]);
    assert!(said.contains("`C` is the id of the new plan itself, made of its title\n"), "{said}");
    done(&begun(sheet, &["--set", "commitment=Sheet", "--id", "plan"]).1);
    let sheet = "Pilar,Núm.,Hito\nClean water,1.1,Build a plant\n";
    let said = refused(sheet, &[]);
    let part = "`--ignore Núm.` leaves its column out: ids are then made of titles\n";
    assert!(said.contains(part), "{said}");
    done(&begun(sheet, &["--ignore", "Núm."]).1);
}

/// Signs mean something to those who write them, and are no empty cells.
#[test]
fn signs_are_no_statuses_and_no_names() {
    let sheet = |cell: &str| format!("commitment,title,status\nI,One,{cell}\n");
    let options = ["--by", "independent", "--date", "2026-01-01", "--set", "no-evidence=x"];
    for sign in ["✅", "✔️", "✗", "❌", "🟢", "√", "***", "!!", "%", "=", "???", "--", "()"]
    {
        let said = refused(sheet(sign), &options);
        let part = format!("line 2: status: `{sign}` is no status that is known\n");
        assert!(said.contains(&part), "{said}");
        assert!(said.contains(&format!("--read 'status:{sign}=VALUE'")), "{said}");
        let read = format!("status:{sign}=completed");
        let (dir, ran) = begun(&sheet(sign), &[&options[..], &["--read", &read]].concat());
        done(&ran);
        assert!(super::listed(dir.path(), "status").contains("completed"), "{sign}");
    }
    for nothing in ["", "-", "–", "—", "n/a", "N/A", "Unknown"] {
        let (dir, ran) = begun(&sheet(nothing), &options);
        done(&ran);
        assert!(super::listed(dir.path(), "status").contains("not-assessed"), "{nothing}");
    }
    // What one sign means says nothing of another.
    let said = refused(sheet("❌"), &[&options[..], &["--read", "status:✅=completed"]].concat());
    assert!(said.contains("status: `❌` is no status that is known"), "{said}");
    let said = refused("commitment,title,Parties\nI,One,✔\n", &[]);
    assert!(said.contains("line 2: Parties: `✔` is no name: it has neither a letter"), "{said}");
    let read = ["--read", "parties:✔=Town"];
    done(&begun("commitment,title,Parties\nI,One,✔\n", &read).1);
}

#[test]
fn a_title_above_the_headers_is_no_header() {
    for sheet in [
        "Action plan 2026;;\n;;\nAction;Milestone;Due date\nI;One;2027\n",
        "Action plan 2026\n\nAction,Milestone,Due date\nI,One,2027\n",
        "\"A plan, in rows\",as of 2026\nby the office\nAction\tMilestone\tDue date\nI\tOne\t2027\n",
    ] {
        let said = refused(sheet, &[]);
        let part = "error: line 3 seems to name the columns: `Action`, `Milestone` and `Due date`\n  \
            say so: `--header 3`\n";
        assert!(said.contains(part) && !said.contains("is not understood\n"), "{said}");
        done(&begun(sheet, &["--header", "3"]).1);
    }
    // Rows that begin with words that could be headers are rows.
    let said = refused("Action,Milestone,Other\nDate,Status,x\n", &[]);
    assert!(said.contains("the column `Other` is not understood"), "{said}");
}
