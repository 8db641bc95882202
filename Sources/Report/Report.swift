// The room Report: see architecture in the documentation.
