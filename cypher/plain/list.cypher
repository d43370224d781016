// A page of a list.
CALL (at) {
  {body}
  WITH n ORDER BY n.id LIMIT $limit_{k}
  RETURN collect(n) AS s{k}
}
