// What a writer that did not finish had marked as retired stays in force, with its edges.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
MATCH (n:Record)
WHERE n.until > $head AND n.until < $max
WITH n LIMIT 500
SET n.until = $max
WITH n
CALL (n) {
  MATCH (n)-[e]-()
  WHERE e.until > $head AND e.until < $max
  SET e.until = $max
  RETURN count(e) AS edges
}
RETURN count(*) AS done
