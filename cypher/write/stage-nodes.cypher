MATCH (l:Lease {name: 'writer', holder: $holder})
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $rows AS row
CREATE (n:Record:$(row.labels))
SET n = row.props, n.from = $next, n.until = $max
RETURN count(n) AS done
