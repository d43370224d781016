// Verdicts that a load staged before it was broken off, and what they replaced: they are given again when it is gone on with.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
CALL () {
  MATCH (v:Verdict)
  USING INDEX v:Verdict(until, rulesVersion)
  WHERE v.until > $head AND v.rulesVersion > '' AND v.from > $head
  WITH v LIMIT 5000
  DETACH DELETE v
  RETURN count(*) AS verdicts
}
CALL () {
  MATCH (k:Keystone)
  USING INDEX k:Keystone(rank)
  WHERE k.rank > '' AND k.from > $head
  WITH k LIMIT 5000
  DETACH DELETE k
  RETURN count(*) AS keystones
}
CALL () {
  MATCH (n:Record)
  WHERE n.until = $head + 1 AND (n:Verdict OR n:Keystone)
  WITH n LIMIT 500
  SET n.until = $max
  WITH n
  CALL (n) {
    MATCH (n)-[e]->()
    WHERE e.until = $head + 1
    SET e.until = $max
    RETURN count(e) AS edges
  }
  RETURN count(*) AS restored
}
RETURN verdicts + keystones + restored AS done
