// Names that several sources write, in several spellings, some of which several share. A spelling is laid to the last through whom it is known.
MATCH (s:Source)
WHERE s.id > '' AND s.from <= $at AND s.until > $at
MATCH (s)<-[i:IN]-(:Citation)<-[w:WRITTEN_AT]-(m:Mention)-[d:IDENTIFIED_AS]->(e:Record)
WHERE i.from <= $at AND i.until > $at AND w.from <= $at AND w.until > $at AND d.from <= $at AND d.until > $at
WITH e, m, s.id AS source, COLLECT {
  MATCH (m)<-[n:NAMES]-(c:Claim)
  WHERE n.from <= $at AND n.until > $at
  RETURN DISTINCT coalesce(head(COLLECT { MATCH (c)-[r:RELAYED_BY]->(t:Source) WHERE r.from <= $at AND r.until > $at RETURN t.id ORDER BY r.step DESC LIMIT 1 }), c.source)
} AS bearers
UNWIND CASE WHEN bearers = [] THEN [source] ELSE bearers END AS bearer
WITH e, toLower(m.text) AS written, bearer, min(m.id) AS record
WITH e, written, collect({source: bearer, record: record}) AS borne
WITH e, collect({written: written, borne: borne}) AS spellings
WHERE size(spellings) > 1 AND any(one IN spellings WHERE size(one.borne) >= 2 AND ($source IS NULL OR any(by IN one.borne WHERE by.source = $source)))
RETURN e.id AS item, e.caption AS of, spellings
ORDER BY item
LIMIT $limit
