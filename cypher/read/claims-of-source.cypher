// Claims that sources make.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
CALL (p) {
  MATCH (p)<-[e:IN]-(:Citation)<-[f:CITED_AT]-(n:Claim)
  WHERE e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at AND n.id > $after AND ($stances IS NULL OR n.stance IN $stances)
  WITH DISTINCT n.id AS id ORDER BY id LIMIT $limit
  RETURN collect(id) AS ids
}
RETURN parent, ids, CASE WHEN $count THEN COUNT { MATCH (p)<-[e:IN]-(:Citation)<-[f:CITED_AT]-(n:Claim) WHERE e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at AND ($stances IS NULL OR n.stance IN $stances) RETURN DISTINCT n.id } END AS total
