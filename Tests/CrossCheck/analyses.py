#!/usr/bin/env python3
"""Cohorts, Kaplan-Meier medians and the win rate of the list against the rest, computed from a directory's CSV files and compared
with what abmtop prints: a second implementation, run by hand.

    abmtop demo --write DIR
    python3 Tests/CrossCheck/analyses.py .build/debug/abmtop DIR 2026-12-01

It knows clean native files: the demo's. Days are in UTC.
"""
import bisect, calendar, csv, fnmatch, glob, json, os, subprocess, sys
from collections import defaultdict
from datetime import date, timedelta

program, directory, today = sys.argv[1], sys.argv[2], date.fromisoformat(sys.argv[3])


def rows(name):
    paths = sorted(glob.glob(os.path.join(directory, name + "*.csv")) + glob.glob(os.path.join(directory, name, "*.csv")))
    for path in paths:
        with open(path, newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)


def day(text):
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def latest(table, key):
    found = {}
    for row in rows(table):
        found[row[key]] = row
    return found.values()


def ask(analysis, variant=""):
    arguments = [program, "report", directory, "--as-of", today.isoformat(), "--analysis", analysis, "--format", "json"]
    if variant:
        arguments += ["--variant", variant]
    return json.loads(subprocess.run(arguments, capture_output=True, check=True).stdout)


# Accounts and the list.
accounts = {row["account_id"]: row for row in latest("accounts", "account_id")}


def is_target(row):
    word = row["is_target"].strip().lower()
    return word in ("true", "yes", "1") if word else bool(row["tier"].strip())


def on_list(row, at):
    since, until, created = day(row["target_since"]), day(row["target_until"]), day(row["created_at"])
    return is_target(row) and not (since and since > at) and not (until and until <= at) and not (created and created > at)


# Engaged on: the first day at whose end the score is at least 10; half of it is lost in 30 days.
WEIGHTS = dict(ad_click=2, email_click=2, email_open=0.5, visit=1, high_value_visit=5, chat=5, conversion=10, content_download=6,
               webinar=8, event=8, email_reply=8, call=5, meeting=15, social=1)
PAGES = ["/pricing*", "/demo*", "/request-demo*", "/contact-sales*", "/trial*", "/buy*"]


def path_of(url):
    rest = url.split("://", 1)[-1]
    return "/" + rest.split("/", 1)[1].split("?")[0].lower() if "/" in rest else "/"


activities = {}
for number, row in enumerate(rows("activities")):
    activities[row["activity_id"] or number] = row
points = defaultdict(lambda: defaultdict(float))
for row in activities.values():
    when, kind = day(row["timestamp"]), row["type"].strip()
    if when is None or when > today or row["account_id"] not in accounts:
        continue
    if kind == "visit" and row["url"] and any(fnmatch.fnmatchcase(path_of(row["url"]), page) for page in PAGES):
        kind = "high_value_visit"
    points[row["account_id"]][when] += WEIGHTS.get(kind, 0) * float(row["count"] or 1)
engaged = {}
for account, days in points.items():
    score, before = 0.0, None
    for when in sorted(days):
        if before:
            score *= 2 ** (-(when - before).days / 30)
        score, before = score + days[when], when
        if score >= 10 - 1e-9:
            engaged[account] = when
            break

# Opportunities and contracts.
opportunities = defaultdict(list)
for row in latest("opportunities", "opportunity_id"):
    created, closed = day(row["created_at"]), day(row["closed_at"])
    if created and created > today:
        continue
    word = row["status"].strip().lower() or {"closed won": "won", "closed lost": "lost"}.get(row["stage"].strip().lower(), "open")
    state = word if closed and closed <= today else "open"
    opportunities[row["account_id"]].append((row["type"], state, created, closed))
contracts = defaultdict(list)
for row in latest("contracts", "contract_id"):
    start = day(row["start"])
    if start and start <= today:
        contracts[row["account_id"]].append(
            (start, row["previous_contract_id"], float(row["annual_value"] or 0), row["contract_id"], day(row["end"])))


def least(*days):
    return min((when for when in days if when), default=None)


def entries(account):
    row, deals, own = accounts[account], opportunities[account], contracts[account]
    new = [deal for deal in deals if deal[0] == "new"]
    expansions = [deal for deal in deals if deal[0] in ("expansion", "cross_sell", "upsell")]
    # What renews a contract: one that names it, else one that names none and follows within 30 days of its end.
    renewed = []
    for old in own:
        named = [new for new in own if new[1] == old[3]]
        following = [new for new in own if not new[1] and new[0] > old[0] and old[4] and abs((new[0] - old[4]).days) <= 30]
        if named or following:
            renewed.append((min(named or following, key=lambda new: (new[0], new[3])), old))
    renewing = [new for new, _ in renewed]
    more = [new[0] for new in renewing if new[2] > sum(old[2] for other, old in renewed if other is new)]
    return [day(row["target_since"]) or day(row["created_at"]), engaged.get(account), least(*(deal[2] for deal in new)),
            least(*(deal[3] for deal in new if deal[1] == "won"), *(contract[0] for contract in own)),
            least(*(contract[0] for contract in renewing)),
            least(*(deal[3] for deal in expansions if deal[1] == "won"), *more)]


days_of = {account: entries(account) for account in accounts}


def reached(account, stage):
    return least(*days_of[account][stage - 1:])


def months_later(when, months):
    number = when.year * 12 + when.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(when.day, calendar.monthrange(year, month)[1]))


failures = 0


def compare(what, ours, theirs):
    global failures
    same = ours == theirs or (ours is not None and theirs is not None and abs(ours - theirs) < 1e-9)
    if not same:
        failures += 1
        print(f"differs: {what}: {ours} here, {theirs} there")


# Cohorts: joined the list, share that reached an opportunity.
cells = defaultdict(lambda: [0, 0])
for account, row in accounts.items():
    start = days_of[account][0]
    if not on_list(row, today) or not start:
        continue
    quarter = date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
    for month in range(25):
        until = months_later(start, month)
        if until <= today:
            cells[quarter.isoformat(), month][0] += 1
            cells[quarter.isoformat(), month][1] += bool(reached(account, 3) and reached(account, 3) <= until)
printed = {(cell["start"], cell["month"]): cell for cell in ask("cohorts")["tables"]["cohorts"]}
compare("cells of cohorts", len(cells), len(printed))
for key, (cases, count) in sorted(cells.items()):
    cell = printed.get(key, {})
    compare(f"cohort {key}: accounts", cases, cell.get("n"))
    compare(f"cohort {key}: reached", count, cell.get("reached"))

# Kaplan-Meier.
for step in ask("velocity")["tables"]["steps"]:
    names = ["Target", "Engaged", "Opportunity", "Won", "Retention", "Expansion"]
    first, second = (names.index(part.strip()) + 1 for part in step["step"].split("→"))
    cases = []
    for account, row in accounts.items():
        left = day(row["target_until"]) if is_target(row) else None
        left = left if left and left <= today else None
        start = days_of[account][first - 1]
        if not (on_list(row, today) or left) or not start or not today - timedelta(729) <= start <= today:
            continue
        if left and start >= left:
            continue
        end = reached(account, second)
        if end and end < start:
            continue
        last = left or today
        happened = bool(end and end <= last)
        cases.append((((end if happened else last) - start).days, happened))
    cases.sort()
    waiting, median, within = 1.0, None, {}
    times = sorted({length for length, happened in cases if happened})
    lengths = [length for length, _ in cases]
    curve = []
    for time in times:
        at_risk = len(cases) - bisect.bisect_left(lengths, time)
        events = sum(1 for length, happened in cases if happened and length == time)
        waiting *= 1 - events / at_risk
        curve.append((time, waiting))
        if median is None and waiting <= 0.5 + 1e-12:
            median = time
    compare(f"{step['step']}: entered", len(cases), step["accounts"])
    compare(f"{step['step']}: moved", sum(happened for _, happened in cases), step["moved"])
    compare(f"{step['step']}: median", median, step["median"])
    for horizon in (30, 90, 180, 365):
        share = 1 - min((value for time, value in curve if time <= horizon), default=1.0)
        if cases and horizon > lengths[-1] and share < 1:
            share = None
        compare(f"{step['step']}: within {horizon}", share, step[f"within_{horizon}"])

# Won accounts: the list against the rest.
row = next(row for row in ask("compare", "list")["tables"]["kpis"] if row["kpi"] == "Won of target list")
for side, name in ((True, "first"), (False, "second")):
    chosen = [account for account, row_ in accounts.items()
              if on_list(row_, today) == side and not (day(row_["created_at"]) and day(row_["created_at"]) > today)]
    won = sum(any(deal[0] == "new" and deal[1] == "won" for deal in opportunities[account]) for account in chosen)
    compare(f"win rate, {name} side", won / len(chosen) if chosen else None, row[name])

print("all figures agree" if failures == 0 else f"{failures} figures differ")
sys.exit(failures > 0)
