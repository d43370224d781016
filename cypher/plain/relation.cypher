// The edges of a type themselves, for what they say.
CALL (at, s{parent}) {
  UNWIND s{parent} AS p
  MATCH (p)-[e:{type}]->(:Record)
  WHERE e.from <= at AND e.until > at
  WITH p, e LIMIT $most
  WITH p, e ORDER BY coalesce(e.position, e.step, 0)
  RETURN collect(id(p)) AS f{k}, collect(id(e)) AS t{k}, collect(e) AS s{k}
}
