"""The pre-commit hook, by pre-commit itself, from a clone of this repository."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PRE_COMMIT = Path(sys.argv[1]).resolve() / "bin/pre-commit"
ROOT = Path(__file__).resolve().parents[2]
# What matters is that it builds and runs, not how fast.
QUICK = {"LTO": "off", "OPT_LEVEL": "0", "CODEGEN_UNITS": "16", "DEBUG": "0"}
ENV = {
    **os.environ,
    **{f"CARGO_PROFILE_RELEASE_{name}": value for name, value in QUICK.items()},
    "CARGO_TARGET_DIR": str(ROOT / "target/outside/hook"),
    "PRE_COMMIT_HOME": str(ROOT / "target/outside/pre-commit"),
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "HITO_AS_OF": "2026-11-24",
    **{f"GIT_{who}_{key}": "a@b" for who in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")},
}


def run(*command, expected=0, cwd):
    ran = subprocess.run(
        command, cwd=cwd, env=ENV, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    assert ran.returncode == expected, f"{command}: {ran.returncode}\n{ran.stdout}"
    return ran.stdout


def write(folder, plan, args):
    (folder / "plan").mkdir(exist_ok=True)
    (folder / "plan/plan.yaml").write_text(plan)
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {clone}\n    rev: {rev}\n    hooks: [{{id: hito, args: [{args}]}}]\n"
    )
    run("git", "add", "--all", ":!plan/.hito", cwd=folder)


with tempfile.TemporaryDirectory() as base:
    clone, folder = Path(base) / "hito", Path(base) / "plans"
    run("git", "clone", "--quiet", ROOT, clone, cwd=base)
    rev = run("git", "rev-parse", "HEAD", cwd=clone).strip()
    run("git", "init", "--quiet", folder, cwd=base)
    run(PRE_COMMIT, "install", cwd=folder)

    write(folder, "plan: pact\ntitel: The pact\n", "")
    said = run("git", "commit", "--message=one", expected=1, cwd=folder)
    assert "error[unknown-field]" in said and "plan/plan.yaml:2:1" in said, said

    write(folder, "plan: pact\ntitel: The pact\n", "--fix")
    said = run("git", "commit", "--message=two", expected=1, cwd=folder)
    assert "files were modified by this hook" in said, said
    assert (folder / "plan/plan.yaml").read_text() == "plan: pact\ntitle: The pact\n"
    run("git", "add", "plan/plan.yaml", cwd=folder)
    said = run("git", "commit", "--message=three", cwd=folder)
    assert "Passed" in said, said

    plan = "plan: pact\ntitle: The pact\npillars: [{id: I, title: Crossings}]\n"
    write(folder, plan, "")
    run("git", "commit", "--message=four", cwd=folder)
    write(folder, "plan: pact\ntitle: The pact\n", "--base=HEAD")
    said = run("git", "commit", "--message=five", expected=1, cwd=folder)
    assert "error[node-removed]" in said, said
print("ok  pre-commit: what is wrong is refused, what is certain mended, what is gone told")
