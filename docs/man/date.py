"""The day of the newest entry of a Debian changelog, the release's own date. date.py CHANGELOG"""
import email.utils
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    trailer = next(line for line in file if line.startswith(" -- "))
print(email.utils.parsedate_to_datetime(trailer.split(">  ")[1]).date().isoformat())
