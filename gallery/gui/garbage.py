"""Python's search for garbage, in the window's thread alone.

Left to itself, Python looks for cycles in whichever thread makes the next object. A widget that
hangs in a cycle would then be destroyed by a reader, and Qt falls over: widgets may be destroyed
in the window's thread only. So the collector is off, and a timer does its work here.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

# A look for garbage stops every thread. Ours is rare (few cycles), what lives is much (cards, the
# plan of 100,000 files: 30 to 300 ms for all of it), so Python's own (700, 10, 10) would look far
# too often, and looks at 400,000 objects at once are felt: 20,000 take some 3 ms.
THRESHOLDS = (2_000, 10, 400)
EVERY = 200  # ms between looks whether there is enough to look through
# So many new objects are in the hands of a work (a piece of an edit of a million photos), which
# drops them in a moment without our help. If they stay for so many looks they last.
MANY = 50_000  # 8 ms
PATIENCE = 50  # looks, 10 s


class GarbageCollector(QObject):
    """Collects cycles from a timer for as long as it lives; Python's own collector is off.

    What was made before counts as lasting and is not looked through again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.freeze()
        gc.disable()
        self._put_off = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.collect_if_due)
        self._timer.start(EVERY)

    def collect_if_due(self) -> None:
        """Collect the oldest generation that has grown over its threshold, with the younger."""
        if gc.get_count()[0] > MANY and self._put_off < PATIENCE:
            self._put_off += 1
            return
        self._put_off = 0
        for generation, (count, limit) in reversed(
            list(enumerate(zip(gc.get_count(), THRESHOLDS, strict=True)))
        ):
            if count > limit:
                gc.collect(generation)
                return
