// Entries of rolls in their order; $after is the position of the last one seen.
UNWIND $parents AS parent
MATCH (p:Record {id: parent})
USING INDEX SEEK p:Record(id)
WHERE p.from <= $at AND p.until > $at
CALL (p) {
  MATCH (p)-[e:LISTS]->(n:Claim)
  WHERE e.from <= $at AND e.until > $at AND ($after = '' OR e.position > toInteger($after))
  WITH n.id AS id, e.position AS position ORDER BY position LIMIT $limit
  RETURN collect(id) AS ids, collect(toString(position)) AS cursors
}
RETURN parent, ids, cursors, CASE WHEN $count THEN COUNT { MATCH (p)-[e:LISTS]->(:Claim) WHERE e.from <= $at AND e.until > $at } END AS total
