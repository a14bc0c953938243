"""What a file that is no plan, or a hostile one, must end in."""

from __future__ import annotations

from pathlib import Path

import pytest
from plantoets.assessment.planfiles import PlanFileError
from plantoets.assessment.planfiles.read import read_unguarded as read_plan


def refused(path: Path, words: str = "", crs: str | None = "EPSG:28992") -> PlanFileError:
    """The error of reading a file, checked to be one sentence in each language."""
    with pytest.raises(PlanFileError) as caught:
        read_plan(path, crs=crs)
    for text in caught.value.message:
        assert text.endswith(".")
        assert "\n" not in text
        assert len(text) < 400
        assert "Traceback" not in text
    assert words in caught.value.message.en
    return caught.value
