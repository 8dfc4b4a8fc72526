# SPDX-License-Identifier: Apache-2.0
"""Soaks the sandbox: many requests over many connections while faults are injected.

    soak.py CAPTIONS [--requests 1000000] [--connections 200] [--seed 7]

Starts `CAPTIONS sandbox` and holds it to this:

* every client reads what it wrote; where an answer was lost, what it wrote or what was there before;
* the journal misses no request, and the account is what the writes in the journal make it;
* memory, threads and open files do not grow between a fifth of the way and the end;
* it ends with status 0 when it is asked to.

Only the standard library is used, and nothing of the sandbox.
"""

import argparse
import asyncio
import base64
import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time

LANGUAGES = ["eng", "fra", "deu", "zh-Hant"]

# Chances are small: most requests should do something.
FAULTS = [
    {"path": "/v1/*", "probability": 0.004, "status": 503, "retry_after": 1},
    {"path": "/v1/*", "probability": 0.002, "status": 500, "applied": True},
    {"path": "/v1/*", "probability": 0.003, "drop": True, "applied": True},
    {"path": "/v1/*", "probability": 0.003, "drop": True, "applied": False},
    {"path": "/v1/*", "probability": 0.002, "reset": True},
    {"path": "/v1/*", "probability": 0.003, "truncate": 3},
    {"path": "/v1/*", "probability": 0.003, "malformed": True},
    {"path": "/v1/*", "probability": 0.002, "content_type": "text/html"},
    {"path": "/v1/*", "probability": 0.002, "delay_ms": 20},
    {"path": "/v1/*", "probability": 0.001, "drip": 200},
]


class Lost(Exception):
    """No whole answer came."""


class Failure(Exception):
    """The sandbox did what it must not."""


class Connection:
    """One connection with keep-alive; opened again when it was lost."""

    def __init__(self, port):
        self.port = port
        self.reader = self.writer = None

    async def request(self, method, path, body=b"", kind=""):
        try:
            if self.writer is None:
                self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
            head = (
                f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
                "Authorization: Bearer soak\r\n"
            )
            if kind:
                head += f"Content-Type: {kind}\r\n"
            if method in ("POST", "PUT"):
                head += f"Content-Length: {len(body)}\r\n"
            self.writer.write(head.encode() + b"\r\n" + body)
            head = await self.reader.readuntil(b"\r\n\r\n")
            status = int(head[9:12])
            match = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
            answer = await self.reader.readexactly(int(match.group(1))) if match else b""
            if re.search(rb"(?i)\r\nconnection: close", head):
                self.close()
            return status, answer
        except (OSError, asyncio.IncompleteReadError) as error:
            self.close()
            raise Lost from error

    def close(self):
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


def multipart(text, language):
    boundary = "soak-boundary"
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="caption_file"; '
             f'filename="a.srt"\r\n\r\n{text}\r\n']
    if language:
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="language"\r\n\r\n'
                     f"{language}\r\n")
    body = "".join(parts) + f"--{boundary}--\r\n"
    return body.encode(), f"multipart/form-data; boundary={boundary}"


def form(text, language):
    from urllib.parse import urlencode
    fields = {"caption_file": text}
    if language:
        fields["language"] = language
    return urlencode(fields).encode(), "application/x-www-form-urlencoded"


def in_json(text, language):
    fields = {"caption_file": text}
    if language:
        fields["language"] = language
    return json.dumps(fields).encode(), "application/json"


class Worker:
    """One client with a media of its own, whose captions it knows."""

    def __init__(self, number, port, budget, seed):
        self.media = media_id(number)
        self.random = random.Random(seed * 1_000_003 + number)
        self.connection = Connection(port)
        self.budget = budget
        self.counter = 0
        # What may be there: more than one value after a lost answer.
        self.known = {language: {None} for language in LANGUAGES}
        self.lost = self.refused = 0

    async def run(self):
        while self.budget[0] > 0:
            self.budget[0] -= 1
            try:
                await self.step()
            except Lost:
                self.lost += 1
        self.connection.close()

    async def step(self):
        draw = self.random.random()
        language = self.random.choice(LANGUAGES)
        base = f"/v1/medias/{self.media}/captions"
        if draw < 0.30:
            return await self.show(language, base)
        if draw < 0.45:
            return await self.index(base)
        if draw < 0.85:
            return await self.write(language, base)
        if draw < 0.90:
            return await self.connection.request("GET", "/v1/medias.json?per_page=2&page=3")
        if draw < 0.94:
            return await self.connection.request("GET", "/v1/account.xml")
        if draw < 0.97:
            self.counter += 1
            return await self.connection.request(
                "PUT", f"/v1/medias/{self.media}/customizations.json",
                json.dumps({"playerColor": f"{self.counter:06x}"}).encode(), "application/json")
        if draw < 0.98:
            return await self.connection.request("POST", f"{base}/nothing", b"{", "application/json")
        if draw < 0.99:
            return await self.connection.request("GET", "/v1/projects/nothing.json")
        return await self.connection.request("POST", base + ".json", b"a=b")

    async def show(self, language, base):
        status, body = await self.connection.request("GET", f"{base}/{language}.json")
        self.see(language, status, body)

    def see(self, language, status, body):
        if status == 404:
            return self.narrow(language, None)
        if status == 200:
            try:
                text = json.loads(body)["text"]
            except (ValueError, KeyError, TypeError):
                return
            self.narrow(language, text)

    def narrow(self, language, value):
        if value not in self.known[language]:
            raise Failure(f"{self.media} {language}: {value!r} was read, and one of "
                          f"{self.known[language]!r} was written")
        self.known[language] = {value}

    async def index(self, base):
        status, body = await self.connection.request("GET", base + ".json")
        if status != 200:
            return
        try:
            tracks = {track["language"]: track["text"] for track in json.loads(body)}
        except (ValueError, KeyError, TypeError):
            return
        for language in LANGUAGES:
            self.narrow(language, tracks.get(language))

    async def write(self, language, base):
        known = self.known[language]
        self.counter += 1
        text = f"1\n00:00:00,000 --> 00:00:03,000\n{self.media} {language} {self.counter}\n"
        encode = self.random.choice([multipart, form, in_json])
        if known == {None}:
            method, path, new = "POST", base + ".json", text
            body, kind = encode(text, language)
        elif self.random.random() < 0.7:
            method, path, new = "PUT", f"{base}/{language}.json", text
            body, kind = encode(text, None)
        else:
            method, path, new, body, kind = "DELETE", f"{base}/{language}.json", None, b"", ""
        # A create leaves what is there; the others need something to be there.
        after = {None: new} if method == "POST" else {value: new for value in known if value}
        outcomes = {after.get(value, value) for value in known}
        try:
            status, answer = await self.connection.request(method, path, body, kind)
        except Lost:
            self.known[language] = known | outcomes
            raise
        if status == 200:
            self.known[language] = {new}
        elif status in (400, 404):
            self.known[language] = {v for v in known if v not in after}
            if not self.known[language]:
                raise Failure(f"{method} {path} answered {status}, and {known!r} was there")
        else:
            # An injected status: carried out or not.
            self.refused += 1
            self.known[language] = known | outcomes


def media_id(number):
    return f"soak{number:06d}"


def seed_state(count):
    return {
        "account": {"name": "Soak"},
        "projects": [{"id": 1, "hashed_id": "soakprojec", "name": "Soak"}],
        "medias": [
            {"id": 10 + n, "hashed_id": media_id(n), "project_id": 1, "name": f"Media {n}"}
            for n in range(count)
        ],
    }


class Replay:
    """The account that the journal's writes make."""

    def __init__(self, count):
        self.tracks = {media_id(n): {} for n in range(count)}
        self.colors = {media_id(n): {} for n in range(count)}
        self.last = self.writes = self.faults = 0

    def take(self, entries):
        for entry in entries:
            if entry["number"] != self.last + 1:
                raise Failure(f"the journal goes from {self.last} to {entry['number']}")
            self.last = entry["number"]
            self.faults += entry["fault"] is not None
            if entry["applied"]:
                self.writes += 1
                self.apply(entry)

    def apply(self, entry):
        method, path, parameters = entry["method"], entry["path"], entry["parameters"]
        match = re.fullmatch(r"/v1/medias/(\w+)/(captions|customizations)(?:/([\w-]+))?\.json", path)
        if not match:
            raise Failure(f"{method} {path} changed the account")
        media, resource, language = match.groups()
        if resource == "customizations":
            self.colors[media].update(parameters)
        elif method == "POST":
            if parameters["language"] in self.tracks[media]:
                raise Failure(f"{media} {parameters['language']} was created twice")
            self.tracks[media][parameters["language"]] = parameters["caption_file"]
        elif language not in self.tracks[media]:
            raise Failure(f"{method} {path} was carried out, and nothing was there")
        elif method == "PUT":
            self.tracks[media][language] = parameters["caption_file"]
        else:
            del self.tracks[media][language]


class Process:
    """The sandbox's process."""

    def __init__(self, captions, directory, medias):
        state = os.path.join(directory, "state.json")
        with open(state, "w") as file:
            json.dump(seed_state(medias), file)
        faults = os.path.join(directory, "faults.json")
        with open(faults, "w") as file:
            json.dump(FAULTS, file)
        self.process = subprocess.Popen(
            [captions, "sandbox", "--quiet", "--state", state, "--faults", faults],
            stdout=subprocess.PIPE)
        ready = json.loads(self.process.stdout.readline())
        self.port = int(ready["page"].rstrip("/").rsplit(":", 1)[1])
        self.pid = self.process.pid

    def memory(self):
        with open(f"/proc/{self.pid}/status") as file:
            fields = dict(line.split(":", 1) for line in file)
        return int(fields["VmRSS"].split()[0]) // 1024, int(fields["Threads"])

    def open_files(self):
        return len(os.listdir(f"/proc/{self.pid}/fd"))

    def warm_up(self):
        """Every thread of the server has opened what it needs when it has answered once."""
        clients = [http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
                   for _ in range(4 * (os.cpu_count() or 1))]
        for client in clients:
            client.request("GET", "/health")
            client.getresponse().read()
        for client in clients:
            client.close()

    def files_at_rest(self, wanted=0):
        """How many files are open when connections that were closed are closed here, too."""
        until = time.monotonic() + 30
        last, since = self.open_files(), time.monotonic()
        while last > wanted and time.monotonic() < until:
            time.sleep(0.05)
            count = self.open_files()
            if count != last:
                last, since = count, time.monotonic()
            elif wanted == 0 and time.monotonic() - since > 1:
                break
        return last

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


async def follow(replay, port, is_over):
    """Reads the journal before it forgets."""
    connection = Connection(port)
    while True:
        over = is_over()
        status, body = await connection.request("GET", f"/__sandbox/requests?after={replay.last}")
        journal = json.loads(body)
        replay.take(journal["requests"])
        if over and replay.last == journal["total"]:
            return connection.close()
        await asyncio.sleep(0.2)


async def soak(process, requests, connections, seed):
    budget = [requests]
    replay = Replay(connections)
    workers = [Worker(n, process.port, budget, seed) for n in range(connections)]
    begin = time.monotonic()
    samples = []
    done = [False]

    async def watch():
        fractions = [n / 10 for n in range(1, 11)]
        while fractions:
            if (requests - budget[0]) / requests >= fractions[0]:
                memory, threads = process.memory()
                samples.append((fractions.pop(0), memory, threads))
                print(f"{samples[-1][0]:4.0%}  {memory} MiB, {threads} threads, "
                      f"{time.monotonic() - begin:.0f} s", file=sys.stderr)
            await asyncio.sleep(0.1)

    following = asyncio.create_task(follow(replay, process.port, lambda: done[0]))
    watching = asyncio.create_task(watch())
    work = asyncio.gather(*(worker.run() for worker in workers))
    # The journal is followed until the work is done, unless it shows what must not be.
    await asyncio.wait([work, following], return_when=asyncio.FIRST_COMPLETED)
    if following.done():
        await following
    await work
    seconds = time.monotonic() - begin
    done[0] = True
    await asyncio.gather(following, watching)
    await compare(process, replay, workers)
    return replay, workers, samples, seconds


def is_text(text, said):
    """Whether a text is what the journal says: an attached file by its size and digest."""
    match = re.fullmatch(r"a\.srt, (\d+) bytes, fnv1a ([0-9a-f]+)", said)
    if not match:
        return text == said
    digest = 0xCBF29CE484222325
    for byte in text.encode():
        digest = (digest ^ byte) * 0x100000001B3 % 2**64
    return len(text.encode()) == int(match.group(1)) and digest == int(match.group(2), 16)


async def compare(process, replay, workers):
    clients = {worker.media: worker for worker in workers}
    connection = Connection(process.port)
    _, body = await connection.request("GET", "/__sandbox/state")
    state = json.loads(body)
    connection.close()
    for media in state["medias"]:
        hashed_id = media["hashed_id"]
        tracks = {
            track["language"]: track["text"] if "text" in track
            else base64.b64decode(track["base64"]).decode()
            for track in media["captions"]
        }
        said = replay.tracks[hashed_id]
        if tracks.keys() != said.keys() or not all(is_text(tracks[k], said[k]) for k in said):
            raise Failure(f"{hashed_id} has {tracks!r}; the journal says "
                          f"{replay.tracks[hashed_id]!r}")
        if media["customizations"] != replay.colors[hashed_id]:
            raise Failure(f"{hashed_id}: the customizations are not what the journal says")
        for language in LANGUAGES:
            clients[hashed_id].narrow(language, tracks.get(language))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("captions", help="the binary")
    parser.add_argument("--requests", type=int, default=1_000_000)
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        process = Process(options.captions, directory, options.connections)
        try:
            process.warm_up()
            files_before = process.files_at_rest()
            replay, workers, samples, seconds = asyncio.run(
                soak(process, options.requests, options.connections, options.seed))
            files_after = process.files_at_rest(wanted=files_before)
            if files_after > files_before:
                raise Failure(f"{files_after - files_before} files stay open")
            memory = {fraction: mib for fraction, mib, _ in samples}
            # By a fifth of a long run the journal is full, and all else is as large as it gets.
            if options.requests >= 100_000 and memory[1.0] > memory[0.2] * 1.1 + 8:
                raise Failure(f"memory grew from {memory[0.2]} to {memory[1.0]} MiB")
            status = process.stop()
            if status != 0:
                raise Failure(f"the sandbox ended with status {status}")
        finally:
            if process.process.poll() is None:
                process.process.kill()
    print(json.dumps({
        "requests": replay.last, "connections": options.connections,
        "writes": replay.writes, "faults": replay.faults,
        "lost": sum(worker.lost for worker in workers), "seconds": round(seconds, 1),
        "requests_per_second": round(replay.last / seconds),
        "memory_mib": [mib for _, mib, _ in samples],
    }))
    print("ok")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"soak: {failure}")
