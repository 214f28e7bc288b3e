"""Serves the real content on a port, with the wizard or another script."""

import sys
from pathlib import Path

from wizard.content import content_folder
from wizard.web.server import WIZARD, serve

if __name__ == "__main__":
    script = Path(sys.argv[2]) if len(sys.argv) > 2 else WIZARD
    serve("127.0.0.1", int(sys.argv[1]), content_folder(), script=script)
