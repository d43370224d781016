// A page, in the order of their ids, of what a revision introduces or retires of the records that verdicts are computed from.
CALL () {
  MATCH (n:Record)
  USING INDEX n:Record(from)
  WHERE n.from = $at AND n.id > $after
  RETURN n
  UNION
  MATCH (n:Record)
  USING INDEX n:Record(until)
  WHERE n.until = $at AND n.id > $after
  RETURN n
}
WITH n.id AS id, head([label IN labels(n) WHERE label IN ['Proposition', 'Claim', 'Source', 'Derivation', 'Roll', 'Place', 'ElectoralDistrict']]) AS what
WHERE what IS NOT NULL
RETURN DISTINCT id, what ORDER BY id LIMIT $limit
