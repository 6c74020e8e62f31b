"""Calendar programs, each as a function from a file to what it shows: (uid, start, end, summary,
cancelled), instants as seconds since 1970. Where a program does not tell a field it is None."""
import base64
import contextlib
import functools
import glob
import http.server
import json
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
DEBIAN_PYTHON = "/usr/bin/python3"


class Absent(Exception):
    """The program is not installed here."""


def need(program):
    path = shutil.which(program, path=os.environ["PATH"] + ":/usr/bin")
    if not path:
        raise Absent(program)
    return path


def run(*words, **keywords):
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=120, **keywords)
    if done.returncode != 0:
        raise AssertionError(f"{words}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def plain_environment(folder, **more):
    """Nothing of the user's own settings; programs of Debian that are written in Python."""
    return {"PATH": "/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_CACHE_HOME": folder, **more}


# -- libraries ---------------------------------------------------------------------------------

LIBRARY = """import importlib, json, sys
try:
    importlib.import_module(sys.argv[1])
except ImportError:
    sys.exit(77)
data = open(sys.argv[2], encoding="utf-8", newline="").read()
if sys.argv[1] == "vobject":
    import vobject
    calendar = vobject.readOne(data)
    calendar.validate(raiseException=True)
    events = [(e.uid.value, e.dtstart.value, e.dtend.value, e.summary.value, e.status.value)
              for e in getattr(calendar, "vevent_list", [])]
else:
    import icalendar
    calendar = icalendar.Calendar.from_ical(data)
    events = [(str(e["uid"]), e.decoded("dtstart"), e.decoded("dtend"), str(e["summary"]),
               str(e["status"])) for e in calendar.walk("vevent")]
print(json.dumps([(u, int(s.timestamp()), int(e.timestamp()), t, c == "CANCELLED")
                  for u, s, e, t, c in events]))
"""


def library(name, path):
    done = subprocess.run([need(DEBIAN_PYTHON), "-c", LIBRARY, name, path], capture_output=True,
                          encoding="utf-8", timeout=120)
    if done.returncode == 77:
        raise Absent("python3-" + name)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return [tuple(event) for event in json.loads(done.stdout)]


def node(script, package, path):
    modules = os.environ.get("RINBAN_NODE_MODULES", "")
    if not os.path.isdir(os.path.join(modules, package)):
        raise Absent(package)
    # imports are looked for beside the script
    with tempfile.TemporaryDirectory() as folder:
        os.symlink(modules, os.path.join(folder, "node_modules"))
        copy = shutil.copy(os.path.join(HERE, script), folder)
        found = json.loads(run(need("node"), copy, path, env={**os.environ, "TZ": "UTC"}))
    return [(uid, start, end, summary, status == "CANCELLED")
            for uid, start, end, summary, status, _ in found]


# -- programs ----------------------------------------------------------------------------------

KHAL = """[calendars]
[[c]]
path = {folder}/c
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[default]
default_calendar = c
[sqlite]
path = {folder}/khal.db
"""


def utc(text):
    return int(time.mktime(time.strptime(text, "%Y-%m-%d %H:%M"))) - time.timezone


def khal(path):
    program = need("khal")
    with tempfile.TemporaryDirectory() as folder:
        os.makedirs(os.path.join(folder, "c"))
        config = os.path.join(folder, "config")
        with open(config, "w", encoding="utf-8") as file:
            file.write(KHAL.format(folder=folder))
        environment = plain_environment(folder)
        run(program, "-c", config, "import", "--batch", "-a", "c", path, env=environment)
        told = run(program, "-c", config, "list", "--once", "--day-format", "", "--format",
                   "{uid}|{start-long-full}|{end-long-full}|{status}|{title}", "2026-01-01",
                   "2028-01-01", env=environment)
    found = []
    for line in told.splitlines():
        if line.count("|") >= 4:
            uid, start, end, status, title = line.split("|", 4)
            found.append((uid, utc(start), utc(end), title, "CANCELLED" in status))
    return found


def calcurse(path):
    """Tells neither UID nor status."""
    program = need("calcurse")
    with tempfile.TemporaryDirectory() as folder:
        environment = plain_environment(folder)
        run(program, "-q", "-D", folder, "-i", path, env=environment)
        told = run(program, "-D", folder, "-Q", "--input-datefmt", "4", "--from", "2026-01-01",
                   "--to", "2027-12-31",
                   "--filter-type", "cal", "--format-apt", "%(start:epoch)|%(end:epoch)|%m\n",
                   "--format-recur-apt", "recurs|%m\n", "--format-event", "event|%m\n",
                   env=environment)
    found = set()
    for line in told.splitlines():
        if "|" in line:
            start, end, title = line.split("|", 2)
            found.add((None, int(start), int(end), title, None))
    return sorted(found, key=str)


def collected(folder):
    """The events of a folder with one file for each. vdirsyncer 0.19 gives what it fetches UIDs of
    its own."""
    return [(None, *event[1:]) for file in sorted(glob.glob(os.path.join(folder, "*.ics")))
            for event in library("icalendar", file)]


VDIRSYNCER = """[general]
status_path = "{folder}/status/"
[pair p]
a = "feed"
b = "local"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{url}"
[storage local]
type = "filesystem"
path = "{folder}/items/"
fileext = ".ics"
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        pass


@contextlib.contextmanager
def served(folder):
    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


class Subscription:
    """A folder that vdirsyncer keeps equal to a published file."""

    def __init__(self, path):
        self.program = need("vdirsyncer")
        self.folder = tempfile.mkdtemp(prefix="rinban-feed-")
        self.feed = path

    def fetch(self):
        os.makedirs(os.path.join(self.folder, "items"), exist_ok=True)
        config = os.path.join(self.folder, "config")
        with served(os.path.dirname(self.feed)) as url:
            with open(config, "w", encoding="utf-8") as file:
                file.write(VDIRSYNCER.format(folder=self.folder,
                                             url=f"{url}/{os.path.basename(self.feed)}"))
            environment = plain_environment(self.folder)
            run(self.program, "-c", config, "discover", env=environment)
            run(self.program, "-c", config, "sync", env=environment)
        return collected(os.path.join(self.folder, "items"))

    def close(self):
        shutil.rmtree(self.folder)


def vdirsyncer(path):
    subscription = Subscription(path)
    try:
        return subscription.fetch()
    finally:
        subscription.close()


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port, process):
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            raise AssertionError("the server ended")
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


def request(method, url, body=None):
    asked = urllib.request.Request(url, data=body, method=method, headers={
        "Content-Type": "text/calendar; charset=utf-8",
        "Authorization": "Basic " + base64.b64encode(b"u:u").decode()})
    try:
        with urllib.request.urlopen(asked, timeout=30) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{method} {url}: {error.code} {error.read()[:500]}") from error


def radicale(path):
    """PUT as a whole calendar, and read back."""
    program = need("radicale")
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        server = subprocess.Popen(
            [program, "--config", "", "--server-hosts", f"127.0.0.1:{port}", "--auth-type", "none",
             "--storage-filesystem-folder", folder], env=plain_environment(folder),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            wait_for(port, server)
            url = f"http://127.0.0.1:{port}/u/c/"
            with open(path, "rb") as file:
                status, _ = request("PUT", url, file.read())
            assert status == 201, status
            _, back = request("GET", url)
        finally:
            server.terminate()
            server.wait(timeout=30)
        copy = os.path.join(folder, "back.ics")
        with open(copy, "wb") as file:
            file.write(back)
        return library("icalendar", copy)


READERS = {
    "python3-vobject": functools.partial(library, "vobject"),
    "python3-icalendar": functools.partial(library, "icalendar"),
    "ical.js": functools.partial(node, "icaljs.mjs", "ical.js"),
    "node-ical": functools.partial(node, "nodeical.mjs", "node-ical"),
    "khal": khal,
    "calcurse": calcurse,
    "vdirsyncer": vdirsyncer,
    "radicale": radicale,
}
