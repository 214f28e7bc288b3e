"""Run the command line: `python -m wizard` is `send-wizard`."""

from wizard.cli import main

raise SystemExit(main())
