#!/usr/bin/env python3
"""What real calendar programs make of the files: the same events at the same instants with the same
words, in zones with and without daylight saving, before and after a change. A program that is not
installed is skipped, with a word. RINBAN is the program; RINBAN_NODE_MODULES a folder with ical.js
and node-ical."""
import os
import sys
import tempfile

import readers
import region


def wanted(published, owner, name):
    """What the reader should tell of the owner's file."""
    live, gone = published.events(owner)
    events = [(*event, False) for event in live] + [(*event, True) for event in gone]
    if name == "calcurse":
        events = {(None, start, end, summary, None) for _, start, end, summary, _ in events}
    if name == "vdirsyncer":
        events = [(None, *event[1:]) for event in events]
    return sorted(events, key=str)


def difference(found, expected):
    lines = [f"    missing {event}" for event in expected if event not in found]
    return lines + [f"    not so  {event}" for event in found if event not in expected]


def compare(published, name, read):
    """Lines of what differs."""
    faults = []
    for owner in ("d01", "d02", "d03"):
        found = sorted(read(published.calendar(owner)), key=str)
        expected = wanted(published, owner, name)
        assert expected
        if found != expected:
            faults += [f"  {published.zone.key} {owner}:", *difference(found, expected)]
    return faults


def compare_feed(published):
    """A subscriber that has fetched before sees the change."""
    feed = published.calendar(published.rows["2026-12"][0]["provider"])
    owner = os.path.basename(feed)[:-len(".ics")]
    subscription = readers.Subscription(feed)
    try:
        before = sorted(subscription.fetch(), key=str)
        faults = difference(before, wanted(published, owner, "vdirsyncer"))
        published.republish()
        after = sorted(subscription.fetch(), key=str)
        assert any(cancelled for *_, cancelled in after), "no tombstone came"
        return faults + difference(after, wanted(published, owner, "vdirsyncer"))
    finally:
        subscription.close()


def tell(counts, name, work):
    """Runs one comparison; counts what came of it."""
    try:
        faults = work()
    except readers.Absent as absent:
        counts["skipped"] += 1
        print(f"skipped: {name}: {absent} is not installed")
        return
    except AssertionError as error:
        faults = [f"  {error}"]
    counts["failed" if faults else "passed"] += 1
    print(f"{'FAILED' if faults else 'ok'}: {name}")
    for fault in faults[:20]:
        print(fault)


def main():
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    with tempfile.TemporaryDirectory(prefix="rinban-clients-") as folder:
        places = [region.Published(os.environ["RINBAN"], os.path.join(folder, str(i)), zone)
                  for i, zone in enumerate(region.ZONES)]
        for moment in ("published", "published again"):
            for name, read in readers.READERS.items():
                tell(counts, f"{name}, {moment}",
                     lambda: [f for place in places for f in compare(place, name, read)])
            if moment == "published":
                tell(counts, "vdirsyncer, a subscription", lambda: compare_feed(places[0]))
                for place in places:
                    if not place.gone:
                        place.republish()
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**counts))
    return counts["failed"] > 0


sys.exit(main())
