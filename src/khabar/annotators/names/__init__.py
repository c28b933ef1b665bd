"""Names: people, organisations, armed groups, governments and populations."""
