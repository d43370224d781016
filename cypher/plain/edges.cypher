// Where the edges of a type lead, in the order of their positions.
CALL (at, s{parent}) {
  UNWIND s{parent} AS p
  MATCH (p)-[e:{type}]->(n:Record)
  WHERE e.from <= at AND e.until > at
  WITH p, e, n LIMIT $most
  WITH p, n ORDER BY coalesce(e.position, e.step, 0), n.id
  RETURN collect(id(p)) AS f{k}, collect(id(n)) AS t{k}, collect(DISTINCT n) AS s{k}
}
