// What a revision introduces or retires of the records that verdicts are computed from.
CALL () {
  MATCH (n:Record) WHERE n.from = $at RETURN n
  UNION
  MATCH (n:Record) WHERE n.until = $at RETURN n
}
WITH n, head([label IN labels(n) WHERE label IN ['Proposition', 'Claim', 'Source', 'Derivation', 'Roll', 'Place', 'ElectoralDistrict']]) AS what
WHERE what IS NOT NULL
RETURN what, collect(DISTINCT n.id) AS ids
