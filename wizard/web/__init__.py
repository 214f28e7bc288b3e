"""The plain pages, and the one server that serves them and the wizard."""
