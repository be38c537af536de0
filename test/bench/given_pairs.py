"""Two-step floating catchment over given pairs with pandas: merge, weigh, group. Reads the pairs that bench.ts writes.

A stand-in for pysal's `access`, whose steps these are; the weights are computed by numpy for all pairs at once, which is
kinder than `access` itself.
"""
import sys
import time

import numpy as np
import pandas as pd

folder = sys.argv[1]
read = lambda name, kind: np.fromfile(f"{folder}/{name}", dtype=kind)
cost = pd.DataFrame({"origin": read("origin", "u4"), "dest": read("dest", "u4"), "cost": read("cost", "f8")})
demand = pd.DataFrame({"origin": np.arange(len(read("children", "f8"))), "pop": read("children", "f8")})
supply = pd.DataFrame({"dest": np.arange(len(read("capacity", "f8"))), "supply": read("capacity", "f8")})
edge = np.exp(-0.5)


def run():
    inside = cost[cost["cost"] <= 3000].copy()
    inside["w"] = (np.exp(-0.5 * (inside["cost"] / 3000) ** 2) - edge) / (1 - edge)
    first = inside.merge(demand, on="origin")
    first["wp"] = first["w"] * first["pop"]
    ratio = supply.merge(first.groupby("dest")["wp"].sum().reset_index(), on="dest")
    ratio["r"] = np.where(ratio["wp"] > 0, ratio["supply"] / ratio["wp"], 0)
    second = inside.merge(ratio[["dest", "r"]], on="dest")
    second["wr"] = second["w"] * second["r"]
    return second.groupby("origin")["wr"].sum().reindex(demand["origin"], fill_value=0.0)


times = []
for _ in range(4):
    start = time.perf_counter()
    access = run()
    times.append(1000 * (time.perf_counter() - start))
np.asarray(access, dtype="f8").tofile(f"{folder}/access")
print(sorted(times[1:])[1])
