"""A random order of photos that needs no sorting: which photo comes next is reckoned.

The cube of a number modulo a prime that is 2 modulo 3 is a rearrangement of all numbers below
that prime, and can be turned round. So SQL can say at which place a photo stands, and Python
which photo stands at a place: the first page of a million photos is a few hundred of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shuffle:
    """A rearrangement of the numbers from 0 to below ``prime``, another one by ``seed``."""

    prime: int
    seed: int

    @classmethod
    def of(cls, last: int, seed: int) -> "Shuffle":
        """Return the one for ids up to ``last``; a library that grows rarely gets another."""
        prime = 1 << max(4, last.bit_length())
        while prime % 3 != 2 or not _is_prime(prime):
            prime += 1
        return cls(prime, seed % prime)

    @property
    def place(self) -> str:
        """The place of photo ``p.id`` as an expression of SQL."""
        moved = f"((p.id + {self.seed}) % {self.prime})"
        cube = f"{moved} * {moved} % {self.prime} * {moved}"
        return f"(({cube} + {self._shift}) % {self.prime})"

    @property
    def _shift(self) -> int:
        return self.prime // 3  # the cubes of 0 and 1 are themselves: not side by side in front

    def ids(self, *, backward: bool) -> Iterator[int]:
        """Yield what stands at each place; not every number is the id of a photo."""
        root = pow(3, -1, self.prime - 1)
        for place in reversed(range(self.prime)) if backward else range(self.prime):
            cube = (place - self._shift) % self.prime
            yield (pow(cube, root, self.prime) - self.seed) % self.prime


def _is_prime(number: int) -> bool:
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return True
