"""Writes elementary-table.json: [function, arguments, nearest float64, remainder in units of its last place].

python3 elementary-table.py > elementary-table.json        (needs mpmath)
"""

import json
import math
import random

import mpmath
from mpmath import mp, mpf

mp.prec = 300
random.seed(1)

FUNCTIONS = {
    "exp": mpmath.exp,
    "expm1": mpmath.expm1,
    "log": mpmath.log,
    "log1p": lambda x: mpmath.log(1 + x),
    "tanh": mpmath.tanh,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "erf": mpmath.erf,
    "pow": mpmath.power,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "softplus": lambda x: mpmath.log(1 + mpmath.exp(x)),
}


def sample(low, high, count=24):
    return [(random.uniform(low, high),) for _ in range(count)]


def scale(low, high, signed=True, count=16):
    return [((random.choice([-1, 1]) if signed else 1) * 10 ** random.uniform(low, high),) for _ in range(count)]


ARGUMENTS = {
    "exp": sample(-745, 709.7) + sample(-2, 2) + scale(-10, 0) + [(-745.1,), (709.78,), (-708.4,), (0.34657359,)],
    "expm1": sample(-40, 100) + sample(-2, 2) + scale(-12, 0),
    "log": scale(-307, 308, False) + sample(0.3, 3) + [(1 + x[0],) for x in scale(-12, -1)] + [(5e-324,), (1e-310,)],
    "log1p": scale(-20, 30, False) + sample(-0.99, 3) + scale(-12, -0.01),
    "tanh": sample(-22, 22) + sample(-2, 2) + scale(-12, 0),
    "sin": sample(-10, 10) + sample(-1e6, 1e6) + scale(-12, 0) + [(k * math.pi / 2,) for k in (1, 2, 3, 4, 355, 6283)],
    "cos": sample(-10, 10) + sample(-1e6, 1e6) + scale(-12, 0) + [(k * math.pi / 2,) for k in (1, 2, 3, 4, 355, 6283)],
    "erf": sample(-6, 6) + sample(-1.3, 1.3) + scale(-12, 0) + [(0.75,), (1.25,), (5.75,)],
    "pow": [(x[0], random.uniform(-60, 60)) for x in scale(-5, 5, False)]
    + [(x[0], random.uniform(-900, 900)) for x in sample(0.5, 1.5)]
    + [(1 - x[0], float(random.randint(1, 100000))) for x in scale(-6, -1, False)]
    + [(0.9, 1.0), (0.999, 1000.0), (0.98, 25.0), (-2.0, 3.0), (-2.0, -4.0), (2.0, -1074.0)],
    "sigmoid": sample(-40, 40),
    "softplus": sample(-40, 40),
}

rows = []
for name, function in FUNCTIONS.items():
    for arguments in ARGUMENTS[name]:
        exact = function(*[mpf(argument) for argument in arguments])
        nearest = float(exact)
        if nearest == 0 or math.isinf(nearest):
            continue
        remainder = float((exact - mpf(nearest)) / mpf(math.ulp(nearest)))
        rows.append([name, list(arguments), nearest, round(remainder, 4)])
print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")
