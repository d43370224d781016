// The edges of a type themselves, for what they say.
CALL (at, s{parent}) {
  UNWIND range(0, size(s{parent}) - 1) AS i
  WITH at, i, s{parent}[i] AS p
  MATCH (p)-[e:{type}]->()
  WHERE e.from <= at AND e.until > at
  WITH i, e LIMIT $most
  WITH i, e ORDER BY coalesce(e.position, e.step, 0)
  RETURN collect(i) AS f{k}, collect(id(e)) AS t{k}, collect(e) AS s{k}
}
