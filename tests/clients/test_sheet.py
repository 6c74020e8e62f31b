#!/usr/bin/env python3
"""LibreOffice opens rota.xlsx and reads back what rota.csv and fees.csv say; it computes the fees
itself. Skipped, with a word, where it is not installed."""
import csv
import glob
import os
import shutil
import subprocess
import sys
import tempfile

import region

# every sheet into a file of its own, UTF-8, as shown
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def table(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def convert(office, folder, book):
    subprocess.run([office, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", FILTER, "--outdir", folder, book],
                   check=True, capture_output=True, timeout=300,
                   env={**os.environ, "HOME": folder, "LC_ALL": "C.UTF-8"})


def main():
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        print("skipped: LibreOffice is not installed\n0 passed, 0 failed, 1 skipped")
        return 0
    with tempfile.TemporaryDirectory(prefix="rinban-sheet-") as folder:
        place = region.Published(os.environ["RINBAN"], os.path.join(folder, "r"), "Asia/Tokyo")
        out = place.path("out", "2026-12")
        convert(office, folder, os.path.join(out, "rota.xlsx"))
        sheets = [table(path) for path in glob.glob(os.path.join(glob.escape(folder), "rota-*.csv"))]
        rota, fees = (table(os.path.join(out, name)) for name in ("rota.csv", "fees.csv"))
    # sheets are named in the language of the catalogue, if there is one
    same = rota in sheets
    sheet = next(s for s in sheets if len(s[0]) == 8 and s[0] != rota[0])
    positions = [row for row in sheet[1:] if row[5]]
    paid = [[row[0], row[5], row[6], row[7]] for row in positions] == [
        [row[0], row[6], row[7], row[8]] for row in fees[1:]]
    total = sheet[-1][7] == str(sum(int(row[8]) for row in fees[1:]))
    good = same and paid and total and len(rota) > 10
    print("ok" if good else f"FAILED: list {same}, fees {paid}, total {total}", ": LibreOffice", sep="")
    print(f"{int(good)} passed, {int(not good)} failed, 0 skipped")
    return 0 if good else 1


sys.exit(main())
