// Where edges lead.
CALL (s{parent}) {
  UNWIND range(0, size(s{parent}) - 1) AS i
  WITH i, endNode(s{parent}[i]) AS n
  RETURN collect(i) AS f{k}, collect(id(n)) AS t{k}, collect(DISTINCT n) AS s{k}
}
