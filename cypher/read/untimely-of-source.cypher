// Claims of sources that the sources cannot have known.
UNWIND $parents AS parent
MATCH (s:Source {id: parent})
USING INDEX SEEK s:Source(id)
WHERE s.from <= $at AND s.until > $at
CALL (s) {
  MATCH (s)<-[e:IN]-(:Citation)<-[f:CITED_AT]-(c:Claim)<-[u:CANNOT_COUNT]-(:Verdict)
  WHERE e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at AND u.from <= $at AND u.until > $at AND c.source = s.id AND c.id > $after
  WITH DISTINCT c.id AS id ORDER BY id LIMIT $limit
  RETURN collect(id) AS ids
}
RETURN parent, ids, CASE WHEN $count THEN COUNT { MATCH (s)<-[e:IN]-(:Citation)<-[f:CITED_AT]-(c:Claim)<-[u:CANNOT_COUNT]-(:Verdict) WHERE e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at AND u.from <= $at AND u.until > $at AND c.source = s.id RETURN DISTINCT c.id } END AS total
