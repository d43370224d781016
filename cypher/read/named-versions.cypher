// Versions of named things with their spellings, a page by their keys.
MATCH (n:Named)
USING INDEX n:Named(key)
WHERE n.key > $after
RETURN n.key AS key, [spelling IN [n.name, n.text, n.series] WHERE spelling IS NOT NULL] AS spellings
ORDER BY n.key LIMIT $limit
