// The room KPIs: see architecture in the documentation.
