// A shelfmark and what it is evidence for: the files of GARF, F. 1810, Op. 1, by leaf, and the claims that cite them
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH (shelf:Record:Opis {id: 'archive/garf/1810/1'})
WHERE shelf.from <= at < shelf.until
CALL (shelf) {
  MATCH path = (shelf)-[:IN*1..2]->(:Archive) RETURN path
  UNION
  MATCH path = (shelf)<-[:IN*0..1]-()<-[:KEPT_IN]-(:Source)<-[:IN]-(:Citation)<-[:CITED_AT]-(:Claim) RETURN path
  UNION
  // Where it is only mentioned in passing.
  MATCH path = (shelf)<-[:IN*0..1]-()<-[:KEPT_IN]-(:Source)<-[:IN]-(:Citation)<-[:CITES]-(:Passage) RETURN path
}
WITH path, at
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
