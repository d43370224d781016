// Claims that citations are evidence for.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
CALL (p) {
  MATCH (p)<-[e:CITED_AT]-(n:Claim)
  WHERE e.from <= $at AND e.until > $at AND n.id > $after
  WITH DISTINCT n.id AS id ORDER BY id LIMIT $limit
  RETURN collect(id) AS ids
}
RETURN parent, ids, CASE WHEN $count THEN COUNT { MATCH (p)<-[e:CITED_AT]-(n:Claim) WHERE e.from <= $at AND e.until > $at RETURN DISTINCT n.id } END AS total
