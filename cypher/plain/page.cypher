// The same page of the records that hang on each of a set.
CALL (at, s{parent}) {
  UNWIND s{parent} AS p
  CALL (at, p) {
    {body}
    WITH DISTINCT n ORDER BY n.id LIMIT $limit_{k}
    RETURN n
  }
  WITH p, n LIMIT $most
  RETURN collect(id(p)) AS f{k}, collect(id(n)) AS t{k}, collect(DISTINCT n) AS s{k}
}
