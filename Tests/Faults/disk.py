# SPDX-License-Identifier: Apache-2.0
"""A disk that fails: the library that makes calls go wrong, and the faults that it knows."""

import collections
import dataclasses
import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))

FULL = ["ENOSPC", "ENOSPC stays", "EDQUOT"]
KILLS = ["kill-before", "kill-after"]

# What can go wrong with each class of calls.
KINDS = {
    "open": ["EIO", "EACCES", "EMFILE", "EROFS", "EINTR"] + FULL + KILLS,
    "read": ["EIO", "EIO stays", "EINTR", "kill-before"],
    "write": ["EIO", "EROFS stays", "EINTR", "short", "torn", "ENOSPC+part", "ENOSPC+part stays",
              "EDQUOT+part"] + FULL + KILLS,
    "sync": ["EIO", "EIO stays", "EINTR"] + FULL + KILLS,
    "rename": ["EIO", "EACCES", "EROFS stays"] + FULL + KILLS,
    "link": ["EIO", "EPERM", "EROFS stays"] + FULL + KILLS,
    "unlink": ["EIO", "EACCES", "EROFS stays"] + KILLS,
    "truncate": ["EIO", "EINTR", "EROFS stays"] + KILLS,
    "mkdir": ["EIO", "EACCES", "EROFS stays"] + FULL + KILLS,
    "close": ["EIO", "ENOSPC", "EDQUOT", "EINTR"] + KILLS,
    "copy": ["EIO", "EINTR"] + FULL + KILLS,
    "attributes": ["EIO", "EPERM stays"],
    "list": ["EIO", "EACCES", "ENOMEM"],
    "look": ["EIO", "EACCES", "EACCES stays"],
    "lock": ["EINTR", "ENOLCK", "EIO"],
}

# What somebody else does while the tool is at work: saves the file, or puts a link there.
MEANWHILE = ["saved", "linked"]

# File systems by what they, and the kernel in front of them, do not know.
FILE_SYSTEMS = {
    "modern": [],
    # As on exFAT, many in user space, and over the network.
    "plain": ["unnamed", "link", "renameat2", "kinds"],
    # A kernel or a container without the newer calls.
    "old": ["openat2", "unnamed"],
}


@dataclasses.dataclass(frozen=True)
class Fault:
    """One fault: which call of a class goes wrong on which file system, and how."""

    file_system: str
    calls: str = ""
    number: int = 0
    kind: str = ""

    def __str__(self):
        return f"{self.file_system}:{self.calls}:{self.number}:{self.kind}" if self.number else (
            f"{self.file_system}:none")

    @staticmethod
    def parse(text):
        parts = text.split(":", 3)
        return Fault(parts[0], parts[1], int(parts[2]), parts[3]) if len(parts) == 4 else (
            Fault(parts[0]))

    @property
    def is_kill(self):
        return self.kind.startswith("kill") or self.kind == "torn"

    @property
    def is_harmless(self):
        """Whether a program that is right does its work all the same."""
        return self.number == 0 or self.kind == "short" or (
            self.kind == "EINTR" and self.calls != "close")

    @property
    def is_meanwhile(self):
        """Whether it is not the disk's, but somebody else who is at work."""
        return self.kind in MEANWHILE

    def environment(self, below, log, touched=""):
        variables = {"LD_PRELOAD": Disk.library, "FAULT_BELOW": below, "FAULT_LOG": log}
        if FILE_SYSTEMS[self.file_system]:
            variables["FAULT_WITHOUT"] = ",".join(FILE_SYSTEMS[self.file_system])
        if self.number:
            variables.update(FAULT_CLASS=self.calls, FAULT_CALL=str(self.number),
                             FAULT_KIND=self.kind.split()[0])
            if self.is_meanwhile:
                variables.update(FAULT_KIND="swap", FAULT_SWAP=log + ".swap",
                                 FAULT_SWAPPED=os.path.join(below, touched))
            if self.kind.endswith(" stays"):
                variables["FAULT_STAYS"] = "1"
        return variables


class Disk:
    """The library."""

    library = None

    @staticmethod
    def compiler():
        return next((name for name in ("cc", "clang", "gcc") if shutil.which(name)), None)

    @classmethod
    def build(cls, directory):
        target = os.path.join(directory, "failing_files.so")
        subprocess.run([cls.compiler(), "-shared", "-fPIC", "-O1", "-o", target,
                        os.path.join(HERE, "failing_files.c"), "-ldl"], check=True)
        cls.library = target


class CallLog:
    """The calls of a run."""

    def __init__(self, path):
        self.counts = collections.Counter()
        self.hits = []
        # Names that were made, and of which nothing says that they outlive a power cut.
        self.fleeting = set()
        try:
            with open(path, encoding="utf-8", errors="replace") as file:
                lines = file.read().splitlines()
        except FileNotFoundError:
            lines = []
        for line in lines:
            _, calls, function, name = line.split(" ", 3)
            self.counts[calls] += 1
            if name.endswith(" !"):
                self.hits.append(f"{function} {name[:-2] or '/'}")
            elif calls in ("mkdir", "link", "rename") or function == "create":
                self.fleeting.add(name)
            elif calls == "sync":
                self.fleeting = {made for made in self.fleeting if os.path.dirname(made) != (
                    name or "/")}


def faults(file_system, counts, has_touched=False):
    """All faults of a run that makes so many calls of each class, by class and kind."""
    kinds = dict(KINDS)
    if has_touched:
        # Not before a rename: what happens between the last look and that, nobody can see.
        kinds |= {calls: KINDS[calls] + MEANWHILE for calls in ("read", "write", "sync")}
    return {
        (calls, kind): [
            Fault(file_system, calls, number, kind) for number in range(1, counts[calls] + 1)]
        for calls in kinds for kind in kinds[calls] if counts[calls]
    }
