// All who give a total that the audit finds wrong.
UNWIND $claims AS claim
MATCH (t:Claim {id: claim})-[a:ABOUT]->(f:Figure)
USING INDEX SEEK t:Claim(id)
WHERE t.from <= $at AND t.until > $at AND a.from <= $at AND a.until > $at
WITH DISTINCT f
CALL (f) {
  MATCH (f)<-[a:ABOUT]-(c:Claim)
  WHERE a.from <= $at AND a.until > $at AND c.from <= $at AND c.until > $at AND c.stance = 'AFFIRMS' AND c.mode = 'DIRECT'
  WITH c, coalesce(head(COLLECT { MATCH (c)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }), c.source) AS bearer
  WITH bearer, min(c.id) AS record
  RETURN collect({source: bearer, record: record}) AS borne
}
WITH f, borne
WHERE size(borne) >= 2 AND size(borne) <= $rare AND ($source IS NULL OR any(by IN borne WHERE by.source = $source))
RETURN f.id AS item, f.caption AS of, borne
ORDER BY size(borne), item
LIMIT $limit
