"""Another program on the public header: examples/embed.c."""
import os
import subprocess

import harness

EMBED = os.path.join(harness.BUILD, "embed")


class Embed(harness.Case):
    def embed(self, *words, expect=0):
        process = subprocess.Popen([EMBED, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        return self.end(process, expect)

    def test_a_rota(self):
        self.init()
        out, err = self.embed(self.folder, "2026-12")
        *duties, proof = out.splitlines()
        self.assertEqual((len(duties), proof, err), (11, "proven", ""))
        self.run_in("solve", "2026-12")
        self.assertEqual([tuple(line.split()) for line in duties],
                         [(row["date"], row["line"], row["provider"])
                          for row in self.rota("out/2026-12/rota.csv")])

    def test_writes_nothing_unasked(self):
        self.init()
        before = self.identities()
        self.embed(self.folder, "2026-12")
        self.assertEqual(self.identities(), before)

    def test_wrong_input(self):
        self.embed(expect=2)
        self.init()
        self.embed(self.folder, "2026-13", expect=2)
        self.embed(self.path("nowhere"), "2026-12", expect=3)
        self.write("requests/wrong.csv", "who,kind,from\nnobody,absent,2026-12-06\n")
        out, err = self.embed(self.folder, "2026-12", expect=3)
        self.assertEqual(out, "")
        self.assertIn("wrong.csv:2:1: error: ", err)

    def test_open_places(self):
        self.write("region.yaml", harness.TINY)
        self.write("requests/r.csv", "who,kind,from\na,absent,2026-12-06\nb,absent,2026-12-06\n")
        out, _ = self.embed(self.folder, "2026-12", expect=4)
        self.assertEqual(len(out.splitlines()), 4)


harness.main()
