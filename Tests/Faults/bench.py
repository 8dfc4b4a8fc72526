# SPDX-License-Identifier: Apache-2.0
"""A directory of captions, an account, and the binary that works on both."""

import json
import os
import re
import shutil
import signal
import subprocess
import typing

from accounts import TOKEN

# What a run leaves that was not meant to stay.
LITTER = re.compile(r"\.tmp$|\.renaming-\d+")


class Outcome(typing.NamedTuple):
    """How a run ended: its status, a negative signal, or None where it did not end."""

    status: int | None
    output: bytes
    messages: bytes

    def __str__(self):
        text = (self.messages or self.output).decode(errors="replace").strip()
        ending = "it does not end" if self.status is None else f"status {self.status}"
        return f"{ending}: {text[-400:]}" if text else ending


def captions(word, cues=2):
    """Captions that say a word, with nothing to object to."""
    def time(seconds):
        return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},000"
    return "".join(f"{n}\n{time(3 * n)} --> {time(3 * n + 2)}\n{word} {n}\n\n"
                   for n in range(1, cues + 1)).encode()


class Bench:
    """One place to work in."""

    def __init__(self, binary, place):
        self.binary = binary
        self.place = os.path.realpath(place)
        self.library = os.path.join(self.place, "library")
        self.log = os.path.join(self.place, "calls")
        self.account = None
        os.makedirs(os.path.join(self.place, "home"), exist_ok=True)

    def environment(self, fault=None, touched=""):
        variables = {"PATH": "/usr/bin:/bin", "HOME": os.path.join(self.place, "home"),
                     "WISTIA_API_TOKEN": TOKEN, "LC_ALL": "C.UTF-8"}
        if fault is not None:
            variables.update(fault.environment(self.library, self.log, touched))
        return variables

    def forget_calls(self):
        if os.path.exists(self.log):
            os.unlink(self.log)

    def start(self, arguments, fault=None, touched=""):
        self.forget_calls()
        return subprocess.Popen(
            [self.binary, *arguments], cwd=self.place, env=self.environment(fault, touched),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, arguments, fault=None, touched="", limit=120):
        process = self.start(arguments, fault, touched)
        try:
            output, messages = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            process.kill()
            output, messages = process.communicate()
            return Outcome(None, output, messages)
        return Outcome(process.returncode, output, messages)

    def sync(self, verb, *arguments):
        """The arguments of a verb of `captions sync` on the library."""
        return ["sync", verb, "library", "--base-url", self.account.url, "--rate", "1000000",
                "--progress", "none", *arguments]

    # What is there.

    def files(self):
        """Every file below the library, by its path there: its bytes."""
        found = {}
        for directory, _, names in os.walk(self.library):
            for name in names:
                path = os.path.join(directory, name)
                if os.path.islink(path):
                    continue
                with open(path, "rb") as file:
                    found[os.path.relpath(path, self.library)] = file.read()
        return found

    def captions(self):
        """The caption files, without what is hidden."""
        return {path: content for path, content in self.files().items()
                if path.endswith(".srt") and not any(p.startswith(".") for p in path.split("/"))}

    def tracks(self):
        return self.account.tracks() if self.account else {}

    def texts(self):
        """Every text that is kept anywhere."""
        files = {content for path, content in self.files().items()
                 if not LITTER.search(path) and not path.endswith((".json", ".ndjson", "/lock"))}
        return files | {text.encode() for text in self.tracks().values()}

    def litter(self):
        return sorted(path for path in self.files() if LITTER.search(path))

    def unreadable(self):
        """Lines of manifests and journals that are no JSON; a last one without an end is none."""
        for path, content in sorted(self.files().items()):
            if not path.endswith(".ndjson"):
                continue
            for number, line in enumerate(content.split(b"\n")[:-1], 1):
                try:
                    if line:
                        json.loads(line)
                except ValueError:
                    yield f"{path}:{number} is no JSON: {line[:60]!r}…"

    # Changing it.

    def write(self, path, content, mode=0o644):
        full = os.path.join(self.library, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "wb") as file:
            file.write(content)
        os.chmod(full, mode)

    def remove(self, path):
        os.unlink(os.path.join(self.library, path))

    def lay_ready(self, kind, content):
        """Puts a file, or a link to a file elsewhere, where the fault takes it from."""
        ready, outside = self.log + ".swap", os.path.join(self.place, "outside.srt")
        for path in (ready, outside):
            if os.path.lexists(path):
                os.unlink(path)
        with open(outside if kind == "linked" else ready, "wb") as file:
            file.write(content)
        if kind == "linked":
            os.symlink(outside, ready)
        return outside

    def displaced(self):
        """What the file held that was saved meanwhile, in that moment."""
        with open(self.log + ".swap", "rb") as file:
            return file.read()

    def mode(self, path):
        return os.stat(os.path.join(self.library, path)).st_mode & 0o7777

    def clear(self):
        shutil.rmtree(self.library, ignore_errors=True)
        os.makedirs(self.library)
        if self.account:
            self.account.set({})

    def save(self):
        """All that is there, to be put back with `load`."""
        return {path: (content, self.mode(path)) for path, content in self.files().items()}, (
            self.tracks())

    def load(self, saved):
        files, tracks = saved
        self.clear()
        for path, (content, mode) in files.items():
            self.write(path, content, mode)
        if self.account:
            self.account.set(tracks)

    @staticmethod
    def is_secret_in(output):
        """Whether the token was printed."""
        return TOKEN.encode() in output


def is_killed(outcome):
    return outcome.status == -signal.SIGKILL
