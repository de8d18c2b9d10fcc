"""Streamlit's server, started so that it sends every message at once, as ours does."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

if __name__ == "__main__":
    from planner.server.prompt import send_at_once

    send_at_once()
    from streamlit.web.cli import main

    sys.exit(main())
