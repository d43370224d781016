// Claims without a citation: what is said, by whom, and nobody says where
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH (claim:Claim {cited: false})
WHERE claim.from <= at < claim.until
CALL (claim) {
  MATCH path = (claim)-[:CITED_AT]->(:Citation)-[:IN]->(:Source) RETURN path
  UNION
  MATCH path = (claim)-[:ABOUT]->(:Proposition) RETURN path
}
WITH path, at
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
