// One person's every mention: how each source writes the name, where, and why he is meant (put another person's id in its place)
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH path = (person:Person {id: 'dosmukhametuly-zh'})<-[:IDENTIFIED_AS]-(:Mention)-[:WRITTEN_AT]->(:Citation)-[:IN]->(:Source)
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
