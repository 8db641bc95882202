// Shared fixtures and builders.
