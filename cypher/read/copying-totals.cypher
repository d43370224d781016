// Totals with the parts that they are said to be the sum of, and all who give the same total.
MATCH (k:Constraint)
WHERE k.id > '' AND k.from <= $at AND k.until > $at AND k.kind = 'SUM'
MATCH (k)-[r:RELATES {term: 'total'}]->(t:Claim)-[a:ABOUT]->(f:Figure)
WHERE r.from <= $at AND r.until > $at AND a.from <= $at AND a.until > $at
CALL (f) {
  MATCH (f)<-[a:ABOUT]-(c:Claim)
  WHERE a.from <= $at AND a.until > $at AND c.from <= $at AND c.until > $at AND c.stance = 'AFFIRMS' AND c.mode = 'DIRECT'
  WITH c, coalesce(head(COLLECT { MATCH (c)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }), c.source) AS bearer
  WITH bearer, min(c.id) AS record
  RETURN collect({source: bearer, record: record}) AS borne
}
WITH k, f, borne
WHERE size(borne) >= 2 AND size(borne) <= $rare AND ($source IS NULL OR any(by IN borne WHERE by.source = $source))
RETURN f.id AS item, f.caption AS of, {min: f.valueMin, max: f.valueMax} AS total, k.coverage = 'COMPLETE' AS complete, borne,
  COLLECT {
    MATCH (k)-[e:RELATES {term: 'parts'}]->(c:Claim)-[b:ABOUT]->(g:Figure)
    WHERE e.from <= $at AND e.until > $at AND b.from <= $at AND b.until > $at
    RETURN {min: g.valueMin, max: g.valueMax}
  } AS parts
LIMIT $limit
