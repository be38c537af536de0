"""Two-step floating catchment over the pairs that bench.ts writes, by pysal's `access` where it is installed.

Otherwise by the steps that `access` 1.1 takes, in pandas: merge, weigh the costs one after another, group; twice.
Prints who did it and the median time in ms.
"""
import sys
import time

import numpy as np
import pandas as pd

try:
    from access.fca import two_stage_fca
except ImportError:
    two_stage_fca = None

folder = sys.argv[1]
read = lambda name, kind: np.fromfile(f"{folder}/{name}", dtype=kind)
cost = pd.DataFrame({"origin": read("origin", "u4"), "dest": read("dest", "u4"), "cost": read("cost", "f8")})
demand = pd.DataFrame({"demand": read("children", "f8")})
supply = pd.DataFrame({"supply": read("capacity", "f8")})
demand.index.name = supply.index.name = "geoid"
edge = np.exp(-0.5)


def weight(d):
    return (np.exp(-0.5 * (d / 3000) * (d / 3000)) - edge) / (1 - edge)


def drawn(table, value, source, target):
    """Σ value · weight over the pairs of each target."""
    pairs = cost.merge(table, left_on=source, right_index=True)
    pairs = pairs[pairs["cost"] < 3000].copy()
    pairs[value] *= pairs["cost"].apply(weight)
    return pairs.groupby(target)[value].sum()


def steps():
    children = drawn(demand, "demand", "origin", "dest")
    sites = supply.join(children, how="right")
    sites["ratio"] = sites["supply"] / sites["demand"]
    return drawn(sites[["ratio"]], "ratio", "dest", "origin")


def package():
    return two_stage_fca(demand.reset_index(), supply, cost, max_cost=3000, weight_fn=weight)


run = package if two_stage_fca else steps
times = []
for _ in range(3):
    start = time.perf_counter()
    result = run()
    times.append(1000 * (time.perf_counter() - start))
result.reindex(np.arange(len(demand)), fill_value=0.0).to_numpy(dtype="f8").tofile(f"{folder}/access")
print("pysal/access" if two_stage_fca else "the steps of pysal/access, in pandas", sorted(times)[1], sep="\n")
