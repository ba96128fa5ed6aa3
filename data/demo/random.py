"""Random numbers that are the same on every machine.

A number depends only on the seed, the name of its stream and its place in the stream: never on the order of calls,
on the number of processors or on a library's distributions. Floats see only + - * / and the square root, which every
machine rounds alike; exp and log are built from those here.
"""

import hashlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Many = npt.ArrayLike

_STEP = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_LN2_HIGH, _LN2_LOW = 6.93147180369123816490e-01, 1.90821492927058770002e-10
_SCALE = 1 << 20  # weights are compared as whole numbers of this fineness


def exp(x: Many) -> Floats:
    """Exponential function by range reduction and a polynomial of degree 13."""
    x = np.asarray(x, dtype=np.float64)
    k = np.rint(x * 1.4426950408889634)
    r = (x - k * _LN2_HIGH) - k * _LN2_LOW
    p = np.ones_like(r)
    for i in range(13, 0, -1):
        p = 1.0 + r * p / i
    return np.ldexp(p, k.astype(np.int32))


def log(x: Many) -> Floats:
    """Natural logarithm by the series of (m - 1) / (m + 1)."""
    m, e = np.frexp(np.asarray(x, dtype=np.float64))
    low = m < 0.7071067811865476
    m, e = np.where(low, m * 2.0, m), e - low
    s = (m - 1.0) / (m + 1.0)
    s2, series = s * s, np.zeros_like(s)
    for i in range(23, 0, -2):
        series = series * s2 + 1.0 / i
    return 2.0 * s * series + e * _LN2_LOW + e * _LN2_HIGH


def inverse_normal(p: Many) -> Floats:
    """Inverse of the normal distribution (Acklam's rational approximation, relative error below 1.2e-9)."""
    p = np.asarray(p, dtype=np.float64)
    q = p - 0.5
    r = q * q
    middle = _ratio(r, _A, _B) * q
    t = np.sqrt(-2.0 * log(np.where(q < 0, p, 1.0 - p)))
    tail = _ratio(t, _C, _D)
    return np.where(np.abs(q) <= 0.47575, middle, np.where(q < 0, tail, -tail))


_A = (-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.3577518672690, -30.66479806614716,
      2.506628277459239)
_B = (-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1.0)
_C = (-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
      2.938163982698783)
_D = (0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1.0)


def _ratio(x: Floats, above: Sequence[float], below: Sequence[float]) -> Floats:
    top, bottom = np.zeros_like(x), np.zeros_like(x)
    for a in above:
        top = top * x + a
    for b in below:
        bottom = bottom * x + b
    return top / bottom


class Dice:
    """Named streams of random numbers for one seed."""

    def __init__(self, seed: int) -> None:
        """Keep the seed; nothing else is remembered between calls."""
        self.seed = seed

    def uniform(self, stream: str, n: int) -> Floats:
        """N numbers strictly between 0 and 1 (53 bits each, splitmix64)."""
        start = hashlib.sha256(f"{self.seed}:{stream}".encode()).digest()[:8]
        with np.errstate(over="ignore"):
            z = np.uint64(int.from_bytes(start, "little")) + np.arange(1, n + 1, dtype=np.uint64) * _STEP
            z = (z ^ (z >> np.uint64(30))) * _FIRST
            z = (z ^ (z >> np.uint64(27))) * _SECOND
            z = z ^ (z >> np.uint64(31))
        return ((z >> np.uint64(11)).astype(np.float64) + 0.5) / 9007199254740992.0

    def normal(self, stream: str, n: int) -> Floats:
        """N standard normal numbers."""
        return inverse_normal(self.uniform(stream, n))

    def integers(self, stream: str, n: int, low: int, high: int) -> Ints:
        """N whole numbers from low to high, both included."""
        return low + (self.uniform(stream, n) * (high - low + 1)).astype(np.int64)

    def chance(self, stream: str, probability: Many, n: int) -> Bools:
        """N yes/no draws with one probability or one each."""
        return self.uniform(stream, n) < np.asarray(probability)

    def pick(self, stream: str, weights: Many, n: int | None = None) -> Ints:
        """Index of a drawn category: one row of weights for all n draws, or one row per draw."""
        w = np.atleast_2d(np.asarray(weights, dtype=np.float64))
        rows = n if n is not None else len(w)
        edges = np.cumsum(np.rint(w * _SCALE).astype(np.int64), axis=1)
        mark = (self.uniform(stream, rows) * edges[:, -1]).astype(np.int64)
        return (edges <= mark[:, None]).sum(axis=1).astype(np.int64)

    def shuffle(self, stream: str, n: int) -> Ints:
        """The numbers 0 … n-1 in random order."""
        return np.argsort(self.uniform(stream, n), kind="stable").astype(np.int64)


def exact_top(score: Many, n: int) -> Bools:
    """Exactly n times True: the n largest scores, the earlier one of equals."""
    score = np.asarray(score, dtype=np.float64)
    chosen = np.zeros(len(score), dtype=bool)
    chosen[np.argsort(-score, kind="stable")[:n]] = True
    return chosen


def largest_remainder(weights: Many, total: int, minimum: int = 0) -> Ints:
    """Whole numbers in proportion to the weights, each at least the minimum, with exactly the given total."""
    w = np.asarray(weights, dtype=np.float64)
    whole = np.rint(w / w.max() * _SCALE).astype(np.int64)
    rest = total - minimum * len(w)
    if rest < 0:
        raise ValueError(f"{total} cannot be shared among {len(w)} with at least {minimum} each")
    share, remainder = whole * rest // whole.sum(), whole * rest % whole.sum()
    share[np.argsort(-remainder, kind="stable")[: rest - share.sum()]] += 1
    return share + minimum


def exact_choice(dice: Dice, stream: str, scores: Floats, counts: Sequence[int]) -> Ints:
    """One category per row with exactly the given count of each; scores are log propensities (rows × categories).

    Rare categories choose first, each the rows where its advantage over the best alternative is greatest.
    """
    n, k = scores.shape
    if sum(counts) != n:
        raise ValueError(f"{stream}: counts add up to {sum(counts)}, not to {n}")
    noise = np.stack([-log(-log(dice.uniform(f"{stream}/{j}", n))) for j in range(k)], axis=1)
    noisy, chosen, free = scores + noise, np.full(n, -1, dtype=np.int64), np.ones(n, dtype=bool)
    for j in np.argsort(np.asarray(counts), kind="stable"):
        others = np.delete(noisy, j, axis=1).max(axis=1)
        advantage = np.where(free, noisy[:, j] - others, -np.inf)
        rows = np.argsort(-advantage, kind="stable")[: counts[j]]
        chosen[rows], free[rows] = j, False
    return chosen
