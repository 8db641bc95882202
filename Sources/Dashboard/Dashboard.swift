// The room Dashboard: see architecture in the documentation.
