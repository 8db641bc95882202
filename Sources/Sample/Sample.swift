// The room Sample: see architecture in the documentation.
