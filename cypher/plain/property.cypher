// The records whose ids are in a property.
CALL (at, s{parent}) {
  UNWIND s{parent} AS p
  WITH DISTINCT at, p.{property} AS id
  MATCH (n:Record {id: id}) USING INDEX SEEK n:Record(id)
  WHERE n.from <= at AND n.until > at
  RETURN collect(n) AS s{k}
}
