// Claims about propositions.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
CALL (p) {
  MATCH (p)<-[e:ABOUT]-(n:Claim)
  WHERE e.from <= $at AND e.until > $at AND n.id > $after AND ($stances IS NULL OR n.stance IN $stances)
  WITH DISTINCT n.id AS id ORDER BY id LIMIT $limit
  RETURN collect(id) AS ids
}
RETURN parent, ids, CASE WHEN $count THEN COUNT { MATCH (p)<-[e:ABOUT]-(n:Claim) WHERE e.from <= $at AND e.until > $at AND ($stances IS NULL OR n.stance IN $stances) RETURN DISTINCT n.id } END AS total
