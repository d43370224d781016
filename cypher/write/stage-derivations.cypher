// A derivation as the edge that a reader of the graph expects between two sources.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $keys AS key
MATCH (d:Record {key: key})-[:DERIVED]->(source:Source), (d)-[:FROM]->(parent:Source) USING INDEX SEEK d:Record(key)
MERGE (source)-[e:DERIVES_FROM {derivation: d.id, from: $next}]->(parent)
SET e.how = d.how, e.suspected = d.suspected, e.because = d.because, e.by = d.by, e.scope = d.scope, e.until = $max
RETURN count(e) AS done
