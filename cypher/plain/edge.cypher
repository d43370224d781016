// Where the one edge of a type leads.
CALL (at, s{parent}) {
  UNWIND s{parent} AS p
  MATCH (p)-[e:{type}]->(n:Record)
  WHERE e.from <= at AND e.until > at
  WITH p, n LIMIT $most
  RETURN collect(id(p)) AS f{k}, collect(id(n)) AS t{k}, collect(DISTINCT n) AS s{k}
}
