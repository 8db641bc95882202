// The room Cells: see architecture in the documentation.
