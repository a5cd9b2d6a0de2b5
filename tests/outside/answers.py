"""What commands answer, as other people's programs read it: every row arrives, and every value."""

import csv
import io
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import jsonschema
import pandas
import yaml

HITO = Path(sys.argv[1]).resolve()
ROOT = Path(__file__).resolve().parents[2]
PLANS = [ROOT / "plan", ROOT / "tests/outside/plan"]
LEVELS = ["pillar", "commitment", "milestone", "update", "evidence", "party"]
QUESTIONS = [["list", "--level", level] for level in LEVELS] + [
    ["overdue"],
    ["due"],
    ["timeline"],
    ["log"],
    ["tree"],
    ["summary"],
    ["summary", "--by", "overdue"],
    ["summary", "--by", "tag"],
    ["coverage", "--context"],
    ["list", "--group-by", "kind", "--count"],
]
FINDINGS = ["check", "--warn", "missing-translation"]


def hito(*args):
    """An answer, as bytes."""
    env = {**os.environ, "HITO_AS_OF": "2026-11-24", "HITO_LANG": "en"}
    return subprocess.run([HITO, *args], env=env, stdout=subprocess.PIPE).stdout


def same(found, expected, about):
    assert found == expected, f"{about}: {found!r} is not {expected!r}"


def ndjson(file, rows, question):
    """DuckDB and pandas find in a file of NDJSON what JSON has."""
    columns = list(rows[0])
    values = {key: [row[key] for row in rows] for key in columns}

    def kind(values):
        if any(isinstance(value, bool) for value in values):
            return "BOOLEAN"
        if any(isinstance(value, list) for value in values):
            return "VARCHAR[]"
        return "BIGINT" if any(isinstance(value, int) for value in values) else "VARCHAR"

    types = ", ".join(f"'{key}': '{kind(values[key])}'" for key in columns)
    query = f"SELECT * FROM read_json('{file}', columns={{{types}}}, format='newline_delimited')"
    found = [dict(zip(columns, row)) for row in duckdb.sql(query).fetchall()]
    same(found, rows, f"DuckDB, {question}")
    frame = pandas.read_json(file, lines=True, dtype=False)
    for key in columns:
        plain = [None if value is None or value != value else value for value in frame[key]]
        same(plain, values[key], f"pandas, {question}, {key}")


def text(value):
    """A value as CSV has it."""
    if value is None:
        return ""
    joined = "; ".join(value) if isinstance(value, list) else str(value)
    # What would turn the order of reading, or end a line for some, is made visible.
    return joined.replace("\u2028", "\\u{2028}")


def separated(folder, question, plan, rows):
    """Python, pandas, DuckDB and sqlite find in CSV what JSON has; TSV has as many rows."""
    file = folder / "answer.csv"
    file.write_bytes(hito(*question, "--plan", plan, "--format", "csv"))
    header, *found = csv.reader(io.StringIO(file.read_bytes().decode(), newline=""), strict=True)
    same(found, [[text(row[key]) for key in header] for row in rows], f"csv, {question}")
    frame = pandas.read_csv(file, dtype=str, keep_default_na=False)
    same(frame.values.tolist(), found, f"pandas, csv, {question}")
    query = f"SELECT * FROM read_csv('{file}', all_varchar=true, header=true)"
    ducks = [[value or "" for value in row] for row in duckdb.sql(query).fetchall()]
    same(ducks, found, f"DuckDB, csv, {question}")
    names = ", ".join(f'"{key}"' for key in header)
    with sqlite3.connect(":memory:") as base:
        base.execute(f"CREATE TABLE answer ({names})")
        marks = ", ".join("?" for _ in header)
        base.executemany(f"INSERT INTO answer VALUES ({marks})", found)
        same([list(row) for row in base.execute("SELECT * FROM answer")], found, "sqlite")
    lines = hito(*question, "--plan", plan, "--format", "tsv").decode().split("\n")[1:-1]
    same([line.count("\t") + 1 for line in lines], [len(header)] * len(rows), f"tsv, {question}")


def main():
    schema = json.loads(hito("schema", "--answers"))
    jsonschema.Draft7Validator.check_schema(schema)
    answers = jsonschema.Draft7Validator(schema)
    seen = 0
    for plan in PLANS:
        for question in [*QUESTIONS, FINDINGS]:
            answer = json.loads(hito(*question, "--plan", plan, "--format", "json"))
            answers.validate(answer)
            rows = answer["rows"]
            lines = hito(*question, "--plan", plan, "--format", "ndjson").decode()
            same([json.loads(line) for line in lines.split("\n")[:-1]], rows, question)
            seen += len(rows)
            if not rows:
                continue
            with tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "answer.ndjson"
                file.write_text(lines, encoding="utf-8", newline="")
                ndjson(file, rows, question)
                if question is not FINDINGS:
                    separated(Path(folder), question, plan, rows)
    files = jsonschema.Draft7Validator(json.loads(hito("schema")))
    for file in (ROOT / "plan").rglob("*.yaml"):
        # PyYAML takes dates for dates, which JSON has not.
        files.validate(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader))
    print(f"answers: {seen} rows arrived in every reader")


main()
