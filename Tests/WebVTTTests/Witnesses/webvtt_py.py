#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prints as JSON what webvtt-py reads of files: start, end in milliseconds, and the raw text of each cue."""

import json
import sys

import webvtt


def milliseconds(text):
    hours, minutes, seconds = text.split(":")
    return (int(hours) * 60 + int(minutes)) * 60000 + round(float(seconds) * 1000)


def read(path):
    try:
        captions = webvtt.read(path)
    except Exception as error:  # Whatever it throws, it has not read the file.
        return None
    return [
        {
            "start": milliseconds(caption.start),
            "end": milliseconds(caption.end),
            "identifier": caption.identifier or "",
            "text": caption.raw_text,
        }
        for caption in captions
    ]


print(json.dumps([read(path) for path in sys.argv[1:]]))
