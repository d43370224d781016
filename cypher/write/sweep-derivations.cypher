MATCH (l:Lease {name: 'writer', holder: $holder})
SET l.expires = timestamp() + $ttl
WITH l
CALL () {
  MATCH ()-[e:DERIVES_FROM]->()
  WHERE e.until > $head AND e.until < $max
  SET e.until = $max
  RETURN count(e) AS restored
}
CALL () {
  MATCH ()-[e:DERIVES_FROM]->()
  WHERE e.from > $head
  DELETE e
  RETURN count(*) AS removed
}
RETURN 0 AS done
