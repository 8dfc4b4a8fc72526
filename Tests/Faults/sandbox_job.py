# SPDX-License-Identifier: Apache-2.0
"""The sandbox on a failing disk: what it says that it did, it did."""

import signal

from accounts import NotStarted, Sandbox
from bench import captions
from disk import CallLog
from jobs import Job, text


class SandboxData(Job):
    """Keeps an account in a directory while clients write, then is killed and started again."""

    name = "sandbox-data"
    writes = [
        ("PUT", "media00001", "eng", captions("new")),
        ("POST", "media00002", "fra", captions("added")),
        ("DELETE", "media00001", "deu", None),
        ("PUT", "media00003", "eng", captions("long and new", 1500)),
    ]
    tracks = {
        ("media00001", "eng"): text(captions("old")), ("media00001", "deu"): text(captions("gone")),
        ("media00003", "eng"): text(captions("long and old", 1500)),
        ("media00004", "eng"): text(captions("same")),
    }

    def set_up(self, bench):
        sandbox = Sandbox(bench.binary, "--data", bench.library)
        sandbox.set(self.tracks)
        status = sandbox.stop()
        assert status == 0, f"setting up: status {status}"

    def perform(self, bench, fault):
        """Gives what there is to complain about, and which calls went wrong."""
        bench.forget_calls()
        answers = {}
        try:
            sandbox = Sandbox(bench.binary, "--data", bench.library,
                              environment=bench.environment(fault))
            for method, media, code, content in self.writes:
                is_new = method == "POST"
                answers[media, code] = sandbox.write(
                    method, media, None if is_new else code, content and text(content),
                    code if is_new else None)
            sandbox.stop(signal.SIGKILL)
        except NotStarted as error:
            status, messages = error.args
            if status >= 0 and not messages:
                return ["it does not start, and says nothing"], CallLog(bench.log).hits
        hits = CallLog(bench.log).hits
        complaints = []
        if fault.is_harmless and set(answers.values()) != {200}:
            complaints.append(f"it gives up where nothing is wrong: {answers}")
        try:
            sandbox = Sandbox(bench.binary, "--data", bench.library)
        except NotStarted as error:
            return complaints + [f"it does not start again: {error}"], hits
        there = sandbox.tracks()
        status = sandbox.stop()
        if status != 0:
            complaints.append(f"it ends with {status} when it is asked to")
        complaints += self.differences(there, answers)
        complaints += (f"{path} is left behind" for path in bench.litter())
        return complaints, hits

    def differences(self, there, answers):
        wanted = {key: {text} for key, text in self.tracks.items()}
        for _, media, code, content in self.writes:
            new, old = content and text(content), self.tracks.get((media, code))
            answer = answers.get((media, code))
            # Without a clear answer, either; where it said so, the new one.
            wanted[media, code] = {new} if answer == 200 else {new, old}
        for key in sorted(there.keys() | wanted.keys()):
            if there.get(key) not in wanted.get(key, {None}):
                yield f"the track {key} is not what {answers.get(key)} said"
