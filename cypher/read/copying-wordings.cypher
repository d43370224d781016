// The words of a claim, and the title of a source that is no issue of a series, where few have the same.
CALL () {
  MATCH (s:Source)
  WHERE s.id > '' AND s.from <= $at AND s.until > $at
  MATCH (s)<-[i:IN]-(:Citation)<-[f:CITED_AT]-(c:Claim)
  WHERE i.from <= $at AND i.until > $at AND f.from <= $at AND f.until > $at AND c.wording IS NOT NULL
  WITH DISTINCT c, coalesce(head(COLLECT { MATCH (c)-[e:RELAYED_BY]->(r:Source) WHERE e.from <= $at AND e.until > $at RETURN r.id ORDER BY e.step DESC LIMIT 1 }), c.source) AS bearer
  WITH 'WORDING' AS kind, toLower(c.wording) AS written, bearer, min(c.id) AS record
  RETURN kind, written, collect({source: bearer, record: record}) AS borne
  UNION ALL
  MATCH (s:Source)
  WHERE s.id > '' AND s.from <= $at AND s.until > $at AND s.series IS NULL AND s.issue IS NULL
  RETURN 'TITLE' AS kind, toLower(s.title) AS written, collect({source: s.id, record: s.id}) AS borne
}
WITH kind, written, borne
WHERE size(borne) >= 2 AND size(borne) <= $rare AND ($source IS NULL OR any(by IN borne WHERE by.source = $source))
RETURN kind, written, borne
ORDER BY size(borne), kind, written
LIMIT $limit
