// Values that few give, where another answer of the same family has more witnesses.
MATCH (p:Proposition)
WHERE p.id > '' AND p.from <= $at AND p.until > $at
MATCH (p)<-[o:OF]-(v:Verdict)
WHERE o.from <= $at AND o.until > $at AND v.from <= $at AND v.until > $at AND v.atLeast > 0
WITH p, v, COLLECT {
  MATCH (q:Proposition {family: p.family})<-[u:OF]-(w:Verdict)
  USING INDEX SEEK q:Proposition(family)
  WHERE q.id <> p.id AND q.from <= $at AND q.until > $at AND u.from <= $at AND u.until > $at AND w.from <= $at AND w.until > $at AND w.atLeast > v.atLeast
  RETURN q.id ORDER BY w.atLeast DESC, q.id LIMIT 10
} AS rivals
WHERE rivals <> []
CALL (p) {
  MATCH (p)<-[a:ABOUT]-(c:Claim)
  WHERE a.from <= $at AND a.until > $at AND c.from <= $at AND c.until > $at AND c.stance = 'AFFIRMS' AND c.mode = 'DIRECT'
  WITH c, coalesce(head(COLLECT { MATCH (c)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }), c.source) AS bearer
  WITH bearer, min(c.id) AS record
  RETURN collect({source: bearer, record: record}) AS borne
}
WITH p, rivals, borne
WHERE size(borne) >= 2 AND size(borne) <= $rare AND ($source IS NULL OR any(by IN borne WHERE by.source = $source))
RETURN p.id AS item, p.caption AS of, rivals, borne
ORDER BY size(borne), item
LIMIT $limit
