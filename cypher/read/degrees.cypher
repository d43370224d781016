// How much a search from records would go through, as the database counts edges by itself: all that lead to a record; for
// a source what its citations carry, of which no more are looked at than a search from there may go through.
UNWIND $ids AS id
MATCH (n:Record {id: id}) USING INDEX SEEK n:Record(id)
RETURN id, sum(CASE
  WHEN n:Source THEN reduce(carried = 0, more IN COLLECT { MATCH (n)<-[:IN]-(t:Citation) RETURN 1 + COUNT { (t)<-[:CITED_AT]-() } LIMIT $most } | carried + more)
  ELSE COUNT { (n)<--() }
END) AS degree
