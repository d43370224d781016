// The edges of staged records, each to the version of its target that is in force at the staged revision.
// All edges of a record come in one batch: run a second time because its answer was lost, it begins anew.
MATCH (l:Lease {name: $slot})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $rows AS row
MATCH (a:Record {key: row.from}) USING INDEX SEEK a:Record(key)
CALL (a) {
  MATCH (a)-[staged]->()
  DELETE staged
}
UNWIND row.edges AS edge
MATCH (b:Record {id: edge.to})
USING INDEX SEEK b:Record(id)
WHERE b.until > $next
CREATE (a)-[e:$(edge.type)]->(b)
SET e = edge.props, e.from = $next, e.until = $max
RETURN count(e) AS done
