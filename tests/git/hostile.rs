//! Nothing that is typed becomes an option of git, and nothing in a repository runs a program.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::support::{Repo, World, plan, three_days};

/// A program that leaves a mark when it is run.
fn trap(world: &World) -> String {
    let mark = world.path("sprung");
    let program = world.path("trap");
    fs::write(&program, format!("#!/bin/sh\necho \"$@\" >> '{}'\ncat\n", mark.display())).unwrap();
    fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).unwrap();
    program.to_str().unwrap().to_owned()
}

/// Every question that hito asks of git.
const QUESTIONS: &[&[&str]] = &[
    &["list", "--at", "HEAD~1"],
    &["list", "--at", "nowhere"],
    &["list", "--at", ":plan/plan.yaml"],
    &["list", "--at", "main:plan"],
    &["check", "--at", "HEAD"],
    &["coverage", "--at", "HEAD"],
    &["list", "--at", "HEAD", "--plan", "elsewhere"],
    &["diff", "HEAD~1"],
    &["diff", "HEAD~2", "HEAD~1"],
    &["diff", "main...HEAD"],
    &["diff", "HEAD~1", "--format", "markdown"],
    &["history"],
    &["history", "--by", "week"],
    &["history", "--at", "HEAD~1", "is:open"],
    &["history", "I.ferry"],
    &["history", "I.gone"],
    &["check", "--base", "HEAD~2"],
    &["check", "--base", "main", "--changed-only", "--format", "sarif"],
    &["check", "--at", "HEAD~1", "--base", "HEAD~2"],
    &["list", "--at", "@{1 week ago}"],
    &["list", "--at", "origin/main"],
    &["show", "I.ferry", "--at", "signed"],
    &["report", "--since", "HEAD~1"],
    &["add", "milestone", "I.gone", "--title", "Gone", "--kind", "event", "--dry-run"],
    &["merge-driver", "--install", "--dry-run"],
];

/// The hooks of githooks(5) that questions could set off.
const HOOKS: [&str; 8] = [
    "fsmonitor-watchman", "post-checkout", "post-commit", "post-index-change", "pre-auto-gc",
    "reference-transaction", "sendemail-validate", "update",
];

fn ask_everything(repo: &Repo<'_>) {
    for question in QUESTIONS {
        let answer = repo.hito(question);
        assert!(!answer.stderr.contains("panicked"), "{question:?}: {}", answer.stderr);
    }
}

/// A commit that claims to be signed, under the name of a tag.
fn sign(repo: &Repo<'_>) {
    let [tree, head] = ["HEAD^{tree}", "HEAD"].map(|name| repo.git(&["rev-parse", name]));
    let signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----";
    let who = "A <a@example.org> 1775000000 +0000";
    let commit = format!(
        "tree {tree}\nparent {head}\nauthor {who}\ncommitter {who}\n{signature}\n\nSigned\n"
    );
    repo.write(".git/signed", &commit);
    let id = repo.git(&["hash-object", "-t", "commit", "-w", ".git/signed"]);
    repo.git(&["tag", "signed", &id]);
    repo.git(&["reset", "--quiet", "--soft", "signed"]);
}

#[test]
fn no_setting_runs_a_program() {
    let world = World::new();
    let trap = trap(&world);
    let (repo, _) = three_days(&world, "repo", &[]);
    repo.write(".gitattributes", "*.yaml filter=evil diff=evil merge=evil\n");
    repo.write("plan/more.yaml", "milestone: I.more\ntitle: More\nkind: event\n");
    repo.commit("2026-04-05");
    fs::remove_file(repo.dir.join("plan/more.yaml")).unwrap();
    sign(&repo);
    for hook in HOOKS {
        fs::copy(&trap, repo.dir.join(".git/hooks").join(hook)).unwrap();
    }
    let included = world.path("included");
    world.write("included", &format!("[core]\npager = {trap}\n[diff]\nexternal = {trap}\n"));
    let settings: &[(&str, &str)] = &[
        ("core.fsmonitor", &trap),
        ("core.pager", &trap),
        ("core.editor", &trap),
        ("core.sshCommand", &trap),
        ("core.gitProxy", &trap),
        ("core.askPass", &trap),
        ("core.alternateRefsCommand", &trap),
        ("core.hooksPath", included.to_str().unwrap()),
        ("credential.helper", &trap),
        ("diff.external", &trap),
        ("diff.evil.textconv", &trap),
        ("diff.evil.command", &trap),
        ("filter.evil.smudge", &trap),
        ("filter.evil.clean", &trap),
        ("filter.evil.process", &trap),
        ("merge.evil.driver", &trap),
        ("core.attributesFile", included.to_str().unwrap()),
        ("diff.evil.cachetextconv", "false"),
        ("filter.evil.required", "true"),
        ("format.pretty", "%G? %GS %H"),
        ("gpg.format", "openpgp"),
        ("gpg.openpgp.program", &trap),
        ("gpg.x509.program", &trap),
        ("gpg.ssh.defaultKeyCommand", &trap),
        ("interactive.diffFilter", &trap),
        ("sequence.editor", &trap),
        ("remote.origin.vcs", &trap),
        ("remote.origin.receivepack", &trap),
        ("url.ext::evil.insteadOf", "file:"),
        ("submodule.plan.update", &format!("!{trap}")),
        ("trailer.evil.command", &trap),
        ("trailer.evil.cmd", &trap),
        ("alias.log", &format!("!{trap}")),
        ("alias.ls-tree", &format!("!{trap}")),
        ("alias.merge-base", &format!("!{trap}")),
        ("alias.for-each-ref", &format!("!{trap}")),
        ("pager.rev-parse", &trap),
        ("log.showSignature", "true"),
        ("gpg.program", &trap),
        ("gpg.ssh.program", &trap),
        ("uploadpack.packObjectsHook", &trap),
        ("alias.cat-file", &format!("!{trap}")),
        ("alias.rev-parse", &format!("!{trap}")),
        ("pager.cat-file", &trap),
        ("pager.log", &trap),
        ("remote.origin.url", &format!("ext::{trap}")),
        ("remote.origin.promisor", "true"),
        ("remote.origin.uploadpack", &trap),
        ("extensions.partialClone", "origin"),
        ("protocol.allow", "always"),
        ("protocol.ext.allow", "always"),
        ("include.path", included.to_str().unwrap()),
        (&format!("includeIf.gitdir:{}/.path", repo.dir.display()), included.to_str().unwrap()),
    ];
    for (name, value) in settings {
        repo.git(&["config", name, value]);
    }
    // What is missing is not fetched through a remote that is a program.
    let blob = repo.git(&["rev-parse", "HEAD:plan/more.yaml"]);
    fs::remove_file(repo.dir.join(".git/objects").join(&blob[..2]).join(&blob[2..])).unwrap();
    let sprung = world.path("sprung");
    // Whoever uses git as it is would have run every kind of them.
    for naive in [
        &["status"][..],
        &["log", "-1", "--show-signature", "signed"],
        &["diff", "HEAD~3", "HEAD~2"],
        &["-c", "diff.external=", "log", "-p", "--textconv", "-1", "HEAD~2"],
        &["cat-file", "--filters", "HEAD~2:plan/plan.yaml"],
    ] {
        let _ = fs::remove_file(&sprung);
        let _ = std::process::Command::new("git")
            .args(naive)
            .current_dir(&repo.dir)
            .env_clear()
            .envs(repo.vars())
            // What is fetched through the trap would wait for it, and it for more.
            .env("GIT_NO_LAZY_FETCH", "1")
            .stdin(std::process::Stdio::null())
            .output();
        assert!(sprung.exists(), "{naive:?}");
    }
    let _ = fs::remove_file(&sprung);
    let said = repo.refused(&["list", "--at", "HEAD"]);
    assert!(said.contains("more.yaml") && said.contains("unreadable-file"), "{said}");
    assert_eq!(repo.ids(&["--at", "HEAD~2"]).len(), 3);
    ask_everything(&repo);
    assert!(!sprung.exists(), "{}", fs::read_to_string(&sprung).unwrap());
}

/// A work tree that a repository claims to have elsewhere leads no question there.
#[test]
fn a_work_tree_that_is_elsewhere() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    let (other, _) = three_days(&world, "other", &[]);
    other.write("plan/plan.yaml", &plan(&["other"]));
    other.commit("2026-05-05");
    for place in [other.dir.to_str().unwrap(), "/", "/nowhere", "../../.."] {
        repo.git(&["config", "core.worktree", place]);
        for question in QUESTIONS {
            let answer = repo.hito(question);
            assert!(!answer.stdout.contains("I.other"), "{place} {question:?}: {}", answer.stdout);
        }
        // What the plan's own files say is asked of nobody.
        assert_eq!(repo.ids(&[]).len(), 3, "{place}");
    }
}

#[test]
fn the_trap_works() {
    let world = World::new();
    let trap = trap(&world);
    let (repo, _) = three_days(&world, "repo", &[]);
    repo.git(&["config", "core.fsmonitor", &trap]);
    repo.git(&["status"]);
    assert!(world.path("sprung").exists());
}

/// An object that stands for another would give a commit's id a content that it has not.
#[test]
fn replaced_objects_do_not_count() {
    let world = World::new();
    let (repo, [first, _, third]) = three_days(&world, "repo", &[]);
    repo.git(&["replace", &third, &first]);
    assert_eq!(repo.ids(&["--at", "HEAD"]).len(), 3);
}

/// No text in a commit moves its date, and a date that is none does no harm.
#[test]
fn strange_commits() {
    let world = World::new();
    let (repo, _) = three_days(&world, "repo", &[]);
    let tree = repo.git(&["rev-parse", "HEAD^{tree}"]);
    for (committer, day) in [
        ("committer A <a> 1767614400 +0000", "5 Jan 2026"),
        ("committer A <a> 1767614400 +1400", "6 Jan 2026"),
        ("committer > 1 <a> 1767614400 -0000", "5 Jan 2026"),
        ("committer A <a> 99999999999999999999 +0000", "1 Jan 1970"),
        ("committer A <a> x y", "1 Jan 1970"),
        ("committer A <a> 1767614400 +9999999999", "6 Jan 2026"),
    ] {
        let commit =
            format!("tree {tree}\nauthor A <a> 0 +0000\n{committer}\n\ncommitter B <b> 0 +0000\n");
        repo.write("commit", &commit);
        let id = repo.git(&["hash-object", "-t", "commit", "-w", "--literally", "commit"]);
        let text = repo.asked(&["list", "--at", &id]);
        assert!(text.lines().next().unwrap().contains(day), "{committer}: {text}");
    }
}

/// A revision that a plan's folder is named like, and folders that look like options.
#[test]
fn folders_that_look_like_options() {
    let world = World::new();
    let repo = world.init("repo", &[]);
    for folder in ["--exec=touch x", ":(glob)*", "HEAD", "a:b"] {
        repo.write(&format!("{folder}/plan.yaml"), &plan(&["ferry"]));
    }
    repo.commit("2026-01-05");
    for folder in ["--exec=touch x", ":(glob)*", "HEAD", "a:b"] {
        let ids = repo.ids(&["--at", "HEAD", &format!("--plan={folder}")]);
        assert_eq!(ids, ["I.ferry"], "{folder}");
    }
}
