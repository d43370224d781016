// A table with its rows: what stands in each line, of which district, and the figures that it states
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH (table:Record:Table {id: 'election-1917/table2'})
WHERE table.from <= at < table.until
CALL (table) {
  MATCH path = (table)<-[:ROW_OF]-(:TableRow)<-[:STANDS_IN]-(:Claim)-[:ABOUT]->(:Figure) RETURN path
  UNION
  MATCH path = (table)<-[:ROW_OF]-(:TableRow)-[:STANDS_FOR]->(:Entity) RETURN path
  UNION
  MATCH path = (table)-[:CITED_AT]->(:Citation)-[:IN]->(:Source) RETURN path
}
WITH path, at
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
