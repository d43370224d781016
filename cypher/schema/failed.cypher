// Indexes that could not be built, as on a full disk. Neo4j leaves them so, also when it is started again.
SHOW INDEXES YIELD name, state, type, entityType, owningConstraint
WHERE state = 'FAILED'
RETURN name, type, entityType, owningConstraint AS constraint
