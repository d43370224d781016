// The same for what leaves a changed source without belonging to its record.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $ids AS id
MATCH (old:Record {id: id}) USING INDEX SEEK old:Record(id) WHERE old.until = $next
MATCH (new:Record {id: id}) USING INDEX SEEK new:Record(id) WHERE new.from = $next
MATCH (old)-[e:DERIVES_FROM]->(stated:Record)
WHERE e.until = $max
MATCH (parent:Record {id: stated.id}) USING INDEX SEEK parent:Record(id) WHERE parent.until = $max
CREATE (new)-[f:DERIVES_FROM]->(parent)
SET f = properties(e), f.from = $next, e.until = $next
RETURN count(f) AS done
