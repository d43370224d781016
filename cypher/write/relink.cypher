// Records that did not change lead to the new version of a record that did: some edges of many, to be run again until none is left.
// Each that is replaced ends with the staged revision, so that it is not found again.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $ids AS id
MATCH (old:Record {id: id}) USING INDEX SEEK old:Record(id) WHERE old.until = $next
MATCH (new:Record {id: id}) USING INDEX SEEK new:Record(id) WHERE new.from = $next
MATCH (source:Record)-[e]->(old)
WHERE e.until = $max AND source.until = $max
WITH source, e, new LIMIT $limit
CREATE (source)-[f:$(type(e))]->(new)
SET f = properties(e), f.from = $next, e.until = $next
RETURN count(f) AS done
