// The edge between two sources goes with the derivation that states it.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $keys AS key
MATCH (d:Record {key: key})-[:DERIVED]->(:Source)-[e:DERIVES_FROM {derivation: d.id}]->(:Source)
USING INDEX SEEK d:Record(key)
WHERE e.until = $max
SET e.until = $next
RETURN count(e) AS done
