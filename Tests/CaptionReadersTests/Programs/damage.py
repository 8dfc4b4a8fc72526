# SPDX-License-Identifier: Apache-2.0
"""Valid SubRip files of several shapes, and what goes wrong with them in the wild."""

import random

LINES = {
    "en": ["Where have you been?", "I was at the station.", "- No.\n- Yes, you were!", "It costs 12 dollars.",
           "<i>We are closed.</i>", "[door closes]", "1984", "Read me \"The Trial\".", "Don't & won't",
           "{\\an8}On the left", "(laughs) <3", "At 12:30, sharp.", "<font color=\"#ff0000\">Stop!</font>",
           "♪ La la la ♪", "One\nTwo\nThree", "Wait...\n...what?", "5 > 3 and 2 < 4", "C:\\new\\home"],
    "fr": ["Où étais-tu ?", "« C'est ça ! »", "Ça va ; et toi ?", "Il est 12 h 30.", "Les œufs, 100 %."],
    "cs": ["Řekni mi, co se děje.", "Byl jsem v\u00a0kině.", "Žluťoučký kůň.", "Kdo? Já?"],
    "ar": ["مرحبا بك.", "أين كنت؟", "لا، شكرا."],
    "zh": ["你好。", "我们走吧！", "三十年前"],
    "he": ["שלום.", "איפה היית?"],
}


def stamp(ms, comma=","):
    hours, rest = divmod(ms, 3600000)
    minutes, rest = divmod(rest, 60000)
    seconds, fraction = divmod(rest, 1000)
    return "%02d:%02d:%02d%s%03d" % (hours, minutes, seconds, comma, fraction)


def valid(rng):
    """Cues as dictionaries: index, timing, text; and how the file is written."""
    language = rng.choice(list(LINES))
    # The first cue comes at once: VLC waits for it as long as a viewer would.
    cues, time = [], rng.choice([0, 200])
    late = rng.random() < 0.3
    for number in range(1, rng.randint(3, 9)):
        if late and number == 3:
            time += 3590000
        start = time + rng.randint(0, 800)
        time = start + rng.randint(500, 3000)
        cues.append({"index": str(number), "start": start, "end": time, "arrow": " --> ",
                     "timing": None, "text": rng.choice(LINES[language]), "gap": 1, "above": "", "below": ""})
    return cues


def write(cues, rng, newline=None):
    newline = newline or rng.choice(["\n", "\n", "\r\n"])
    out = []
    for cue in cues:
        timing = cue["timing"]
        if timing is None:
            timing = stamp(cue["start"]) + cue["arrow"] + stamp(cue["end"])
        out.append(cue["above"])
        if cue["index"] is not None:
            out.append(cue["index"] + "\n")
        out.append(timing + "\n" + cue["below"])
        if cue["text"] is not None:
            out.append(cue["text"] + "\n")
        out.append("\n" * cue["gap"])
    return "".join(out).replace("\n", newline)


def edit_timing(change):
    def apply(cue, rng):
        timing = cue["timing"] or stamp(cue["start"]) + cue["arrow"] + stamp(cue["end"])
        cue["timing"] = change(timing, cue, rng)
    return apply


def put(key, value):
    def apply(cue, rng):
        cue[key] = rng.choice(value) if isinstance(value, list) else value
    return apply


def text(change):
    def apply(cue, rng):
        cue["text"] = change(cue["text"] or "", rng)
    return apply


CUE_DAMAGE = {
    "dot": edit_timing(lambda t, c, r: t.replace(",", ".")),
    "colon": edit_timing(lambda t, c, r: t.replace(",", ":")),
    "semicolon": edit_timing(lambda t, c, r: t.replace(",", ";")),
    "one digit": edit_timing(lambda t, c, r: stamp(c["start"])[:-2] + " --> " + stamp(c["end"])[:-2]),
    "two digits": edit_timing(lambda t, c, r: stamp(c["start"])[:-1] + " --> " + stamp(c["end"])[:-1]),
    "four digits": edit_timing(lambda t, c, r: stamp(c["start"]) + "0 --> " + stamp(c["end"]) + "0"),
    "no milliseconds": edit_timing(lambda t, c, r: stamp(c["start"])[:8] + " --> " + stamp(c["end"])[:8]),
    "no hours": edit_timing(lambda t, c, r: stamp(c["start"])[3:] + " --> " + stamp(c["end"])[3:]),
    "narrow": edit_timing(lambda t, c, r: t.replace("00:", "0:")),
    "arrow": edit_timing(lambda t, c, r: t.replace(" --> ", r.choice(
        ["-->", "->", " -> ", " --->", " -- > ", " – ", "\t-->\t", "  -->  ", " ==> ", " to ", "→", " - -> "]))),
    "coordinates": edit_timing(lambda t, c, r: t + " X1:10 X2:20 Y1:30 Y2:40"),
    "settings": edit_timing(lambda t, c, r: t + r.choice([" align:start", " position:10% line:0", " hello there"])),
    "wide hours": edit_timing(lambda t, c, r: t.replace("00:", "000:", 1)),
    "sixty": edit_timing(lambda t, c, r: t[:6] + "75" + t[8:]),
    "inner spaces": edit_timing(lambda t, c, r: t.replace(":", " : ", 1)),
    "leading space": edit_timing(lambda t, c, r: " " + t),
    "trailing space": edit_timing(lambda t, c, r: t + r.choice([" ", "\t", "  "])),
    "wide digits": edit_timing(lambda t, c, r: t.replace("0", "０")),
    "wide colons": edit_timing(lambda t, c, r: t.replace(":", "：").replace(",", "，")),
    "arabic comma": edit_timing(lambda t, c, r: t.replace(",", "،")),
    "no end": edit_timing(lambda t, c, r: t[:12] + r.choice(["", " -->", " --> "])),
    "no start": edit_timing(lambda t, c, r: t[12:]),
    "brackets": edit_timing(lambda t, c, r: r.choice(["[%s]", "(%s)", "\"%s\"", "**%s**", "<b>%s</b>", "> %s"]) % t),
    "negative": edit_timing(lambda t, c, r: "-" + t),
    "reversed": lambda cue, rng: cue.update(start=cue["end"], end=cue["start"]),
    "zero length": lambda cue, rng: cue.update(end=cue["start"]),
    "frames": edit_timing(lambda t, c, r: stamp(c["start"])[:8] + ":12 --> " + stamp(c["end"])[:8] + ":20"),
    "no index": put("index", None),
    "word index": put("index", ["A", "Cue 3", "#4", "5.", "1.5", "-1", "4 foo", "四", "<b>7</b>", "0003"]),
    "index space": lambda cue, rng: cue.update(index=" " + (cue["index"] or "1")),
    "index twice": lambda cue, rng: cue.update(above=(cue["index"] or "1") + "\n"),
    "blank above timing": lambda cue, rng: cue.update(index=(cue["index"] or "") + "\n"),
    "no blank": put("gap", 0),
    "many blanks": put("gap", [2, 3, 7]),
    "space for blank": lambda cue, rng: cue.update(text=(cue["text"] or "") + "\n" + rng.choice([" ", "\t", "  "]), gap=rng.choice([0, 1])),
    "blank below timing": put("below", ["\n", " \n", "\n\n"]),
    "blank in text": text(lambda t, r: t + r.choice(["\n\n", "\n \n", "\n\n\n"]) + r.choice(["and more", "7", "- No."])),
    "empty": put("text", ["", " ", None]),
    "note": put("above", ["NOTE a comment\n\n", "STYLE\n::cue { color: red }\n\n", "Synced by someone\n\n", "WEBVTT\n\n"]),
    "tags": text(lambda t, r: r.choice(["<i>%s", "%s</i>", "<I>%s</I>", "<font color=red>%s</font>", "<u><b>%s</u></b>", "<v Bob>%s",
                                        "<x>%s</x>", "<laughs> %s", "<br>%s", "%s<br/>x", "< i >%s</ i >", "<<%s>>", "{\\i1}%s{\\i0}",
                                        "{y:i}%s", "{\\an8}%s{\\an2}", "{%s}", "{\\%s", "<font face=\"a>b\">%s", "<b %s"]) % t),
    "entities": text(lambda t, r: t + r.choice([" &amp; so", " &lt;b&gt;", "&nbsp;", " &#9834;", " &#x266a;", " &eacute;t&eacute;", " AT&T", " &copy 2"])),
    "escapes": text(lambda t, r: t.replace(" ", r.choice(["\\N", "\\n", "\\h", "\u00a0", "\u200b", "\u2028", "\u0085", "\x0b", "\x0c"]), 1)),
    "arrow in text": text(lambda t, r: t + r.choice([" --> there", "\n12:30 --> 13:45", "\n-->", "\n00:00:05,000"])),
    "number in text": text(lambda t, r: r.choice([t + "\n7", "7\n" + t, "12", "007", "3 men", "12,5"])),
    "spaces": text(lambda t, r: r.choice(["  " + t, t + "  ", "\t" + t, " " + t.replace("\n", " \n ")])),
    "long line": text(lambda t, r: (t + " ") * r.choice([60, 300])),
    "mark in file": put("above", "\ufeff"),
    "byte": text(lambda t, r: t + r.choice(["\x00", "\x1a", "\x7f", "\x08", "\r", "\x1c"])),
}

FILE_DAMAGE = {
    "cr": lambda s, r: s.replace("\r\n", "\n").replace("\n", "\r"),
    "crcrlf": lambda s, r: s.replace("\r\n", "\n").replace("\n", "\r\r\n"),
    "mixed newlines": lambda s, r: "".join(r.choice(["\n", "\r\n", "\r"]) if c == "\n" else c for c in s.replace("\r\n", "\n")),
    "mark": lambda s, r: "\ufeff" * r.choice([1, 2]) + s,
    "cut": lambda s, r: s[:r.randint(1, len(s))],
    "tail": lambda s, r: s + r.choice(["7", "99\n", "The end", "00:00:05,000 -->", "```\n", "\x1a", "\x00\x00"]),
    "head": lambda s, r: r.choice(["\n", " \n", "Title\n\n", "WEBVTT\n\n", "```srt\n", "\n\n\n", "1,2 x\n", "00:01:02 x\n", "{1}{2}x\n"]) + s,
    "no end": lambda s, r: s.rstrip("\r\n"),
    "joined": lambda s, r: s + s,
    "lost line": lambda s, r: "".join(l for i, l in enumerate(s.splitlines(True)) if i != r.randint(0, 12)),
    "swapped lines": lambda s, r: swap(s, r),
    "lost character": lambda s, r: cut_one(s, r),
}


def swap(s, rng):
    lines = s.splitlines(True)
    index = rng.randrange(max(len(lines) - 1, 1))
    lines[index:index + 2] = reversed(lines[index:index + 2])
    return "".join(lines)


def cut_one(s, rng):
    index = rng.randrange(len(s))
    return s[:index] + s[index + 1:]


def damaged(rng):
    """A file, and the names of what was done to it: nothing, one thing, or two or three."""
    cues, names = valid(rng), []
    for _ in range(rng.choice([0, 1, 1, 1, 2, 2, 3])):
        if rng.random() < 0.8:
            name = rng.choice(list(CUE_DAMAGE))
            chosen = cues if rng.random() < 0.2 else [rng.choice(cues)]
            for cue in chosen:
                CUE_DAMAGE[name](cue, rng)
        else:
            name = rng.choice(list(FILE_DAMAGE))
        names.append(name)
    content = write(cues, rng)
    for name in names:
        if name in FILE_DAMAGE and content:
            content = FILE_DAMAGE[name](content, rng)
    return content, names


def files(count, seed):
    rng = random.Random(seed)
    for _ in range(count):
        yield damaged(rng)
