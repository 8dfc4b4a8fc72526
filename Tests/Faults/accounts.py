# SPDX-License-Identifier: Apache-2.0
"""Two accounts to sync with: the released sandbox, and a server that shares nothing with it.

Both hold medias with fixed ids and names, and tell and take their tracks as a dictionary from the
media's id and the language's code to the text.
"""

import email.parser
import http.client
import http.server
import json
import random
import re
import signal
import socket
import struct
import subprocess
import threading
import urllib.parse

TOKEN = "t0ken-of-the-fault-tests"
MEDIAS = {f"media0000{number}": f"Talk {number}" for number in range(1, 6)}
WHEN = "2014-01-03T23:27:30+00:00"

# Codes of one language, where a server takes them for one.
SAME = {"fre": "fra", "ger": "deu", "chi": "zho", "dut": "nld"}


class Witness:
    """An account as the API document of 2014 has it.

    `is_one_code` makes it take the two codes of ISO 639-2 for one language. `weather`, where it is
    set, says what goes wrong with a request: it gets the method and the path.
    """

    name = "witness"
    STATUSES = {"503": {"Retry-After": "1"}, "429": {"Retry-After": "1"}, "500": {}, "502": {}}

    def __init__(self):
        self.lock = threading.Lock()
        self.held = {}
        self.writes = 0
        self.purchases = 0
        self.is_one_code = False
        self.weather = None
        account = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def log_message(self, *_):
                pass

            def handle(self):
                try:
                    super().handle()
                except OSError:
                    # The client was killed.
                    self.close_connection = True

            def answer(self):
                account.answer(self)

            do_GET = do_POST = do_PUT = do_DELETE = answer

        class Server(http.server.ThreadingHTTPServer):
            daemon_threads = True
            request_queue_size = 64

            def handle_error(self, *_):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/v1"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def tracks(self):
        with self.lock:
            return dict(self.held)

    def set(self, tracks):
        with self.lock:
            self.held = dict(tracks)

    def set_weather(self, weather):
        self.weather = weather

    def stop(self):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, request):
        length = int(request.headers.get("Content-Length") or 0)
        body = request.rfile.read(length)
        if len(body) < length:
            request.close_connection = True
            return
        fault = self.weather(request.command, request.path) if self.weather else None
        if fault in self.STATUSES:
            return self.send(request, int(fault), None, self.STATUSES[fault])
        if fault in ("lost request", "reset before"):
            return self.hang_up(request, fault.startswith("reset"))
        with self.lock:
            status, value = self.route(request, body)
        if fault in ("lost answer", "reset after"):
            return self.hang_up(request, fault.startswith("reset"))
        self.send(request, status, value, {}, fault)

    def send(self, request, status, value, headers, fault=None):
        body = b"" if value is None else json.dumps(value).encode()
        if fault == "html":
            body = b"<!doctype html><title>Sorry</title>"
        request.send_response(status)
        for name, text in headers.items():
            request.send_header(name, text)
        request.send_header("Content-Type", "text/html" if fault == "html" else "application/json")
        request.send_header("Content-Length", str(len(body) + (99 if fault == "cut" else 0)))
        request.end_headers()
        if fault == "slow":
            request.wfile.flush()
            threading.Event().wait(0.2)
        request.wfile.write(body)
        request.wfile.flush()
        if fault == "cut":
            self.hang_up(request, False)

    @staticmethod
    def hang_up(request, is_reset):
        request.close_connection = True
        if is_reset:
            request.connection.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            request.connection.close()
        else:
            request.connection.shutdown(socket.SHUT_RDWR)

    def route(self, request, body):
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"error": "unauthorized"}
        url = urllib.parse.urlsplit(request.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        path = url.path.removeprefix("/v1").removesuffix(".json")
        method = request.command
        if path == "/account":
            return 200, {"id": 31, "name": "Witness", "url": "http://witness.wistia.com"}
        if path == "/medias":
            page, size = int(query.get("page", 1)), int(query.get("per_page", 100))
            found = [self.media(media) for media in MEDIAS
                     if query.get("name", MEDIAS[media]) == MEDIAS[media]
                     and query.get("hashed_id", media) == media]
            return 200, found[(page - 1) * size:page * size]
        if path == "/projects":
            return 200, [self.project()] if int(query.get("page", 1)) == 1 else []
        match = re.fullmatch(r"/medias/(\w+)(/captions)?(?:/([\w-]+))?", path)
        if not match or match[1] not in MEDIAS:
            return 404, None
        if not match[2]:
            return 200, self.media(match[1])
        if match[3] == "purchase":
            self.purchases += 1
            return 200, None
        return self.captions(method, match[1], match[3], self.form(request, body))

    def captions(self, method, media, code, form):
        key = (media, code)
        if code is None and method == "GET":
            return 200, [self.track(key[1], text) for key, text in sorted(self.held.items())
                         if key[0] == media]
        if method == "POST" and code is None:
            self.writes += 1
            code = form.get("language", "eng")
            taken = {held for id, held in self.held if id == media}
            if self.is_one_code:
                taken = {SAME.get(held, held) for held in taken}
                if SAME.get(code, code) in taken:
                    return 400, None
            if code in taken or "caption_file" not in form:
                return 400, None
            self.held[media, code] = form["caption_file"]
            return 200, None
        if key not in self.held:
            return 404, None
        if method == "GET":
            return 200, self.track(code, self.held[key])
        self.writes += 1
        if method == "DELETE":
            del self.held[key]
        elif "caption_file" in form:
            self.held[key] = form["caption_file"]
        else:
            return 400, None
        return 200, None

    @staticmethod
    def track(code, text):
        return {"captions": {"language": code, "text": text}}

    @staticmethod
    def form(request, body):
        kind = request.headers.get("Content-Type", "")
        if kind.startswith("application/x-www-form-urlencoded"):
            return dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))
        if not kind.startswith("multipart/form-data"):
            return {}
        message = email.parser.BytesParser().parsebytes(
            b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
        return {
            part.get_param("name", header="content-disposition"):
                part.get_payload(decode=True).decode()
            for part in message.get_payload()
        }

    @staticmethod
    def project():
        return {
            "id": 1, "hashedId": "project001", "name": "Talks", "description": "",
            "mediaCount": len(MEDIAS), "created": WHEN, "updated": WHEN, "public": False,
            "publicId": "p1", "anonymousCanUpload": False, "anonymousCanDownload": False,
        }

    @staticmethod
    def media(media):
        return {
            "id": 100 + list(MEDIAS).index(media), "hashed_id": media, "name": MEDIAS[media],
            "type": "Video", "status": "ready", "progress": 1, "duration": 9000.0,
            "description": "", "created": WHEN, "updated": WHEN, "assets": [],
            "thumbnail": {"url": "http://embed.wistia.com/x.jpg", "width": 100, "height": 60},
            "project": {"id": 1, "name": "Talks", "hashed_id": "project001"},
        }


class NotStarted(Exception):
    """The sandbox ended before it was ready: with which status, and what it said."""


class Sandbox:
    """The sandbox of a binary, in a process of its own."""

    name = "sandbox"

    def __init__(self, binary, *arguments, environment=None):
        self.process = subprocess.Popen(
            [binary, "sandbox", "--quiet", *arguments], stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, env=environment)
        line = self.process.stdout.readline()
        if not line:
            messages = self.process.stderr.read().decode(errors="replace").strip()
            raise NotStarted(self.process.wait(60), messages)
        self.url = json.loads(line)["url"]
        self.port = urllib.parse.urlsplit(self.url).port
        self.connection = None

    def ask(self, method, path, value=None):
        body = None if value is None else json.dumps(value).encode()
        headers = {} if body is None else {"Content-Type": "application/json"}
        for is_last in (False, True):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
            try:
                self.connection.request(method, path, body, headers)
                answer = self.connection.getresponse()
                content = answer.read()
                break
            except (OSError, http.client.HTTPException):
                self.connection.close()
                self.connection = None
                if is_last:
                    raise
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {content!r}")
        return json.loads(content) if content else None

    def tracks(self):
        state = self.ask("GET", "/__sandbox/state")
        return {
            (media["hashed_id"], track["language"]): track["text"]
            for media in state["medias"] for track in media["captions"]
        }

    def set(self, tracks):
        self.ask("PUT", "/__sandbox/state", {
            "account": {"id": 31, "name": "Sandbox"},
            "projects": [{"id": 1, "hashed_id": "project001", "name": "Talks"}],
            "medias": [
                {"id": 100 + number, "hashed_id": media, "name": name, "project_id": 1,
                 "duration": 9000.0,
                 "captions": [{"language": code, "text": text}
                              for (id, code), text in sorted(tracks.items()) if id == media]}
                for number, (media, name) in enumerate(MEDIAS.items())
            ],
        })

    def requests(self):
        """The journal of requests to the API, as far back as it goes."""
        last = 0
        while journal := self.ask("GET", f"/__sandbox/requests?after={last}")["requests"]:
            yield from journal
            last = journal[-1]["number"]

    @property
    def writes(self):
        """How many requests tried to change the account."""
        return sum(entry["method"] != "GET" for entry in self.requests())

    @property
    def purchases(self):
        """How often captions were bought."""
        return sum("/purchase" in entry["path"] for entry in self.requests())

    def write(self, method, media, code=None, text=None, language=None):
        """Sends a write as a client does; gives the status, or None where no answer came."""
        path = f"/v1/medias/{media}/captions" + (f"/{code}" if code else "") + ".json"
        form = {"caption_file": text, "language": language}
        body = urllib.parse.urlencode({name: value for name, value in form.items() if value})
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, {
                "Authorization": f"Bearer {TOKEN}",
                "Content-Type": "application/x-www-form-urlencoded"})
            return connection.getresponse().status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def stop(self, signal_number=signal.SIGTERM):
        if self.connection is not None:
            self.connection.close()
        self.process.send_signal(signal_number)
        try:
            self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        return self.process.returncode


def weather(seed, share):
    """Faults of a server, drawn for each request: a function for `Witness.weather`."""
    dice = random.Random(seed)
    kinds = ["503", "429", "500", "502", "lost request", "lost answer", "reset before",
             "reset after", "cut", "html", "slow"]

    def draw(method, path):
        return dice.choice(kinds) if dice.random() < share else None

    return draw
