"""What runs in the child process: bytes -> sheets of strings. Imports neither pandas nor the layers above."""
