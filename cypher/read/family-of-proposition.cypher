// Propositions of one family: those that can entail or contradict a proposition.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
CALL (p) {
  MATCH (n:Proposition {family: p.family})
  USING INDEX SEEK n:Proposition(family)
  WHERE n.from <= $at AND n.until > $at AND n.id > $after
  WITH DISTINCT n.id AS id ORDER BY id LIMIT $limit
  RETURN collect(id) AS ids
}
RETURN parent, ids, CASE WHEN $count THEN COUNT { MATCH (n:Proposition {family: p.family}) WHERE n.from <= $at AND n.until > $at RETURN DISTINCT n.id } END AS total
