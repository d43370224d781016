// The head is locked first, so that of two programs that set up one database at once only one makes the node.
MATCH (h:Head {name: 'head'})
SET h.caption = h.caption
WITH h
MERGE (s:GraphSchema {name: 'schema'})
SET s.version = CASE WHEN s.version > $version THEN s.version ELSE $version END
