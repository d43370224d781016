// Where the edges of a type lead, in the order of their positions.
CALL (at, s{parent}) {
  UNWIND range(0, size(s{parent}) - 1) AS i
  WITH at, i, s{parent}[i] AS p
  MATCH (p)-[e:{type}]->(n)
  WHERE e.from <= at AND e.until > at
  WITH i, e, n LIMIT $most
  WITH i, n ORDER BY coalesce(e.position, e.step, 0), n.id
  RETURN collect(i) AS f{k}, collect(id(n)) AS t{k}, collect(DISTINCT n) AS s{k}
}
