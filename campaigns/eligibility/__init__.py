"""Who meets the conditions of an award, and why."""
