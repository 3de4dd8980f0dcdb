"""Tables whose columns stand for people, groups, years or options, turned so that each row is one thing."""
