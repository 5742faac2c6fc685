"""Brings what the children finish in any order back into the order of the plan.

So photos get their ids in the order a person reads the set, whatever the machine did.
"""

from gallery.importing.batches import Arrival


class InOrder:
    """Holds arrivals until all before them are there, or were refused."""

    def __init__(self) -> None:
        self._held: dict[int, Arrival | None] = {}
        self._next = 0
        self._ready: list[Arrival] = []

    def __len__(self) -> int:
        return len(self._ready)

    def put(self, number: int, arrival: Arrival | None) -> None:
        """Take an arrival in; None says that this number brings nothing."""
        self._held[number] = arrival
        while self._next in self._held:
            first = self._held.pop(self._next)
            self._next += 1
            if first is not None:
                self._ready.append(first)

    def take(self, most: int) -> list[Arrival]:
        """Return up to ``most`` arrivals whose turn it is."""
        taken, self._ready = self._ready[:most], self._ready[most:]
        return taken

    def give_up_order(self) -> None:
        """Nothing more will come: whatever is held may go."""
        held = (self._held[number] for number in sorted(self._held))
        self._ready.extend(arrival for arrival in held if arrival is not None)
        self._held.clear()
