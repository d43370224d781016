// How much of a plan stands in the graph: staged nodes, the edges that were staged with them, and what is marked to be retired.
// Derivations as edges between sources are no part of a record.
CALL () {
  UNWIND $introduce AS key
  MATCH (n:Record {key: key})
  USING INDEX SEEK n:Record(key)
  WHERE n.from = $next
  RETURN count(n) AS nodes, sum(COUNT { (n)-->() } - COUNT { (n)-[:DERIVES_FROM]->() }) AS edges
}
CALL () {
  UNWIND $retire AS key
  MATCH (n:Record {key: key})
  USING INDEX SEEK n:Record(key)
  WHERE n.until = $next
  RETURN count(n) AS retired
}
RETURN nodes, edges, retired
