# SPDX-License-Identifier: Apache-2.0
"""The work that is interrupted: what is there before each job, at any moment, and in the end."""

import os

from bench import Outcome, captions

LONG = 1500


class Job:
    """A command and what it is to do."""

    name = ""
    # Whether there is an account, and what the witness is asked to be like.
    talks = False
    is_one_code = False

    def set_up(self, bench):
        """Makes what is there before."""

    def command(self, bench):
        raise NotImplementedError

    def again(self, bench):
        """Does what a person does next; gives how that ended."""
        return bench.run(self.command(bench))

    def kept(self, bench):
        """The texts that must stay somewhere, whatever happens."""
        return bench.texts()

    def end(self):
        """The caption files and the tracks that are there in the end."""
        raise NotImplementedError

    def middle(self):
        """What each file and each track may be at any moment; None stands for not being there."""
        before, after = self.start(), self.end()
        return tuple({key: {old.get(key), new.get(key)} for key in old.keys() | new.keys()}
                     for old, new in zip(before, after))

    def start(self):
        """The caption files and the tracks that are there before."""
        raise NotImplementedError

    def complaints(self, bench):
        """What is wrong at any moment, beyond files and tracks."""
        return ()

    def idles(self, bench):
        """Whether one more run finds nothing to do."""
        return True

    # The file that somebody saves, or puts a link in the place of, while the job is at work.
    touched = ""

    def results(self, bench, saved):
        """What the touched file may hold in the end, if somebody saved it meanwhile."""
        return {saved}

    # A job that is more than one command does all of it: `perform(bench, fault)`.
    perform = None


def text(content):
    return content.decode()


class Apply(Job):
    """Replaces two tracks, adds two, deletes one, and leaves two alone."""

    name = "apply"
    talks = True
    agreed = {
        ("media00001", "eng", "Talk 1.en.srt"): captions("old"),
        ("media00001", "fra", "Talk 1.fr.srt"): captions("gone"),
        ("media00001", "deu", "Talk 1.de.srt"): captions("same"),
        ("media00002", "eng", "Talks/Talk 2.en.srt"): captions("long and old", LONG),
        ("media00002", "deu", "Talks/Talk 2.de.srt"): captions("also the same"),
    }
    changes = {
        "Talk 1.en.srt": captions("new"), "Talk 1.fr.srt": None, "Talk 1.es.srt": captions("added"),
        "Talks/Talk 2.en.srt": captions("long and new", LONG),
        "Talk 3.en.srt": captions("added, too"),
    }

    def set_up(self, bench):
        bench.account.set({(media, code): text(content)
                           for (media, code, _), content in self.agreed.items()})
        for (_, _, path), content in self.agreed.items():
            bench.write(path, content)
        first = bench.run(bench.sync("apply", "--yes"))
        assert first.status == 0, f"setting up: {first}"
        for path, content in self.changes.items():
            bench.remove(path) if content is None else bench.write(path, content)

    def command(self, bench):
        return bench.sync("apply", "--yes", "--prune", "--max-delete", "9", "--jobs", "1")

    def start(self):
        files = {path: content for (_, _, path), content in self.agreed.items()} | self.changes
        return {path: content for path, content in files.items() if content is not None}, {
            (media, code): text(content) for (media, code, _), content in self.agreed.items()}

    def end(self):
        files, tracks = Apply.start(self)
        tracks = dict(tracks)
        del tracks["media00001", "fra"]
        for media, code, path in (
                ("media00001", "eng", "Talk 1.en.srt"), ("media00001", "spa", "Talk 1.es.srt"),
                ("media00002", "eng", "Talks/Talk 2.en.srt"),
                ("media00003", "eng", "Talk 3.en.srt")):
            tracks[media, code] = text(files[path])
        return files, tracks

    def idles(self, bench):
        before = bench.account.writes
        return bench.run(self.command(bench)).status == 0 and bench.account.writes == before


class Pull(Job):
    """Overwrites two files, adds two, and leaves one alone."""

    name = "pull"
    talks = True
    touched = "Talk 2.en.srt"

    def set_up(self, bench):
        files, tracks = self.start()
        for path, content in files.items():
            bench.write(path, content)
        bench.account.set(tracks)

    def results(self, bench, saved):
        # Overwritten all the same when it was saved early, with a copy among the backups.
        return {saved, self.end()[0][self.touched]}

    def command(self, bench):
        return bench.sync("pull", "--force", "--jobs", "1")

    def start(self):
        return {
            "Talk 1.en.srt": captions("mine"), "Talk 2.en.srt": captions("long and mine", LONG),
            "Talk 3.en.srt": captions("same"),
        }, self.end()[1]

    def end(self):
        files = {
            "Talk 1.en.srt": captions("theirs"), "Talk 1.fr.srt": captions("new"),
            "Talk 2.en.srt": captions("long and theirs", LONG), "Talk 3.en.srt": captions("same"),
            "Talk 4.de.srt": captions("also new"),
        }
        codes = {"en": "eng", "fr": "fra", "de": "deu"}
        return files, {
            (f"media0000{path[5]}", codes[path[7:9]]): text(content)
            for path, content in files.items()}


class Restore(Apply):
    """Puts back what an apply replaced and deleted."""

    name = "restore"

    def set_up(self, bench):
        super().set_up(bench)
        applied = bench.run(super().command(bench))
        assert applied.status == 0, f"setting up: {applied}"
        self.backup, = os.listdir(os.path.join(bench.library, ".captions-sync/backups"))

    def command(self, bench):
        return bench.sync("restore", "--yes", "--jobs", "1", "--backup", self.backup)

    def start(self):
        return Apply.end(self)

    def end(self):
        files, added = Apply.end(self)
        # What the apply added, nobody replaced: it stays.
        return files, added | Apply.start(self)[1]


class Relabel(Job):
    """Gives tracks other codes."""

    name = "relabel"
    talks = True
    texts = {("media00001", "fre"): captions("un"), ("media00001", "ger"): captions("eins"),
             ("media00002", "fre"): captions("deux", LONG), ("media00001", "eng"): captions("one")}
    codes = {"fre": "fra", "ger": "deu", "eng": "eng"}

    def set_up(self, bench):
        files, tracks = self.start()
        bench.account.set(tracks)
        for path, content in files.items():
            bench.write(path, content)
        first = bench.run(bench.sync("apply", "--yes"))
        assert first.status == 0, f"setting up: {first}"

    def command(self, bench):
        return bench.sync("relabel", "--yes", "--jobs", "1", "--to", "fre=fra,ger=deu")

    def start(self):
        return {"Talk 1.en.srt": self.texts["media00001", "eng"]}, {
            key: text(content) for key, content in self.texts.items()}

    def end(self):
        return self.start()[0], {
            (media, self.codes[code]): text(content)
            for (media, code), content in self.texts.items()}


class RelabelOneCode(Relabel):
    """The same where the server takes the two codes for one, so that the old one goes first."""

    name = "relabel-one-code"
    is_one_code = True


class Rename(Job):
    """Renames files, some below a directory of their own."""

    name = "rename"
    moves = {"Talk 1.fre.srt": "Talk 1.fr.srt", "Talk 1.ger.srt": "Talk 1.de.srt",
             "more/Talk 2.fre.srt": "more/Talk 2.fr.srt", "Talk 3.spa.srt": "Talk 3.es.srt"}

    def set_up(self, bench):
        for path, content in Rename.start(self)[0].items():
            bench.write(path, content)

    def command(self, bench):
        return ["languages", "rename", "library", "--to", "639-1", "--apply"]

    def start(self):
        return {path: captions(path) for path in self.moves}, {}

    def end(self):
        return {new: captions(old) for old, new in self.moves.items()}, {}

    def lists(self, bench):
        return sorted(path for path in bench.files() if path.startswith(".captions-rename-"))


class RenameUndone(Rename):
    """The same, then taken back by the list that was left."""

    name = "rename-undone"

    def again(self, bench):
        if not self.lists(bench):
            # It was killed before it began.
            renamed = bench.run(self.command(bench))
            if renamed.status != 0:
                return renamed
        for path in self.lists(bench):
            undone = bench.run(["languages", "rename", "--undo", f"library/{path}", "--apply"])
            # Nothing may have moved before the first run ended.
            is_nothing_left = bench.captions() == self.start()[0]
            if undone.status != 0 and not is_nothing_left:
                return undone
        return Outcome(0, b"", b"")

    def goal(self):
        return self.start()


class Undo(Rename):
    """Takes renames back."""

    name = "undo"

    def set_up(self, bench):
        super().set_up(bench)
        renamed = bench.run(super().command(bench))
        assert renamed.status == 0, f"setting up: {renamed}"
        self.list, = self.lists(bench)

    def command(self, bench):
        return ["languages", "rename", "--undo", f"library/{self.list}", "--apply"]

    def again(self, bench):
        if bench.captions() == self.end()[0]:
            return Outcome(0, b"", b"")
        return super().again(bench)

    def start(self):
        return Rename.end(self)

    def end(self):
        return Rename.start(self)


class InPlace(Job):
    """Work on files that each become another one."""

    modes = {"one.srt": 0o640, "two.srt": 0o644, "more/three.srt": 0o600}
    touched = "two.srt"

    def results(self, bench, saved):
        # Work on what was saved is as good as what was saved.
        path = os.path.join(bench.place, "saved.srt")
        with open(path, "wb") as file:
            file.write(saved)
        return {saved, bench.run(self.preview(path)).output}

    def set_up(self, bench):
        for path, content in self.start()[0].items():
            bench.write(path, content, self.modes[path])
        # What it makes of each file, as it says on standard output.
        self.made = {path: bench.run(self.preview(f"library/{path}")).output for path in self.modes}
        assert all(self.made[path] not in (b"", content)
                   for path, content in self.start()[0].items())

    def end(self):
        return self.made, {}

    def complaints(self, bench):
        for path, mode in self.modes.items():
            # A disk that refuses to set it may leave less; nobody gets to read what they could not.
            if path in bench.captions() and bench.mode(path) & ~mode:
                yield f"{path} has the mode {bench.mode(path):o}, and had {mode:o}"


class Fix(InPlace):
    """Fixes files; what was there before is kept beside them, older copies included."""

    name = "fix"

    def set_up(self, bench):
        super().set_up(bench)
        bench.write("one.srt.bak", captions("older"), 0o640)

    def start(self):
        return {path: f"1\n00:00:01,000 --> 00:00:02,000\nTrailing {path}   \n\n\n\n3\n"
                      f"00:00:03.000 --> 00:00:04,000\nAn odd time\n".encode()
                      + (captions("long", LONG).replace(b",000 -->", b".000 -->") if "two" in path
                         else b"")
                for path in self.modes}, {}

    def preview(self, path):
        return ["fix", path, "--quiet"]

    def command(self, bench):
        return ["fix", "library", "--in-place", "--backup"]


class Shift(InPlace):
    """Moves cues; a second run moves only what the first did not."""

    name = "shift"

    def start(self):
        return {path: captions(path, LONG if "two" in path else 2) for path in self.modes}, {}

    def kept(self, bench):
        return set()

    def preview(self, path):
        return ["shift", path, "--by", "1s", "--quiet"]

    def command(self, bench):
        return ["shift", "library", "--by", "1s", "--in-place"]

    def again(self, bench):
        rest = [f"library/{path}" for path, content in bench.captions().items()
                if content == self.start()[0].get(path)]
        if rest:
            shifted = bench.run(["shift", *rest, "--by", "1s", "--in-place"])
            if shifted.status != 0:
                return shifted
        # What was done already is not done twice, but looked at.
        return bench.run(["shift", "library", "--by", "0s", "--in-place"])
