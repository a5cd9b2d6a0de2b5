//! The rules of reading a plan. They cannot be allowed, because answers from a plan that breaks one
//! would be incomplete.

use crate::domain::{Rule, Severity};

/// Declares the rules: a constant for each, and the list of all.
macro_rules! mistakes {
    ($($constant:ident $name:literal $summary:literal $why:literal $(fix $fix:literal)?;)+) => {
        $(#[doc = $summary] pub const $constant: &str = $name;)+

        /// Every rule of reading, in the order of the stages of reading.
        pub const MISTAKES: &[Rule] = &[$(
            Rule {
                name: $name,
                severity: Severity::Deny,
                summary: $summary,
                why: $why,
                fix: { const FIX: &[&str] = &[$($fix)?]; FIX.first().copied() },
            },
        )+];
    };
}

mistakes! {
    MISSING_PLAN "missing-plan"
        "The folder has no `plan.yaml` that begins with `plan: ID`."
        "A plan is a folder with `plan.yaml` at its root; its first key gives the plan's id.";
    UNREADABLE_FILE "unreadable-file"
        "A file or folder of the plan cannot be read."
        "Every `.yaml` and `.yml` file below the plan's folder belongs to the plan, so one that cannot be read would leave answers incomplete. Mend its permissions, or remove a link that leads nowhere.";
    SYMLINK_LOOP "symlink-loop"
        "A symbolic link leads back to a folder that contains it."
        "Following it would never end. Remove the link.";
    OUTSIDE_REPOSITORY "outside-repository"
        "A link or a source path leads out of the repository."
        "A plan must read the same on every machine, so its files and its sources stand in its repository: the nearest folder above with a `.git`, or else the folder that contains the plan's.";
    FILE_TOO_LARGE "file-too-large"
        "A file is larger than 64 MiB."
        "Plans are written and reviewed by people. Give each commitment a file of its own.";
    NOT_UTF8 "not-utf8"
        "A file is not UTF-8 text."
        "YAML files are UTF-8. Save the file again in that encoding; a byte order mark is accepted.";
    NUL_CHARACTER "nul-character"
        "A file contains a NUL character."
        "No YAML reader accepts one. The file may be UTF-16, or no text at all.";
    MERGE_CONFLICT "merge-conflict"
        "A file still has the markers of a git merge conflict."
        "Choose one version or join the two, and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`.";
    INVALID_YAML "invalid-yaml"
        "A file is not well-formed YAML."
        "The place is where the reader could not go on; the mistake may stand a little earlier. A text that contains `: ` or ` #`, or begins with a sign such as `[` or `*`, is written in quotes or after `>-`.";
    NESTED_TOO_DEEP "nested-too-deep"
        "Lists and maps are nested more than 64 deep."
        "No plan needs that many levels, and other readers would fail on them.";
    TEXT_TOO_LONG "text-too-long"
        "A single value is longer than 1 MiB."
        "A quote or note of that length is a mistake: a quotation mark or an indentation that swallowed the rest of the file.";
    SEVERAL_DOCUMENTS "several-documents"
        "A file holds a second YAML document."
        "A file holds one node, and readers differ on what a second document means. Move it to a file of its own.";
    NOT_PLAIN_YAML "not-plain-yaml"
        "A file uses an anchor, an alias, a merge key or a tag."
        "Readers of YAML treat these differently, and edits in place cannot keep them apart. Write the value out.";
    EMPTY_FILE "empty-file"
        "A file of the plan is empty, or holds nothing but comments."
        "Every file holds one node; an empty one was probably emptied by accident.";
    UNKNOWN_NODE "unknown-node"
        "The first key of a file does not say what it holds."
        "The first key of a file says what it is: `plan`, `pillar`, `commitment`, `milestone`, `parties` or `evidence`.";
    DUPLICATE_KEY "duplicate-key"
        "A key stands twice in the same map."
        "Readers keep the first, the last, or refuse. Keep the one that is meant.";
    UNKNOWN_FIELD "unknown-field"
        "A key that the format does not know."
        "A misspelt key would silently lose what it says."
        fix "A key that is one letter from one of the map's keys, and far from all others, is written as that one, unless it would say what a promise or its ledger says.";
    MISSING_FIELD "missing-field"
        "A required key is missing."
        "`title` is required of every node, `kind` of a milestone, `side` and `name` of a party, `date` and `by` of an update.";
    WRONG_TYPE "wrong-type"
        "A value of the wrong type: a list for a text, a map for an id."
        "The message says what was expected.";
    INVALID_VALUE "invalid-value"
        "A value that the field does not take."
        "The message lists what the field takes, or names the nearest."
        fix "A word that is right but for capitals, `_` or spaces is written as the format has it, unless it stands in a ledger.";
    INVALID_ID "invalid-id"
        "An id that is not written as ids are."
        "Ids are letters, digits and `-`, in parts joined by dots, each beginning with a letter or digit.";
    UNQUOTED_NUMBER_ID "unquoted-number-id"
        "An id that other readers would take for a number stands without quotes."
        "A reader that guesses types turns `1.10` into 1.1, and two ids into one. Write it in quotes."
        fix "The id is put in quotes.";
    INVALID_DATE "invalid-date"
        "A date or deadline that does not exist or has no known form."
        "Dates are written with the precision that is known: `2025`, `2026-Q1`, `2026-03`, `2026-03-31`, `before 2026-03-31`.";
    DUPLICATE_ID "duplicate-id"
        "An id is used twice, or differs from another only by case."
        "Ids are matched without regard to case, never changed, and never used again for something else.";
    MISSING_PARENT "missing-parent"
        "The node that an id hangs under does not exist."
        "The parent is named by the id, up to the last dot: `I.4` belongs to `I`.";
    MISPLACED_NODE "misplaced-node"
        "A node stands under another than the one its id names."
        "The parent is named by the id, up to the last dot; where nodes are nested, both must agree.";
    UNKNOWN_REFERENCE "unknown-reference"
        "A party, side, milestone, evidence record or update that does not exist is referred to."
        "Who owes a promise and what it depends on decide its status; a wrong name would change it silently.";
    DEPENDENCY_CYCLE "dependency-cycle"
        "Milestones wait for each other in a circle."
        "What must be completed first cannot wait for what comes after it. Remove one of the dependencies.";
}
