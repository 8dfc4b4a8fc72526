#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Ends `captions sync` with kill -9 at random moments, on changing sides and a failing server.

    kills.py CAPTIONS [--applies 30] [--pulls 12] [--seed 1] [--workers 2] [--keep DIRECTORY]
    kills.py CAPTIONS --story 7

A story is one directory and one account: their authors edit, add and remove captions, then an apply
or a pull runs, the server answers some of its requests wrongly or not at all, and it is killed, by
the clock or at some call by which it works on its files. After each run, killed or not:

* every text that was in the directory, the account or the backups before it still is;
* an apply leaves the files, and a pull the account, alone; nothing is deleted unasked;
* every file and track holds what one of its own authors wrote, whole;
* an exit status of 0 means that both sides agree, but for what the run said it left alone.

A story ends with runs in which nothing goes wrong: they make both sides equal and leave nothing
behind. What is left to `--applies` and `--pulls` are the runs that are killed.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

sys.dont_write_bytecode = True

from accounts import MEDIAS, SAME, Sandbox, Witness, weather
from bench import Bench, Outcome, captions, is_killed
from disk import CallLog, Disk, Fault

LANGUAGES = {"en": "eng", "fr": "fra", "de": "deu", "es": "spa"}
# The sandbox's words for what the witness does to a request.
RULES = [
    {"status": 503, "retry_after": 1}, {"status": 429, "retry_after": 1}, {"status": 500},
    {"status": 500, "applied": True}, {"drop": True, "applied": False},
    {"drop": True, "applied": True}, {"reset": True, "applied": False},
    {"reset": True, "applied": True}, {"truncate": 3}, {"malformed": True},
    {"content_type": "text/html"}, {"delay_ms": 200},
]
RUNS_IN_A_STORY = 14
# The calls before which a run may be killed.
CALLS = ["open", "write", "sync", "rename", "link", "unlink", "truncate", "mkdir", "close"]
# Seconds after which a run is killed in any case: some servers want clients to wait for minutes.
PATIENCE = 4


class Quota:
    """How many runs of each verb are still to be killed."""

    def __init__(self, **left):
        self.lock = threading.Lock()
        self.left = left
        self.seen = collections.Counter()

    def draw(self, dice):
        with self.lock:
            verbs = [verb for verb, count in self.left.items() if count > 0]
            return dice.choices(verbs, [self.left[verb] for verb in verbs])[0] if verbs else None

    def count(self, what, number=1):
        with self.lock:
            self.seen[what] += number

    def killed(self, verb):
        with self.lock:
            self.left[verb] -= 1
            self.seen[f"killed {verb}"] += 1


class Story:
    """A directory and an account, and what happens to them."""

    def __init__(self, bench, number, seed, quota):
        self.bench, self.number, self.quota = bench, number, quota
        self.dice = random.Random(f"{seed}/{number}")
        self.complaints = []
        self.authored = collections.defaultdict(set)
        self.durations = collections.defaultdict(lambda: [0.15])
        self.calls = collections.defaultdict(lambda: 60)
        self.texts = 0
        self.last = ""

    def complain(self, text):
        self.complaints.append(f"story {self.number}, {self.last}: {text}")

    # The authors.

    def new_text(self, media, language):
        self.texts += 1
        cues = 800 if self.dice.random() < 0.1 else self.dice.randint(1, 30)
        content = captions(f"{MEDIAS[media]} {language}, text {self.texts}", cues)
        self.authored[media, language].add(content)
        return content

    def edit_files(self):
        for _ in range(self.dice.randint(0, 4)):
            media = self.dice.choice(list(MEDIAS))
            language = self.dice.choice(list(LANGUAGES))
            path = f"{MEDIAS[media]}.{language}.srt"
            files = self.bench.captions()
            # A directory that is all of a sudden empty is another story.
            if self.dice.random() < 0.25 and path in files and len(files) > 3:
                self.bench.remove(path)
            else:
                self.bench.write(path, self.new_text(media, LANGUAGES[language]))

    def edit_account(self):
        tracks = self.bench.tracks()
        for _ in range(self.dice.randint(0, 2)):
            media = self.dice.choice(list(MEDIAS))
            language = self.dice.choice(list(LANGUAGES.values()))
            key = next((key for key in tracks if key[0] == media
                        and SAME.get(key[1], key[1]) == language), (media, language))
            if self.dice.random() < 0.2 and key in tracks:
                del tracks[key]
            else:
                tracks[key] = self.new_text(media, language).decode()
        self.bench.account.set(tracks)

    # The runs.

    def step(self, verb):
        self.edit_files()
        self.edit_account()
        dice, bench = self.dice, self.bench
        arguments = ["--json"] + ([] if dice.random() < 0.6 else ["--no-retry"])
        if verb == "apply":
            arguments += ["--yes"] + (["--prefer", "local"] if dice.random() < 0.7 else [])
            if dice.random() < 0.5:
                arguments += ["--prune", "--max-delete", "100%"]
        elif dice.random() < 0.5:
            arguments += ["--force"]
        if dice.random() < 0.7:
            self.set_weather(0.15)
        self.last = f"{verb} {' '.join(arguments)}"
        files, tracks, texts = bench.captions(), bench.tracks(), bench.texts()
        outcome = self.run(verb, arguments)
        self.set_weather(0)
        self.settle()
        self.check(verb, arguments, files, tracks, texts, outcome)

    def set_weather(self, share):
        account = self.bench.account
        if isinstance(account, Witness):
            account.weather = weather(self.dice.random(), share) if share else None
        else:
            # One after the other is drawn until one hits.
            account.ask("PUT", "/__sandbox/faults", [
                {"path": "/v1/*", "probability": share / len(RULES), **rule} for rule in RULES
            ] if share else [])

    def run(self, verb, arguments):
        """Runs a verb, and mostly kills it; gives how it ended.

        Whoever waits for the server to be ready again is killed, too.
        """
        bench, dice = self.bench, self.dice
        fault, limit = Fault("modern"), PATIENCE
        draw = dice.random()
        if draw < 0.4:
            number = dice.randint(1, round(self.calls[verb] * 1.1))
            fault = Fault("modern", ",".join(CALLS), number, "kill-before")
        elif draw < 0.85:
            usual = sorted(self.durations[verb])
            limit = dice.uniform(0, 1.2 * usual[len(usual) // 2])
        begin = time.monotonic()
        process = bench.start(bench.sync(verb, *arguments), fault)
        try:
            output, messages = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            process.kill()
            output, messages = process.communicate()
        self.quota.count("runs")
        outcome = Outcome(process.returncode, output, messages)
        if is_killed(outcome):
            self.quota.killed(verb)
        else:
            self.durations[verb].append(time.monotonic() - begin)
            self.calls[verb] = max(10, sum(CallLog(bench.log).counts[call] for call in CALLS))
            if outcome.status not in (0, 1, 2, 5, 7):
                self.complain(f"it ends wrongly: {outcome}")
        if bench.is_secret_in(output + messages):
            self.complain("it prints the token")
        return outcome

    def settle(self):
        """Waits until the server is done with what a killed process had sent."""
        port = f"{urllib.parse.urlsplit(self.bench.account.url).port:04X}"
        own = getattr(self.bench.account, "connection", None)
        own = own.sock.getsockname()[1] if own and own.sock else None
        until = time.monotonic() + 30
        while time.monotonic() < until:
            with open("/proc/net/tcp") as table:
                rows = [line.split()[1:4] for line in table.readlines()[1:]]
            # Established, and closed by the other side alone.
            if not any(here.endswith(":" + port) and state in ("01", "03", "08")
                       and int(there.split(":")[1], 16) != own for here, there, state in rows):
                return
            time.sleep(0.005)
        self.complain("the server still holds a connection")

    # What must hold.

    def check(self, verb, arguments, files, tracks, texts, outcome):
        bench = self.bench
        new_files, new_tracks = bench.captions(), bench.tracks()
        for content in texts - bench.texts():
            self.complain(f"a text is lost: {content[:60]!r}…")
        if verb == "apply" and new_files != files:
            self.complain("an apply changes files")
        if verb == "pull" and new_tracks != tracks:
            self.complain("a pull changes the account")
        for path in files.keys() - new_files.keys():
            self.complain(f"{path} is deleted")
        if "--prune" not in arguments:
            for key in tracks.keys() - new_tracks.keys():
                self.complain(f"the track {key} is deleted unasked")
        for key in tracks.keys() - new_tracks.keys():
            if self.path(*key) in files:
                self.complain(f"the track {key} is deleted though there is a file for it")
        for path, content in new_files.items():
            if content not in self.authored[self.key(path)]:
                self.complain(f"{path} holds what none of its authors wrote")
        for (media, code), text in new_tracks.items():
            if text.encode() not in self.authored[media, SAME.get(code, code)]:
                self.complain(f"the track {media} {code} holds what none of its authors wrote")
        for line in bench.unreadable():
            self.complain(line)
        if outcome.status == 0:
            self.quota.count("exits with 0")
            self.check_equal(verb, new_files, new_tracks, self.left_alone(outcome))

    def left_alone(self, outcome):
        """What a run says that it left alone."""
        try:
            operations = json.loads(outcome.output)["operations"]
        except (ValueError, KeyError):
            self.complain(f"status 0, and no report: {outcome}")
            return set()
        return {(operation["media_id"], LANGUAGES[operation["language"]])
                for operation in operations if operation["action"] == "hold"}

    def check_equal(self, verb, files, tracks, left=frozenset()):
        """Compares the sides after a run that says that it did all, and what it left alone."""
        there = {(media, SAME.get(code, code)): text.encode()
                 for (media, code), text in tracks.items()}
        here = {self.key(path): content for path, content in files.items()}
        wanted, got, side = (here, there, "account") if verb == "apply" else (
            there, here, "directory")
        for key, content in wanted.items():
            if got.get(key) != content and key not in left:
                self.complain(f"status 0, and the {side} has another text for {key}, or none")

    def end(self):
        """Lets everything settle, on a server and a disk without faults."""
        bench = self.bench
        runs = [("apply", ["--yes", "--prefer", "local", "--prune", "--max-delete", "100%"]),
                ("pull", []), ("verify", []), ("apply", ["--yes", "--prune"])]
        writes = 0
        for verb, arguments in runs:
            self.last = f"the last {verb}"
            files, tracks, texts = bench.captions(), bench.tracks(), bench.texts()
            writes = bench.account.writes
            outcome = bench.run(bench.sync(verb, "--json", *arguments))
            if outcome.status != 0:
                self.complain(f"{outcome}")
            if verb != "verify":
                self.check(verb, arguments, files, tracks, texts, outcome)
        if bench.account.writes != writes:
            self.complain("it still writes something")
        self.check_equal("apply", bench.captions(), bench.tracks())
        self.check_equal("pull", bench.captions(), bench.tracks())
        for path in bench.litter():
            self.complain(f"{path} is left behind")
        if bench.account.purchases:
            self.complain("captions were bought")
        self.quota.count("texts", self.texts)

    @staticmethod
    def key(path):
        name, language, _ = path.rsplit(".", 2)
        media = next(id for id, title in MEDIAS.items() if title == name)
        return media, LANGUAGES[language]

    @staticmethod
    def path(media, code):
        code = SAME.get(code, code)
        language = next(language for language, other in LANGUAGES.items() if other == code)
        return f"{MEDIAS[media]}.{language}.srt"

    def tell(self):
        """Makes some captions on both sides, then lets runs be killed until there were enough."""
        self.last = "setting up"
        self.bench.clear()
        for _ in range(3):
            self.edit_files()
        self.bench.write("Talk 1.en.srt", self.new_text("media00001", "eng"))
        tracks = {(media, code): self.new_text(media, SAME.get(code, code)).decode()
                  for media in MEDIAS for code in self.dice.sample(["eng", "fre", "deu"], 1)}
        self.bench.account.set(tracks)
        for _ in range(RUNS_IN_A_STORY):
            verb = self.quota.draw(self.dice)
            if verb is None:
                break
            self.step(verb)
        self.end()


def perform(binary, directory, number, seed, quota, keep):
    """Performs a story; gives what there is to complain about."""
    place = os.path.join(directory, f"story-{number}")
    bench = Bench(binary, place)
    bench.account = Witness() if number % 2 else Sandbox(binary)
    if isinstance(bench.account, Witness):
        bench.account.is_one_code = number % 4 == 1
    story = Story(bench, number, seed, quota)
    try:
        story.tell()
    finally:
        bench.account.stop()
    if story.complaints and keep:
        shutil.copytree(place, os.path.join(keep, f"story-{number}"), symlinks=True)
    shutil.rmtree(place)
    quota.count("stories")
    return story.complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("captions", help="the binary")
    parser.add_argument("--applies", type=int, default=30, help="how many to kill")
    parser.add_argument("--pulls", type=int, default=12, help="how many to kill")
    parser.add_argument("--seed", default="1")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--story", type=int, help="this one only")
    parser.add_argument("--keep", help="where to put the directories of stories that end badly")
    options = parser.parse_args()
    if sys.platform != "linux" or not Disk.compiler():
        print("skipped: this takes Linux and a C compiler")
        return 0
    binary = os.path.abspath(options.captions)
    begin = time.monotonic()
    quota = Quota(apply=options.applies, pull=options.pulls)
    failures = 0
    numbers = iter(range(1, 1_000_000))
    lock = threading.Lock()

    def next_number():
        with lock:
            if options.story is not None:
                number, options.story = options.story, -1
                return number if number >= 0 else None
            return next(numbers) if any(count > 0 for count in quota.left.values()) else None

    with tempfile.TemporaryDirectory(prefix="captions-kills-") as directory:
        Disk.build(directory)

        def work(_):
            count = 0
            while (number := next_number()) is not None:
                complaints = perform(
                    binary, directory, number, options.seed, quota, options.keep)
                count += len(complaints)
                for complaint in complaints:
                    print(complaint, flush=True)
            return count

        with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
            failures = sum(pool.map(work, range(options.workers)))
    seen = quota.seen
    print(f"{seen['killed apply']} applies and {seen['killed pull']} pulls killed of "
          f"{seen['runs']} runs in {seen['stories']} stories with {seen['texts']} texts; "
          f"{seen['exits with 0']} runs ended with 0; {failures} failures; seed {options.seed}, "
          f"{time.monotonic() - begin:.0f} s")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
