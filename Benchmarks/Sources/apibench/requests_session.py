# SPDX-License-Identifier: Apache-2.0
"""The yardstick: GET with Python's requests and one session a thread."""
import sys
import threading
import time

import requests

url, count, threads = sys.argv[1] + "/account.json", int(sys.argv[2]), int(sys.argv[3])


def work(share):
    session = requests.Session()
    session.headers["Authorization"] = "Bearer t"
    for _ in range(share):
        answer = session.get(url)
        answer.raise_for_status()
        answer.json()


work(1)
start = time.monotonic()
workers = [threading.Thread(target=work, args=(count // threads,)) for _ in range(threads)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
rate = count // threads * threads / (time.monotonic() - start)
print(f"python requests {count} requests, {threads} threads: {rate:.0f}/s")
