"""Places that stay open are listed with their reasons, exit code 4."""
import time

import harness

REGION = """rinban: 1
association: {id: tiny, name: Tiny, domain: tiny.example, language: en}
doctors:
  - {id: a, name: A}
  - {id: b, name: B}
  - {id: c, name: C, never: [sunday]}
  - {id: e, name: E, until: 2026-11-30}
  - {id: f, name: F, leave: [{from: 2026-12-01, to: 2026-12-31}]}
  - {id: g, name: G, share: 0}
  - {id: h, name: H, departments: [surgery]}
lines:
  - {id: x, unit: doctor, days: [sunday], hours: 09:00-12:00, need: 2,
     who: [a, b, c, e, f, g], reserve: 1}
rules:
  - limit: {max: 3, per: month}
"""


class Unfilled(harness.Case):
    def setUp(self):
        super().setUp()
        self.write("region.yaml", REGION)
        self.write("requests/a.csv", "who,kind,from\na,absent,2026-12-06\n")

    def test_document(self):
        document = self.json("solve", "2026-12", expect=4)
        self.assertEqual(document["status"], "optimal")
        tiers = {tier["tier"]: tier["cost"] for tier in document["tiers"]}
        # eight places, a can serve three, b three; a and b are the only ones for the reserve
        self.assertEqual(tiers["fill"], 2)
        self.assertEqual(sum(o["short"] for o in document["unfilled"] if o["role"] == "duty"), 2)
        self.assertEqual(tiers["reserve"],
                         sum(o["short"] for o in document["unfilled"] if o["role"] == "reserve"))
        first = next(o for o in document["unfilled"] if o["date"] == "2026-12-06")
        self.assertEqual(first["line"], "x")
        codes = {reason["provider"]: reason["code"] for reason in first["reasons"]}
        self.assertEqual(set(codes) - {"b"}, {"a", "c", "f", "g"})
        self.assertEqual(codes["a"], "absent")
        self.assertEqual(codes["c"], "never")
        self.assertEqual(codes["f"], "leave")
        self.assertEqual(codes["g"], "share")
        for reason in first["reasons"]:
            self.assertTrue(reason["message"])

    def test_text(self):
        out, err = self.run_in("solve", "2026-12", expect=4)
        self.assertIn("2026-12-06 x: open places: 1\n", err)
        self.assertIn("    a: ", err)
        self.assertIn("6 of 8", out)
        out, err = self.run_in("solve", "2026-12", "-q", expect=4)
        self.assertEqual(out, "")
        self.assertIn("2026-12-06 x: ", err)

    def test_the_rota_has_open_rows(self):
        self.run_in("solve", "2026-12", expect=4)
        rows = self.rota("out/2026-12/rota.csv")
        opened = [row for row in rows if row["role"] == "open"]
        self.assertEqual(len(opened), 2)
        for row in opened:
            self.assertEqual((row["provider"], row["name"]), ("", ""))
            self.assertEqual(row["hours"], "09:00-12:00")

    def test_audit_agrees(self):
        self.run_in("solve", "2026-12", expect=4)
        out, _ = self.run_in("audit", "2026-12", expect=4)
        self.assertIn("open places: 2;", out)
        self.assertIn("2026-12-06 x: open places: 1\n", out)
        document = self.json("audit", "2026-12", expect=4)
        self.assertEqual(document["hard"], 0)
        self.assertEqual(document["tiers"][0], {"tier": "fill", "cost": 2})

    def test_published_with_a_warning(self):
        self.run_in("solve", "2026-12", expect=4)
        _, err = self.run_in("publish", "2026-12")
        self.assertIn("warning: 2026-12 has open places: 2", err)
        self.assertIn("records/2026-12-r1.yaml", self.tree())
        show, _ = self.run_in("show", "2026-12")
        self.assertIn("open", show)

    def test_a_reserve_alone_is_no_failure(self):
        self.write("region.yaml", REGION.replace("need: 2", "need: 1"))
        document = self.json("solve", "2026-12")
        self.assertEqual(document["tiers"][0]["cost"], 0)
        self.assertGreater(document["tiers"][1]["cost"], 0)
        self.assertTrue(all(o["role"] == "reserve" for o in document["unfilled"]))

    def test_reasons_keep_the_time(self):
        self.write("requests/a.csv", "who,kind\n")
        doctors = "".join(f"  - {{id: d{i:03}, name: D{i}}}\n" for i in range(200))
        self.write("region.yaml", f"""rinban: 1
association: {{id: t, name: T, domain: t.example, language: en}}
doctors:
{doctors}lines:
  - {{id: x, unit: doctor, days: [every-day], hours: 09:00-12:00, need: 10}}
  - {{id: y, unit: doctor, days: [every-day], hours: 13:00-17:00, need: 10}}
rules:
  - rest: {{hours: 9}}
  - limit: {{max: 1, per: month}}
""")
        begun = time.monotonic()
        document = self.json("solve", "2026-12", "--time", "2", expect=4)
        self.assertLess(time.monotonic() - begun, 6)
        self.assertEqual(document["tiers"][0]["cost"], 420)
        self.assertGreater(len(document["unfilled"]), 20)


harness.main()
