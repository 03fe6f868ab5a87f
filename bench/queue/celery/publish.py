"""Calls `.delay()`. Arguments: name of the task, how many, and either its argument or, for `measured`, calls a second.

Prints the seconds that the calls took.
"""

import sys
import time

from peer import app, measured, nothing, sleep

name, count, argument = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
nothing.delay(0)  # connects, declares the queue
app.control.purge()

begun = time.monotonic()
for number in range(count):
    if name == "measured":
        time.sleep(max(0, begun + number / argument - time.monotonic()))
        measured.delay(time.monotonic())
    elif name == "sleep":
        sleep.delay(argument)
    else:
        nothing.delay(number)
print(time.monotonic() - begun)
