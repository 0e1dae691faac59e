"""Lists of offices taken into the register: looked at first, then applied whole, undone whole."""
