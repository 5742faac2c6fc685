"""Find and replace in captions: asked with a live preview, done as one step.

``dialog`` asks what and where and reads what would change; ``examples`` lists the first
captions as they are and as they would be; ``commands`` opens it for what is selected, listed
or in the library.
"""

from gallery.gui.replacing.commands import Replacing
from gallery.gui.replacing.dialog import ReplaceDialog

__all__ = ["ReplaceDialog", "Replacing"]
