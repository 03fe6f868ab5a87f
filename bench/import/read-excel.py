"""Reads a workbook with pandas. Prints the seconds that took and the most memory the process held, in kibibytes."""

import resource
import sys
import time

import pandas

begun = time.perf_counter()
frame = pandas.read_excel(sys.argv[1])
seconds = time.perf_counter() - begun
assert len(frame) == int(sys.argv[2]), len(frame)
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
