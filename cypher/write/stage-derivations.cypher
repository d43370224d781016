// A derivation as the edge that a reader of the graph expects between two sources.
MATCH (l:Lease {name: 'writer', holder: $holder})
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $keys AS key
MATCH (d:Derivation {key: key})-[:DERIVED]->(source:Source), (d)-[:FROM]->(parent:Source)
CREATE (source)-[e:DERIVES_FROM {derivation: d.id, how: d.how, suspected: d.suspected, because: d.because, by: d.by, from: $next, until: $max}]->(parent)
SET e.scope = d.scope
RETURN count(e) AS done
