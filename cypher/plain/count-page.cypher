// How many hang on each of a set, in its order.
CALL (at, s{parent}) {
  UNWIND s{parent} AS p
  RETURN collect(COUNT {
    {body}
    RETURN DISTINCT n
  }) AS c{k}
}
