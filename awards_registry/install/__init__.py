"""What stands behind `make`: from a bare machine to a running registry, with bare Python."""
