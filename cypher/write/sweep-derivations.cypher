// Edges between sources that a writer that did not finish had marked as retired, or had staged.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
CALL () {
  MATCH ()-[e:DERIVES_FROM]->()
  WHERE e.until > $head AND e.until < $max
  WITH e LIMIT 1000
  SET e.until = $max
  RETURN count(e) AS restored
}
CALL () {
  MATCH ()-[e:DERIVES_FROM]->()
  WHERE e.from > $head
  WITH e LIMIT 1000
  DELETE e
  RETURN count(*) AS removed
}
RETURN restored + removed AS done
