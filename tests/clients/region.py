"""A region whose duties are hard on calendars, published twice, and what its files must say."""
import csv
import datetime
import os
import subprocess
import zoneinfo

ZONES = ["Asia/Tokyo", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"]

# Nights over each change of the clock and over New Year, a duty of two pieces, words with what
# calendar files must escape, a stand-by.
REGION = """rinban: 1
association: {{id: minato, name: "みなと市医師会, 本部; \\\\東", domain: minato.example, timezone: {zone}}}
calendar: {{holidays: none}}
doctors:
  - {{id: d01, name: "髙橋 花子"}}
  - {{id: d02, name: "山﨑, 太郎; 内科"}}
  - {{id: d03, name: "邉 三郎"}}
lines:
  - {{id: night, name: "夜間急患, 準夜; 内科・小児科の当番（長い名前が折り返されるように書いた当番の名前）", unit: doctor,
     days: [saturday, 2026-12-31], hours: 22:00-07:00, rates: {{2026-12-31: 60000, default: 35000}},
     place: {{name: "休日夜間急患センター, 2階", address: "みなと市港町3-3; 北"}}}}
  - {{id: day, name: 休日当番, unit: doctor, days: [sunday], hours: "09:00-12:00,13:00-17:00", reserve: 1}}
calendar-files: {{alarm: 24h}}
"""


class Published:
    """The folder of a region in one zone, with the rows of its rota before and after a change."""

    def __init__(self, program, folder, zone):
        self.program, self.folder, self.zone = program, folder, zoneinfo.ZoneInfo(zone)
        os.makedirs(folder)
        with open(os.path.join(folder, "region.yaml"), "w", encoding="utf-8") as file:
            file.write(REGION.format(zone=zone))
        self.periods = ["2026-12", "2026-10-24..2026-11-02", "2027-03", "2027-04-01..2027-04-05"]
        self.rows = {}
        for period in self.periods:
            self.run("solve", period, "--work", "2000", "-q")
            self.run("publish", period, "-q")
            self.rows[period] = self.rota(period)
        self.gone = []

    def run(self, *words):
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1792800000"}  # 2026-10-24T00:00:00Z
        done = subprocess.run([self.program, "-C", self.folder, *words], env=environment,
                              capture_output=True, encoding="utf-8", timeout=120)
        assert done.returncode == 0, (words, done.returncode, done.stdout, done.stderr)

    def rota(self, period):
        with open(self.path("out", period, "rota.csv"), encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def path(self, *parts):
        return os.path.join(self.folder, *parts)

    def calendar(self, owner):
        return self.path("out", "calendars", owner + ".ics")

    def republish(self):
        """The first night of December goes to somebody else: a tombstone and a new event."""
        rows = self.rows["2026-12"]
        night = next(row for row in rows if row["line"] == "night")
        self.gone.append(dict(night))
        night["provider"] = "d01" if night["provider"] != "d01" else "d02"
        hand = self.path("hand.csv")
        with open(hand, "w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, ["date", "line", "provider", "role"], extrasaction="ignore")
            table.writeheader()
            table.writerows(rows)
        self.run("publish", "2026-12", "--rota", hand, "-q")
        self.rows["2026-12"] = self.rota("2026-12")

    def events(self, owner):
        """(uid, start, end, summary) of what stands in the owner's file, as the rota says; instants
        as seconds since 1970. Second: the same of the tombstones."""
        live = [event for rows in self.rows.values() for row in rows if row["provider"] == owner
                for event in self.pieces(row)]
        gone = [(uid, start, end, "【取消】" + summary) for row in self.gone
                if row["provider"] == owner for uid, start, end, summary in self.pieces(row)]
        return sorted(live), sorted(gone)

    def pieces(self, row):
        name = {"night": "夜間急患, 準夜; 内科・小児科の当番（長い名前が折り返されるように書いた当番の名前）",
                "day": "休日当番"}[row["line"]]
        day = datetime.date.fromisoformat(row["date"])
        for number, piece in enumerate(row["hours"].split(","), 1):
            start, end = (datetime.time.fromisoformat(text) for text in piece.split("-"))
            last = day + datetime.timedelta(days=end <= start)
            uid = (f"minato-{row['line']}-{day:%Y%m%d}-{number}-{row['provider']}@minato.example")
            yield (uid, self.instant(day, start), self.instant(last, end),
                   ("【予備】" if row["role"] == "reserve" else "") + name)

    def instant(self, day, time):
        return int(datetime.datetime.combine(day, time, self.zone).timestamp())
