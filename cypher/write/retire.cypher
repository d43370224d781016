// Marks records and the edges that leave them as no longer in force from the staged revision on.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $keys AS key
MATCH (n:Record {key: key}) USING INDEX SEEK n:Record(key)
SET n.until = $next
WITH n
CALL (n) {
  MATCH (n)-[e]->()
  WHERE e.until = $max AND type(e) <> 'DERIVES_FROM'
  SET e.until = $next
  RETURN count(e) AS edges
}
RETURN count(n) AS done
