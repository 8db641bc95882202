// The room Live: see architecture in the documentation.
