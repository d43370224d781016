// Where the one edge of a type leads.
CALL (at, s{parent}) {
  UNWIND range(0, size(s{parent}) - 1) AS i
  WITH at, i, s{parent}[i] AS p
  MATCH (p)-[e:{type}]->(n)
  WHERE e.from <= at AND e.until > at
  WITH i, n LIMIT $most
  RETURN collect(i) AS f{k}, collect(id(n)) AS t{k}, collect(DISTINCT n) AS s{k}
}
