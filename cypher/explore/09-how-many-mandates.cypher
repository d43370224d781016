// How many mandates: the figures that were given, the question that each one answers, and who gives them where
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH (figure:Figure {measure: 'mandates', phase: 'ELECTED'})
WHERE figure.from <= at < figure.until
CALL (figure) {
  MATCH path = (figure)-[:ANSWERS]->(:Question) RETURN path
  UNION
  MATCH path = (figure)<-[:ABOUT]-(:Claim)-[:CITED_AT]->(:Citation)-[:IN]->(:Source) RETURN path
  UNION
  MATCH path = (figure)<-[:ABOUT]-(:Claim)<-[:BETWEEN]-(:Remark) RETURN path
}
WITH path, at
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
