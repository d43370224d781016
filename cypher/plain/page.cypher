// The same page of the records that hang on each of a set.
CALL (at, s{parent}) {
  UNWIND range(0, size(s{parent}) - 1) AS i
  WITH at, i, s{parent}[i] AS p
  CALL (at, p) {
    {body}
    WITH DISTINCT n ORDER BY n.id LIMIT $limit_{k}
    RETURN n
  }
  WITH i, n LIMIT $most
  RETURN collect(i) AS f{k}, collect(id(n)) AS t{k}, collect(DISTINCT n) AS s{k}
}
