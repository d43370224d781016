// A roll and whom it lists: each name as written, who is meant, and who calls the roll complete
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH (roll:Roll {id: 'election-1917/chronos-roll'})
WHERE roll.from <= at < roll.until
CALL (roll) {
  MATCH path = (roll)-[:LISTS]->(:Claim)-[:NAMES]->(:Mention)-[:IDENTIFIED_AS]->(:Person) RETURN path
  UNION
  MATCH path = (roll)-[:COVERS|CALLED_COMPLETE_BY|RELAYED_BY]->() RETURN path
  UNION
  MATCH path = (roll)-[:CITED_AT]->(:Citation)-[:IN]->(:Source) RETURN path
  UNION
  MATCH path = (roll)<-[:OMITTED_FROM]-(:Claim)-[:ABOUT]->(:Mandate)-[:HELD_BY]->(:Person) RETURN path
}
WITH path, at
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
