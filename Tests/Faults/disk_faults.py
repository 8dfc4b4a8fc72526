#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the tool on a disk that fails, one call at a time.

    disk_faults.py CAPTIONS [--runs 600] [--seed 1] [--jobs apply,fix] [--workers 2] [--all]
    disk_faults.py CAPTIONS --case apply@witness/modern:write:7:ENOSPC+part

Counts the calls by which each job works on its files, then runs it again with one call going wrong:
every call in every way there is with `--runs 0`, otherwise so many of them, drawn so that each kind
of fault has its share. After each run:

* every text that was there is still somewhere, in the directory, the account or a backup;
* every file and every track is whole, the old one or the new one;
* an exit status of 0 means that everything was done, and what only interrupts stops nothing;
* manifests and journals can be read line by line, and nothing temporary is left;
* the next run, on a disk that works, brings everything to where an undisturbed one would have;
* what somebody else saves while the tool is at work is not overwritten.

Only the standard library of Python is used, and a C compiler.
"""

import argparse
import collections
import concurrent.futures
import os
import random
import re
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True

from accounts import Sandbox, Witness
from bench import Bench, captions, is_killed
from disk import FILE_SYSTEMS, CallLog, Disk, Fault, faults
from jobs import (
    Apply, Fix, Pull, Relabel, RelabelOneCode, Rename, RenameUndone, Restore, Shift, Undo)
from sandbox_job import SandboxData

JOBS = [Apply, Pull, Restore, Relabel, RelabelOneCode, Rename, RenameUndone, Undo, Fix, Shift,
        SandboxData]

# How the runs are shared among the file systems.
SHARES = {"modern": 0.6, "plain": 0.3, "old": 0.1}


class Case:
    """One run of a job with one fault."""

    def __init__(self, job, account, fault):
        self.job, self.account, self.fault = job, account, fault

    def __str__(self):
        place = f"@{self.account}" if self.account else ""
        return f"{self.job.name}{place}/{self.fault}"

    @staticmethod
    def parse(name):
        place, fault = name.split("/", 1)
        job, _, account = place.partition("@")
        return Case(next(kind for kind in JOBS if kind.name == job), account, Fault.parse(fault))


class Worker:
    """A bench with accounts of its own, on which one case runs after the other."""

    def __init__(self, binary, directory):
        self.binary = binary
        self.bench = Bench(binary, directory)
        self.accounts = {}
        self.ready = {}

    def account(self, name):
        if name and name not in self.accounts:
            self.accounts[name] = Witness() if name == "witness" else Sandbox(self.binary)
        return self.accounts.get(name)

    def stop(self):
        for account in self.accounts.values():
            account.stop()

    def prepare(self, case):
        """Puts everything to where the job begins."""
        bench = self.bench
        bench.account = self.account(case.account)
        if isinstance(bench.account, Witness):
            bench.account.is_one_code = case.job.is_one_code
        key = (case.job, case.account)
        if key not in self.ready:
            bench.clear()
            job = case.job()
            job.set_up(bench)
            self.ready[key] = job, bench.save()
        job, saved = self.ready[key]
        bench.load(saved)
        return job

    def count(self, case):
        """The calls of a run in which nothing goes wrong."""
        job = self.prepare(case)
        if job.perform:
            job.perform(self.bench, case.fault)
        else:
            self.bench.run(job.command(self.bench), case.fault)
        return CallLog(self.bench.log).counts

    def run(self, case):
        """Runs a case: what it has to complain about, and which calls went wrong."""
        job, bench, fault = self.prepare(case), self.bench, case.fault
        if job.perform:
            return job.perform(bench, fault)
        if fault.is_meanwhile:
            return self.run_meanwhile(job, fault)
        kept = job.kept(bench)
        outcome = bench.run(job.command(bench), fault)
        log = CallLog(bench.log)
        hits = log.hits
        complaints = list(self.after_the_fault(job, fault, kept, outcome))
        if not fault.number:
            complaints += self.fleeting_backups(log)
        if fault.number and not hits:
            # The run took another way this time.
            return complaints, hits
        again = job.again(bench)
        complaints += self.after_the_next_run(job, kept, again)
        return complaints, hits

    def run_meanwhile(self, job, fault):
        """Runs a job while somebody else saves one of its files, or puts a link there."""
        bench = self.bench
        # With something to fix in it.
        saved = captions("saved meanwhile").replace(b",000 -->", b".000 -->")
        outside = bench.lay_ready(fault.kind, saved)
        outcome = bench.run(job.command(bench), fault, job.touched)
        hits = CallLog(bench.log).hits
        complaints = []
        if outcome.status is None or outcome.status < 0:
            complaints.append(f"it ends wrongly: {outcome}")
        if fault.kind == "linked":
            with open(outside, "rb") as file:
                if file.read() != saved:
                    complaints.append("it writes through a link that leaves the directory")
        elif hits:
            content = bench.captions().get(job.touched)
            if content not in job.results(bench, saved):
                complaints.append(f"what was saved meanwhile is overwritten: {outcome}")
            elif content != saved and job.kept(bench) and saved not in bench.texts():
                complaints.append(f"what was saved meanwhile is lost: {outcome}")
            elif content == saved and outcome.status == 0 and (
                    # Who saves behind the replacing meets nobody at work on the file any more.
                    bench.displaced() != job.end()[0][job.touched]):
                complaints.append("it says that all is done, and left alone what was saved")
        complaints += (f"{path} is left behind" for path in bench.litter())
        return complaints, hits

    def after_the_fault(self, job, fault, kept, outcome):
        bench = self.bench
        if outcome.status is None or (outcome.status < 0 and not (fault.is_kill
                                                                  and is_killed(outcome))):
            yield f"it ends wrongly: {outcome}"
        if bench.is_secret_in(outcome.output + outcome.messages):
            yield "it prints the token"
        yield from self.losses(kept)
        for what, seen, allowed in zip(
                ("file", "track"), (bench.captions(), bench.tracks()), job.middle()):
            for key in sorted(seen.keys() | allowed.keys()):
                if seen.get(key) not in allowed.get(key, {None}) and not (
                        what == "track" and job.is_one_code and key not in seen):
                    state = "gone" if key not in seen else "neither the old nor the new one"
                    yield f"the {what} {key} is {state}"
        yield from job.complaints(bench)
        yield from bench.unreadable()
        # What the disk does not let go of, or look at, is left to the next run.
        if not is_killed(outcome) and fault.calls not in ("unlink", "look"):
            yield from (f"{path} is left behind" for path in bench.litter())
        missing = list(self.distance(job.end()))
        if outcome.status == 0 and missing:
            yield f"it says that all is done (status 0), but {missing[0]}"
        if fault.is_harmless and outcome.status != 0:
            yield f"it gives up where nothing is wrong: {outcome}"
        if outcome.status not in (0, None) and outcome.status > 0 and not (
                outcome.messages.strip() or outcome.output.strip()):
            yield f"it says nothing, and ends with status {outcome.status}"

    def fleeting_backups(self, log):
        """Backups that a power cut may take away: a name lasts once its directory is synced."""
        for path in sorted(log.fleeting):
            if "/backups" in path and os.path.exists(self.bench.library + path):
                yield f"a power cut takes {path} away: the directory that it is in was not synced"

    def after_the_next_run(self, job, kept, again):
        bench = self.bench
        goal = job.goal() if hasattr(job, "goal") else job.end()
        if again.status != 0:
            yield f"the next run does not put it right: {again}"
        yield from (f"after the next run {text}" for text in self.losses(kept))
        yield from (f"after the next run {text}" for text in self.distance(goal))
        yield from (f"after the next run {text}" for text in job.complaints(bench))
        yield from (f"after the next run {text}" for text in bench.unreadable())
        yield from (f"after the next run {path} is left behind" for path in bench.litter())
        if again.status == 0 and not job.idles(bench):
            yield "one more run still finds something to do"

    def losses(self, kept):
        for content in sorted(kept - self.bench.texts()):
            yield f"a text is lost: {content[:50]!r}…"

    def distance(self, goal):
        """How far files and tracks are from where they should be."""
        for what, seen, wanted in zip(
                ("file", "track"), (self.bench.captions(), self.bench.tracks()), goal):
            for key in sorted(seen.keys() | wanted.keys()):
                if seen.get(key) != wanted.get(key):
                    yield (f"the {what} {key} is missing" if key not in seen
                           else f"the {what} {key} should not be there" if key not in wanted
                           else f"the {what} {key} is another one")


class Crew:
    """Workers, one for each thread."""

    def __init__(self, binary, directory, size):
        self.binary, self.directory = binary, directory
        self.pool = concurrent.futures.ThreadPoolExecutor(size)
        self.local = threading.local()
        self.workers = []

    def worker(self):
        if not hasattr(self.local, "worker"):
            place = os.path.join(self.directory, f"worker-{threading.get_ident()}")
            self.local.worker = Worker(self.binary, place)
            self.workers.append(self.local.worker)
        return self.local.worker

    def map(self, method, cases):
        return self.pool.map(lambda case: method(self.worker(), case), cases)

    def stop(self):
        self.pool.shutdown()
        for worker in self.workers:
            worker.stop()


def draw(crew, jobs, runs, seed):
    """The cases: for each job and file system the faults of each kind in turn, shuffled."""
    dice = random.Random(seed)
    places = [(job, name, file_system) for job in jobs for file_system in FILE_SYSTEMS
              for name in ([""] if not job.talks else ["witness"] if job.is_one_code
                           else ["witness", "sandbox"])]
    plain = [Case(job, name, Fault(file_system)) for job, name, file_system in places]
    cases = list(plain)
    for (job, name, file_system), counts in zip(places, crew.map(Worker.count, plain)):
        strata = [list(stratum) for stratum in
                  faults(file_system, counts, bool(job.touched)).values()]
        total = sum(map(len, strata))
        accounts = sum(place[0] is job and place[2] == file_system for place in places)
        share = total if runs == 0 else max(
            1, round(runs * SHARES[file_system] / len(jobs) / accounts))
        for stratum in strata:
            dice.shuffle(stratum)
        dice.shuffle(strata)
        chosen = []
        while len(chosen) < min(share, total):
            for stratum in strata:
                if stratum and len(chosen) < share:
                    chosen.append(stratum.pop())
        cases += [Case(job, name, fault) for fault in chosen]
        print(f"{job.name:17} {name:8} {file_system:7} {sum(counts.values()):4} calls, "
              f"{len(chosen)} of {total} faults", file=sys.stderr)
    return cases


def sort_of(complaint):
    """A complaint without the names in it."""
    return re.sub(r"b'.*|\S*[/.]\S*|\d+|: .*", "…", complaint)


def report(case, complaints, hits, binary):
    print(f"\n{case}")
    print(f"  went wrong: {'; '.join(hits[:3]) or 'nothing'}")
    for complaint in complaints[:4]:
        print(f"  {complaint}")
    print(f"  {sys.argv[0]} {binary} --case '{case}'", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("captions", help="the binary")
    parser.add_argument("--runs", type=int, default=600, help="0 for all there are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", help="which, separated by commas")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--case", help="one run, as a report names it")
    parser.add_argument("--all", action="store_true", help="report more than two of a kind")
    options = parser.parse_args()
    binary = os.path.abspath(options.captions)
    if sys.platform != "linux" or not Disk.compiler():
        print("skipped: this takes Linux and a C compiler")
        return 0
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="captions-faults-") as directory:
        Disk.build(directory)
        crew = Crew(binary, directory, 1 if options.case else options.workers)
        try:
            if options.case:
                cases = [Case.parse(options.case)]
            else:
                names = options.jobs.split(",") if options.jobs else [job.name for job in JOBS]
                jobs = [job for job in JOBS if job.name in names]
                cases = draw(crew, jobs, options.runs, options.seed)
            failures = collections.Counter()
            kinds = collections.Counter()
            reached = kills = 0
            usual = set()
            for case, (complaints, hits) in zip(cases, crew.map(Worker.run, cases)):
                reached += bool(hits)
                kills += bool(hits) and case.fault.is_kill
                # What is wrong on a disk that works is told once.
                sorts = {(case.job, sort_of(complaint)) for complaint in complaints}
                if not case.fault.number:
                    usual |= sorts
                elif sorts <= usual:
                    complaints = []
                else:
                    complaints = [complaint for complaint in complaints
                                  if (case.job, sort_of(complaint)) not in usual]
                if complaints:
                    kind = (case.job.name, case.fault.calls, sort_of(complaints[0]))
                    kinds[kind] += 1
                    failures[case.job.name] += 1
                    if options.all or kinds[kind] <= 2:
                        report(case, complaints, hits, binary)
        finally:
            crew.stop()
    total = sum(failures.values())
    by_job = ", ".join(f"{job} {count}" for job, count in failures.items())
    print(f"{len(cases)} runs, {reached} with a fault, {kills} of them killed; {total} failures"
          f"{f' ({by_job})' if by_job else ''}; seed {options.seed}, "
          f"{time.monotonic() - begin:.0f} s")
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
