"""The pages in headless Chromium: the script, print to A4, and axe-core where npm brings it. Slow."""
import json
import os
import re
import shutil
import subprocess
import unittest

import harness

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PAGES = ("rota.html", "notice.html", "internal.html")
# Puts what axe finds where --dump-dom shows it.
RUN = """<script>axe.run().then(r => { const p = document.createElement("pre"); p.id = "axe";
p.textContent = JSON.stringify(r.violations.map(v => [v.id, v.nodes.map(n => n.html)]));
document.body.append(p); });</script>"""


@unittest.skipUnless(CHROMIUM, "chromium is not installed")
class Browser(harness.Case):
    def setUp(self):
        super().setUp()
        self.init(LC_ALL="ja_JP.UTF-8")
        self.run_in("solve", "2026-12", "-q")
        self.run_in("publish", "2026-12", "-q")

    def chromium(self, page, *words):
        done = subprocess.run(
            [CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
             "--user-data-dir=" + self.path("profile"), *words, "file://" + page],
            capture_output=True, timeout=120, check=True)
        return done.stdout.decode()

    def place(self, name):
        return self.path("out", "2026-12", name)

    def test_today_and_search(self):
        text = self.read("out/2026-12/rota.html").decode()
        page = self.write("today.html", text.replace("new Date()", 'new Date("2026-12-05T16:00Z")')
                          .replace("</body>", '<script>const f = document.getElementById("find"); f.value = "七"; '
                                   'f.dispatchEvent(new Event("input"));</script></body>'))
        dom = self.chromium(page, "--dump-dom")
        # 16:00 UTC is the next day in Tokyo
        self.assertEqual(re.findall(r'<tr id="(d[^"]*)" class="[^"]*today', dom), ["d2026-12-06"])
        self.assertIn('<a href="#d2026-12-06">', dom)
        people = re.findall(r'<section class="person" id="p-(\w+)"[^>]*?( hidden="")?>', dom)
        self.assertEqual([who for who, hidden in people if not hidden], ["d07"])
        self.assertIn('class="hit"', dom)

    @unittest.skipUnless(shutil.which("pdfinfo"), "pdfinfo is not installed")
    def test_a_month_is_a_page(self):
        for name in ("rota.html", "notice.html"):
            target = self.path("page.pdf")
            self.chromium(self.place(name), "--no-pdf-header-footer", "--print-to-pdf=" + target)
            out = subprocess.run(["pdfinfo", target], capture_output=True, check=True).stdout.decode()
            self.assertIn("(A4)", out)
            pages = int(re.search(r"Pages: *(\d+)", out)[1])
            # the month, the names, fairness and proof
            self.assertEqual(pages, 3 if name == "rota.html" else 1, name)

    def test_axe(self):
        folder = os.environ.get("RINBAN_AXE") or self.path("npm")
        if not os.path.isdir(folder):
            if not shutil.which("npm"):
                self.skipTest("npm is not installed")
            if subprocess.run(["npm", "install", "--silent", "--prefix", folder, "axe-core@4"],
                              capture_output=True, timeout=200).returncode != 0:
                self.skipTest("npm brings no axe-core")
        with open(os.path.join(folder, "node_modules", "axe-core", "axe.min.js"), encoding="utf-8") as file:
            axe = file.read()
        for name in PAGES:
            text = re.sub(r'<meta http-equiv[^>]*>', "", self.read("out/2026-12", name).decode())
            page = self.write("axe.html", text.replace("</body>", f"<script>{axe}</script>{RUN}</body>"))
            for style in ((), ("--blink-settings=preferredColorScheme=0",)):
                dom = self.chromium(page, "--virtual-time-budget=20000", "--dump-dom", *style)
                found = re.search(r'<pre id="axe">(.*?)</pre>', dom, re.S)
                self.assertIsNotNone(found, "axe did not end")
                self.assertEqual(json.loads(found[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")),
                                 [], name)


harness.main()
