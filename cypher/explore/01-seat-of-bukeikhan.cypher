// The seat of A. Bukeikhan: who confirms, infers, doubts or leaves it out, where, and through whom we know it
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH (seat:Mandate {id: 'mandate/bukeikhan/constituent-assembly'})
WHERE seat.from <= at < seat.until
// What holds of a seat for one district holds of the seat.
MATCH (mandate:Mandate)-[:ENTAILS*0..1]->(seat)
CALL (seat, mandate) {
  MATCH path = (seat)-[:HELD_BY]->(:Person) RETURN path
  UNION
  MATCH path = (mandate)-[:ENTAILS]->(seat) RETURN path
  UNION
  MATCH path = (mandate)<-[:ABOUT]-(:Claim)-[:CITED_AT]->(:Citation)-[:IN]->(:Source) RETURN path
  UNION
  MATCH path = (mandate)<-[:ABOUT]-(:Claim)-[:RELAYED_BY]->(:Source) RETURN path
  UNION
  MATCH path = (mandate)<-[:ABOUT]-(:Claim)-[:RESTS_ON]->(:Claim)-[:CITED_AT]->(:Citation)-[:IN]->(:Source) RETURN path
  UNION
  MATCH path = (mandate)<-[:ABOUT]-(:Claim)<-[:DISPUTES|ENDORSES]-(:Claim)-[:CITED_AT]->(:Citation)-[:IN]->(:Source) RETURN path
  UNION
  MATCH path = (mandate)<-[:ABOUT]-(:Claim)-[:OMITTED_FROM]->(:Roll) RETURN path
  UNION
  MATCH path = (mandate)<-[:ABOUT]-(:Claim)-[:CITED_AT]->(:Citation)-[:IN]->(:Source)-[:KEPT_IN]->()-[:IN*0..3]->(:Archive) RETURN path
}
WITH path, at
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
