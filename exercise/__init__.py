"""Exercise: a policy exercise for two sides. This module knows the version, and imports no room until one is asked for."""

__version__ = "0.1.0"
