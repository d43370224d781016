// The parallel columns of a table are found by their group.
CREATE INDEX constraint_group IF NOT EXISTS FOR (n:Constraint) ON (n.group);
