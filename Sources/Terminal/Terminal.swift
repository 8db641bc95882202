// The room Terminal: see architecture in the documentation.
