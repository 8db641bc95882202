// The room Settings: see architecture in the documentation.
