// What the newest revision brought: the claims that it introduced, where they were read and what they are about
MATCH (head:Head {name: 'head'})
WITH head.revision AS at
MATCH (revision:Revision {number: at})
MATCH (claim:Record:Claim)
USING INDEX claim:Record(from)
WHERE claim.from = revision.number AND claim.until > at
WITH revision, claim, at
ORDER BY claim.id
LIMIT 60
MATCH path = (:Passage)<-[:READ_IN]-(claim)-[:ABOUT]->(:Proposition)
WHERE all(record IN nodes(path) WHERE record.from <= at < record.until) AND all(edge IN relationships(path) WHERE edge.from <= at < edge.until)
RETURN revision, path
