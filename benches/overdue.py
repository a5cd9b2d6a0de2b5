#!/usr/bin/env python3
"""What a script of one's own would do instead of `hito overdue`: load every file of a plan with
PyYAML's C loader, replay the ledgers, and count what is past its deadline.

    benches/overdue.py PLAN_FOLDER YYYY-MM-DD

It does less than hito: it takes every file as it is, knows no languages and prints one line.
"""
import calendar
import datetime
import pathlib
import re
import sys

import yaml

ORDER = ["not-started", "suspended", "in-progress", "withdrawn", "partially-completed", "completed"]
CLOSED = {"completed", "partially-completed", "withdrawn"}
MONTHS = {"month": 1, "year": 12}
DAYS = {"day": 1, "week": 7}


def load(folder):
    """Every node of the plan: its head, sections with what hangs under them, parties."""
    head, sections, parties = {}, [], []
    for path in pathlib.Path(folder).rglob("*.y*ml"):
        with open(path, "rb") as file:
            node = yaml.load(file, Loader=yaml.CSafeLoader)
        if "plan" in node:
            head = node
        parties += node.get("parties", []) if "plan" in node or next(iter(node)) == "parties" else []
        sections += nested(node)
    return head, sections, parties


def nested(node):
    yield node
    for key in ("pillars", "commitments"):
        for child in node.get(key, []):
            yield from nested(child)


def last_day_of_month(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def last_day(date):
    """The last day of a date of any precision; the loader has made some of them dates."""
    if isinstance(date, datetime.date):
        return date
    text = str(date)
    if text.startswith("before "):
        return last_day(text[7:]) - datetime.timedelta(days=1)
    if len(text) == 4:
        return datetime.date(int(text), 12, 31)
    if "Q" in text:
        return last_day_of_month(int(text[:4]), 3 * int(text[6]))
    if len(text) == 7:
        return last_day_of_month(int(text[:4]), int(text[5:]))
    return datetime.date.fromisoformat(text)


def later(day, count, unit):
    if unit in DAYS:
        return day + datetime.timedelta(days=count * DAYS[unit])
    month = day.year * 12 + day.month - 1 + count * MONTHS[unit]
    year, month = divmod(month, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def standing(milestone, owing, side_of, as_of):
    """The status that holds on a day, and its day of completion."""
    said = [(last_day(u["date"]), u) for u in milestone.get("updates", []) if "status" in u]
    said = sorted((item for item in said if item[0] <= as_of), key=lambda item: item[0])
    words, independent = {}, None
    for day, update in said:
        word = (ORDER.index(update["status"]), last_day(update.get("completed", day)))
        if update["by"] == "independent":
            independent = word
            continue
        if update["by"] == "joint":
            words, independent = {}, None
        for side in owing if update["by"] == "joint" else owing & {side_of.get(update["by"])}:
            words[side] = word
    if words:
        least = min(rank for rank, _ in words.values())
        return ORDER[least], max(day for rank, day in words.values() if rank == least), said
    return (ORDER[independent[0]], independent[1], said) if independent else (None, None, said)


def due_day(milestone, said, standings, issued):
    due = milestone.get("due")
    due = due["date"] if isinstance(due, dict) else due
    if due is None or due == "ongoing":
        return None
    after = re.fullmatch(r"(\d+) (day|week|month|year)s? after (\S+)", str(due))
    if after:
        status, day, _ = standings[after[3]]
        return later(day, int(after[1]), after[2]) if status == "completed" else None
    every = re.fullmatch(r"every (\d+) (day|week|month|year)s?(?: from (\S+))?", str(due))
    if every:
        start = last_day(every[3]) if every[3] else issued
        for times in range(len(said) + 1):
            first = later(start, times * int(every[1]), every[2])
            end = later(start, (times + 1) * int(every[1]), every[2]) - datetime.timedelta(days=1)
            if not any(first <= day <= end for day, _ in said):
                return end
    return last_day(due)


def main(folder, as_of):
    as_of = datetime.date.fromisoformat(as_of)
    head, sections, parties = load(folder)
    side_of = {side: side for side in head["sides"]} | {p["id"]: p["side"] for p in parties}
    milestones, standings = [], {}
    for section in sections:
        for milestone in section.get("milestones", []):
            owners = milestone.get("parties") or section.get("parties", [])
            owing = {side_of[party] for party in owners} or set(head["sides"])
            standings[milestone["id"]] = standing(milestone, owing, side_of, as_of)
            milestones.append(milestone)
    overdue = []
    for milestone in milestones:
        status, _, said = standings[milestone["id"]]
        day = due_day(milestone, said, standings, head["issued"])
        if day and day < as_of and status not in CLOSED:
            overdue.append(((as_of - day).days, milestone["id"]))
    overdue.sort(key=lambda row: -row[0])
    print(len(overdue), len(milestones), sum(days for days, _ in overdue))


main(*sys.argv[1:])
