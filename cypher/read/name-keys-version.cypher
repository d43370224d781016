// The version of the rules by which the keys of names were made; 0 for a graph that has none.
OPTIONAL MATCH (s:GraphSchema {name: 'schema'})
RETURN coalesce(max(s.nameKeysVersion), 0) AS version
