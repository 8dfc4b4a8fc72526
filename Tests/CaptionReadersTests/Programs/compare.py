#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the models of CaptionReaders against the programs that they follow.

usage: compare.py CAPTIONS [--count N] [--seed N] [--only NAME,...] [--keep DIR] [FILE...]

CAPTIONS is the command, of which `players --json` is asked. Generated and damaged files are compared, and
the files that are named. A program that is missing is skipped, and said to be. VLC takes gcc and
libvlccore-dev besides. Exit status 1 where a model and its program differ.
"""

import argparse
import importlib.metadata
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import damage

HERE = pathlib.Path(__file__).parent


def squeeze(text):
    """Words without the spaces at the ends of lines, which nobody sees."""
    lines = [line.strip(" \t\r\0") for line in text.replace("\r\n", "\n").split("\n")]
    return "\n".join(lines).strip("\n\v\f\r\t \0")


def shown(captions):
    return [(s, e, squeeze(t)) for s, e, t in captions if squeeze(t)]


class Pysrt:
    reader = "pysrt"

    def version(self):
        import pysrt
        return importlib.metadata.version("pysrt")

    def read(self, paths):
        import pysrt
        for path in paths:
            try:
                yield [(i.start.ordinal, i.end.ordinal, i.text) for i in pysrt.open(path)]
            except Exception as error:  # any error of the library is a refusal
                yield type(error).__name__


class Srt:
    reader = "srt"

    def version(self):
        import srt
        return importlib.metadata.version("srt")

    def read(self, paths):
        import srt
        from datetime import timedelta
        one = timedelta(milliseconds=1)
        for path in paths:
            text = pathlib.Path(path).read_bytes().decode("utf-8")
            try:
                yield [(s.start // one, s.end // one, s.content) for s in srt.parse(text)]
            except Exception as error:
                yield type(error).__name__


class Pysubs2:
    reader = "pysubs2"

    def version(self):
        import pysubs2
        return importlib.metadata.version("pysubs2")

    def read(self, paths):
        import pysubs2
        for path in paths:
            try:
                subs = pysubs2.load(path)
                if subs.format != "srt":
                    yield subs.format
                    continue
                yield [(e.start, e.end, e.plaintext) for e in subs]
            except Exception as error:
                yield type(error).__name__


class FFmpeg:
    reader = "ffmpeg"
    written = {}

    def version(self):
        line = subprocess.run(["ffmpeg", "-version"], capture_output=True, text=True).stdout
        return line.split()[2]

    def read(self, paths):
        for path in paths:
            yield self.captions(path)

    def convert(self, path):
        """The packets, the events and the WebVTT of a file, or nothing where it is not SubRip."""
        if path not in self.written:
            with tempfile.TemporaryDirectory() as directory:
                ran = subprocess.run(
                    ["ffmpeg", "-v", "info", "-copyts", "-i", "file:" + path, "-c:s", "ass", "-f", "ass", "a",
                     "-c:s", "copy", "-f", "framecrc", "b"],
                    cwd=directory, capture_output=True, stdin=subprocess.DEVNULL)
                parts = None
                if b"Input #0, srt," in ran.stderr:
                    subprocess.run(["ffmpeg", "-v", "error", "-i", "file:" + path, "-c:s", "webvtt", "-f", "webvtt", "c"],
                                   cwd=directory, capture_output=True, stdin=subprocess.DEVNULL)
                    parts = [pathlib.Path(directory, name).read_bytes().decode("utf-8", "replace")
                             if os.path.exists(directory + "/" + name) else "" for name in "abc"]
                self.written[path] = parts
        return self.written[path]

    def captions(self, path):
        # Packets have the times in milliseconds, the events of SubStation Alpha the text.
        parts = self.convert(path)
        if not parts:
            return "not srt"
        times = []
        for line in parts[1].split("\n"):
            if line.startswith("0,"):
                fields = [int(field) for field in line.split(",")[1:4]]
                times.append((fields[1], fields[1] + fields[2]))
        texts = [line.split(",", 9)[9] for line in parts[0].split("\n") if line.startswith("Dialogue:")]
        if len(texts) != len(times):
            return "lost events: %d of %d" % (len(texts), len(times))
        return [(s, e, self.plain(t)) for (s, e), t in zip(times, texts)]

    @staticmethod
    def plain(text):
        text = re.sub(r"\{[^}]*\}", "", text.rstrip("\r"))
        return text.replace("\\N", "\n").replace("\\n", " ").replace("\\h", "\u00a0")


class FFmpegWebVTT(FFmpeg):
    """The WebVTT that FFmpeg writes; how Chromium reads it is not asked of Chromium."""
    reader = "chromium"

    def captions(self, path):
        parts = self.convert(path)
        return webvtt(parts[2]) if parts else "not srt"


def webvtt(file):
    """The steps of the standard's parser, for files that begin as they must."""
    import html
    cues, block, state = [], None, "id"
    time = re.compile(r"[ \t\f]*(?:(\d{2,}):)?(\d{2}):(\d{2})\.(\d{3})")

    def timing(line):
        first = time.match(line)
        arrow = first and re.compile(r"[ \t\f]*-->").match(line, first.end())
        second = arrow and time.match(line, arrow.end())
        if not second:
            return None
        stamps = []
        for match in (first, second):
            h, m, s, f = (int(x or 0) for x in match.groups())
            if m > 59 or s > 59:
                return None
            stamps.append(((h * 60 + m) * 60 + s) * 1000 + f)
        return stamps + [[]]

    def finish():
        if block:
            text = re.sub(r"<[^>]*>?", "", "\n".join(block[2]))
            cues.append((block[0], block[1], html.unescape(text)))

    for line in re.split(r"\r\n|\r|\n", file)[1:]:
        if "-->" in line:
            finish()
            block = timing(line)
        elif not line:
            finish()
            block = None
        elif block:
            block[2].append(line)
    finish()
    return cues


class VLC:
    reader = "vlc"

    def __init__(self):
        self.directory = tempfile.mkdtemp(prefix="vlc-captions-")

    def version(self):
        if not shutil.which("cvlc"):
            raise FileNotFoundError("cvlc")
        flags = subprocess.run(["pkg-config", "--cflags", "--libs", "vlc-plugin"], capture_output=True,
                               text=True, check=True).stdout.split()
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-std=gnu11", "-o",
                        self.directory + "/libcaptions_plugin.so", str(HERE / "vlc_captions.c"), *flags],
                       check=True)
        os.chmod(self.directory, 0o755)
        line = subprocess.run(["cvlc", "--version"], capture_output=True, text=True, env=self.environment()).stdout
        return (re.search(r"VLC version (\S+)", line) or [None, "3"])[1]

    def environment(self):
        return dict(os.environ, VLC_PLUGIN_PATH=self.directory, HOME=self.directory)

    def read(self, paths):
        for path in paths:
            yield self.captions(path)

    def captions(self, path):
        try:
            ran = self.run(path)
        except subprocess.TimeoutExpired:
            return None
        records = [json.loads(line) for line in ran.stdout.decode("utf-8", "replace").split("\n") if line.startswith("{")]
        # What it takes for another format it shows as that.
        found = re.search(r"detected (\S+) format", ran.stderr.decode("utf-8", "replace"))
        if not found or found[1] != "SubRip":
            return "not SubRip"
        captions = [r for r in records if "text" in r]
        # The clock of VLC has no zero: times are counted from the first caption.
        return [(c["start"] - captions[0]["start"], c["start"] - captions[0]["start"] + c["length"], c["text"])
                for c in captions]

    def run(self, path):
        # VLC refuses to be root.
        user = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
        return subprocess.run(
            ["cvlc", "-vv", "-I", "dummy", "--no-interact", "--ignore-config", "--no-sub-autodetect-file",
             "--demux=subtitle", "--sout", "#captions", path, "vlc://quit"],
            capture_output=True, env=self.environment(), timeout=15, stdin=subprocess.DEVNULL, **user)


def models(command, paths):
    ran = subprocess.run([command, "players", "--json", *paths] if "readcaptions" not in command
                         else [command, *paths], capture_output=True)
    for line in ran.stdout.decode("utf-8").split("\n"):
        if line:
            record = json.loads(line)
            yield {r["reader"]: r for r in record["readers"]}


def model_captions(record, reader):
    captions = [(c["start"], c["end"], c["text"]) for c in record["captions"]]
    if reader == "vlc" and captions:
        first = captions[0][0]
        captions = [(s - first, e - first, t) for s, e, t in captions]
    return captions


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("captions")
    parser.add_argument("files", nargs="*")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep")
    options = parser.parse_args()
    directory = options.keep or tempfile.mkdtemp(prefix="readers-")
    os.makedirs(directory, exist_ok=True)
    os.chmod(directory, 0o755)
    paths, names = list(options.files), {}
    for number, (content, kinds) in enumerate(damage.files(options.count, options.seed)):
        path = "%s/%05d.srt" % (directory, number)
        pathlib.Path(path).write_bytes(content.encode("utf-8"))
        os.chmod(path, 0o644)
        paths.append(path)
        names[path] = kinds
    records = []
    for start in range(0, len(paths), 500):
        records += list(models(options.captions, paths[start:start + 500]))
    assert len(records) == len(paths), (len(records), len(paths))
    failed = False
    for program in [Pysrt(), Srt(), Pysubs2(), FFmpeg(), FFmpegWebVTT(), VLC()]:
        if options.only and program.reader not in options.only.split(","):
            continue
        try:
            version = program.version()
        except (ImportError, FileNotFoundError, subprocess.CalledProcessError) as error:
            print("%-9s skipped: %s" % (program.reader, error))
            continue
        differ, late = [], 0
        for path, record, truth in zip(paths, records, program.read(paths)):
            if truth is None:
                late += 1
                continue
            model = record[program.reader]
            refused = isinstance(truth, str)
            expected = [] if refused else shown(truth)
            found = shown(model_captions(model, program.reader))
            if found != expected or (refused and model["refusal"] is None and found):
                differ.append((path, truth if refused else expected, model["refusal"] or found))
        compared = len(paths) - late
        print("%-9s %-22s %d files, %d alike, %d differ%s" %
              (program.reader, version, compared, compared - len(differ), len(differ),
               ", %d took too long" % late if late else ""), flush=True)
        failed = failed or bool(differ)
        for path, truth, found in differ[:12]:
            print("   ", path, names.get(path), "\n      program:", truth, "\n      model:  ", found)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
