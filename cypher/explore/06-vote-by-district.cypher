// What became of the vote in each district: held, postponed, disrupted or annulled, and who says so where
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH path = (:ElectoralDistrict)<-[:CONCERNS]-(vote:Occurrence {what: 'voting'})<-[:ABOUT]-(:Claim)-[:CITED_AT]->(:Citation)-[:IN]->(:Source)
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN path
