// Run a second time because its answer was lost, it finds by its key what it made.
MATCH (l:Lease {name: $slot})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $rows AS row
MERGE (n:Record {key: row.props.key})
SET n:$(row.labels), n = row.props, n.from = $next, n.until = $max
RETURN count(n) AS done
