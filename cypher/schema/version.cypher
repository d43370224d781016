// The number of the newest migration that was applied; 0 for an empty graph.
OPTIONAL MATCH (s:GraphSchema)
RETURN coalesce(max(s.version), 0) AS version
