// One record by its id, where it is in force.
CALL (at) {
  MATCH (n:Record {id: $id_{k}}) USING INDEX SEEK n:Record(id)
  WHERE n.from <= at AND n.until > at
  RETURN collect(n) AS s{k}
}
