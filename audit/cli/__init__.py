"""The command line: `audit`."""
