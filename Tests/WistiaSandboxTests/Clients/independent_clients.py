# SPDX-License-Identifier: Apache-2.0
"""Independent clients from PyPI, used as black boxes against the sandbox.

Usage: independent_clients.py CLIENT BASE_URL MEDIA, where CLIENT is wistiapy or wystia.
Ends with status 77 where the client is not installed, and prints "ok" when all went well.
"""

import importlib.util
import sys

FIRST = "1\n00:00:00,000 --> 00:00:03,000\nOh caption, my caption.\n"
SECOND = "1\n00:00:01,000 --> 00:00:02,000\nQ&A + 100% \u00e9\n"


def wistiapy(base_url, media):
    from wistia.client import WistiaClient

    class Client(WistiaClient):
        API_BASE_URL = base_url + "/"

    client = Client("token")
    assert list(client.list_captions(media)) == []
    client.create_captions(media, "eng", caption_text=FIRST)
    tracks = list(client.list_captions(media))
    assert [(track.language, track.text) for track in tracks] == [("eng", FIRST)], tracks
    client.update_captions(media, "eng", caption_text=SECOND)
    assert client.get(f"medias/{media}/captions/eng.json")["text"] == SECOND
    assert client.show_captions(media, "eng").text == SECOND
    enabled = client.enable_captions_for_media(media)
    assert enabled["plugin"]["captions-v1"] == {"onByDefault": "false"}, enabled
    client.delete_captions(media, "eng")
    assert list(client.list_captions(media)) == []
    names = [media.hashed_id for media in client.list_medias()]
    assert media in names, names
    assert [project.name for project in client.list_all_projects()] == ["Talks"]


def wystia(base_url, media):
    import os

    # It knows `is_draft` and, unless told to let others pass, no member that came later.
    os.environ["RAISE_ON_UNKNOWN_KEY"] = "0"
    from wystia import WistiaDataApi
    from wystia.config import WistiaConfig
    from wystia.models import LanguageCode

    WistiaConfig.API_URL = base_url + "/"
    WistiaDataApi._API_ENDPOINT = base_url + "/"
    WistiaDataApi.configure("token")
    assert len(WistiaDataApi.list_captions(media)) == 0
    WistiaDataApi.create_captions(media, LanguageCode.ENGLISH, srt_contents=FIRST)
    tracks = WistiaDataApi.list_captions(media)
    assert [track.text for track in tracks] == [FIRST], tracks
    assert WistiaDataApi.get_captions(media, LanguageCode.ENGLISH).text == FIRST
    WistiaDataApi.update_captions(media, LanguageCode.ENGLISH, srt_contents=SECOND)
    assert WistiaDataApi.get_captions(media, LanguageCode.ENGLISH).text == SECOND
    # Where there is nothing to replace, it creates.
    WistiaDataApi.update_captions(media, LanguageCode.FRENCH, srt_contents=FIRST)
    assert len(WistiaDataApi.list_captions(media)) == 2
    for code in (LanguageCode.ENGLISH, LanguageCode.FRENCH):
        WistiaDataApi.delete_captions(media, code)
    assert len(WistiaDataApi.list_captions(media)) == 0


if __name__ == "__main__":
    name, base_url, media = sys.argv[1:]
    try:
        found = importlib.util.find_spec("wistia" if name == "wistiapy" else "wystia")
    except ImportError:
        found = None
    if found is None:
        sys.exit(77)
    {"wistiapy": wistiapy, "wystia": wystia}[name](base_url, media)
    print("ok")
