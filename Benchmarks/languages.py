#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Translates language codes in bulk with `captions` and with Python's libraries, and compares.

  Benchmarks/languages.py [--captions PATH] [--lines N] [--runs N] [--folder FOLDER]

Every program reads the same lines from a file and writes one 639-2/T code a line to another; whole
processes are timed, the best of the runs counts, and peak memory is the kernel's figure. The peers
are written as their documentation suggests, each with the calls that it has for the input's kind:

  pycountry   languages.get by the code's length, languages.lookup for names
  langcodes   Language.get for codes and tags, langcodes.find for names, then to_alpha3

Both are also timed with a dictionary of all answers so far in front, which is what a careful user
would write; `captions` remembers answers too.

Needs pycountry, langcodes and language_data from PyPI; a peer that is missing is left out.
"""
import argparse
import os
import random
import subprocess
import sys
import tempfile
import time

# The mix, in percent. Names and tags are those that caption tools write; codes are drawn evenly from
# the whole table, since that is harder for caches than real data, which has some dozens.
MIX = [("639-1", 40), ("639-2/T", 25), ("639-2/B", 10), ("tags", 15), ("English names", 10)]
TAGS = """pt-BR pt-PT zh-Hans zh-Hant zh-TW zh-CN es-419 es-MX es-ES en-US en-GB en-AU fr-CA fr-FR
de-AT de-CH sr-Latn sr-Cyrl pt_BR zh_TW en_us nb-NO nl-BE ar-EG uz-Latn az-Cyrl pa-Arab hi-IN ta-LK
sw-KE""".split()
NAMES = """English French German Spanish Italian Portuguese Dutch Russian Japanese Korean Chinese
Arabic Hebrew Hindi Turkish Polish Czech Danish Swedish Norwegian Finnish Hungarian Romanian Bulgarian
Croatian Serbian Ukrainian Vietnamese Thai Indonesian Persian Swahili Zulu Icelandic Irish Welsh
Basque Catalan Estonian Latvian Lithuanian""".split()

PYCOUNTRY = """
import sys, pycountry
get, lookup = pycountry.languages.get, pycountry.languages.lookup
def translate(text):
    text = text.lower().replace('_', '-')
    code = text.split('-')[0] if '-' in text else text
    if len(code) == 2: found = get(alpha_2=code)
    elif len(code) == 3: found = get(alpha_3=code) or get(bibliographic=code)
    else:
        try: found = lookup(text)
        except LookupError: found = None
    return found.alpha_3 if found else ''
"""
LANGCODES = """
import sys, langcodes
def translate(text):
    try:
        if len(text) <= 3 or '-' in text or '_' in text: language = langcodes.Language.get(text)
        else: language = langcodes.find(text)
        return language.to_alpha3()
    except LookupError: return ''
"""
LOOP = """
write = sys.stdout.write
for line in sys.stdin: write(translate(line.rstrip('\\n')) + '\\n')
"""
REMEMBER = """
inner, known = translate, {}
def translate(text):
    answer = known.get(text)
    if answer is None: answer = known[text] = inner(text)
    return answer
"""


def codes(captions):
    rows = subprocess.run(
        [captions, "languages", "list", "--format", "ndjson"], capture_output=True, text=True,
        check=True).stdout.splitlines()
    import json
    entries = [json.loads(row) for row in rows]
    ordinary = [e for e in entries if e["kind"] in ("individual", "macrolanguage")]
    return {
        "639-1": [e["alpha2"] for e in ordinary if e["alpha2"]],
        "639-2/T": [e["terminology"] for e in ordinary],
        "639-2/B": [e["bibliographic"] for e in ordinary if e["bibliographic"] != e["terminology"]],
        "tags": TAGS, "English names": NAMES,
    }


def run(command, source, target):
    """Wall seconds and peak KiB of a process between two files."""
    with open(source, "rb") as lines, open(target, "wb") as output, open(os.devnull, "wb") as null:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=lines, stdout=output, stderr=null)
        _, _, usage = os.wait4(process.pid, 0)
        return time.perf_counter() - start, usage.ru_maxrss, usage.ru_utime + usage.ru_stime


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    here = os.path.dirname(os.path.abspath(__file__))
    arguments.add_argument("--captions", default=here + "/../.build/release/captions")
    arguments.add_argument("--lines", type=int, default=1_000_000)
    arguments.add_argument("--runs", type=int, default=3)
    arguments.add_argument("--folder", default=tempfile.gettempdir())
    options = arguments.parse_args()

    pools, draw = codes(options.captions), random.Random(639)
    kinds, weights = zip(*MIX)
    source = os.path.join(options.folder, f"languages-{options.lines}.txt")
    with open(source, "w") as file:
        for kind in draw.choices(kinds, weights, k=options.lines):
            file.write(draw.choice(pools[kind]) + "\n")

    programs = [("captions", [options.captions, "languages", "translate", "--to", "639-2t"])]
    for name, text in [("pycountry", PYCOUNTRY), ("langcodes", LANGCODES)]:
        if subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True).returncode:
            print(f"{name} is not installed and left out", file=sys.stderr)
            continue
        programs.append((name, [sys.executable, "-c", text + LOOP]))
        programs.append((name + " + dictionary", [sys.executable, "-c", text + REMEMBER + LOOP]))

    rate = {}
    print("mix: " + ", ".join(f"{share} % {kind}" for kind, share in MIX))
    distinct = len({word for pool in pools.values() for word in pool})
    print(f"{options.lines} lines, {distinct} distinct inputs; best of {options.runs} runs\n")
    print("| program | s | lines/s | of captions | peak MiB | same answers |")
    print("|---|---|---|---|---|---|")
    answers = None
    for name, command in programs:
        target = os.path.join(options.folder, "languages-output.txt")
        results = [run(command, source, target) for _ in range(options.runs)]
        seconds = min(result[0] for result in results)
        memory = max(result[1] for result in results) / 1024
        with open(target) as file:
            lines = file.read().split("\n")
        answers = answers or lines
        same = sum(a == b for a, b in zip(answers, lines)) / max(1, len(answers))
        rate[name] = options.lines / seconds
        share = rate["captions"] / rate[name]
        print(f"| {name} | {seconds:.2f} | {rate[name]:,.0f} | 1/{share:.1f} | {memory:.1f} "
              f"| {same:.2%} |", flush=True)


if __name__ == "__main__":
    main()
