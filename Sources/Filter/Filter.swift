// The room Filter: see architecture in the documentation.
