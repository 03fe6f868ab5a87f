"""The peer: k-means of scikit-learn. Arguments: file of float64, how many points, dimensions, how often.

Prints the milliseconds of each fit after a first one that does not count, and in the last line the inertia.
"""

import sys
import time

import numpy
from sklearn.cluster import KMeans

path, count, dimensions, times = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
points = numpy.fromfile(path).reshape(count, dimensions)
for turn in range(times + 1):
    begun = time.perf_counter()
    fitted = KMeans(n_clusters=3, n_init=10, random_state=turn).fit(points)
    if turn > 0:
        print((time.perf_counter() - begun) * 1000)
print(fitted.inertia_)
