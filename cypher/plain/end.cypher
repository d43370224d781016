// Where edges lead.
CALL (s{parent}) {
  UNWIND s{parent} AS p
  WITH p, endNode(p) AS n
  RETURN collect(id(p)) AS f{k}, collect(id(n)) AS t{k}, collect(DISTINCT n) AS s{k}
}
