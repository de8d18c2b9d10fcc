"""Figures that others have published, each with its source."""

import json
from pathlib import Path

PUBLISHED = json.loads(Path(__file__).with_name("published.json").read_text("utf-8"))
