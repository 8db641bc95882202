// The room Accounts: see architecture in the documentation.
