// What became of events: the accounts that somebody affirms, and who does.
UNWIND $questions AS question
MATCH (o:Proposition {family: question})
WHERE o.from <= $at AND o.until > $at
WITH question, o, COLLECT { MATCH (o)<-[a:ABOUT]-(c:Claim) WHERE c.stance = 'AFFIRMS' AND a.from <= $at AND a.until > $at RETURN DISTINCT c.source } AS accordingTo
WHERE size(accordingTo) > 0
RETURN question, o.id AS occurrence, o.status AS status, o.dateWritten AS written, o.dateFirstDay AS firstDay, o.dateLastDay AS lastDay, accordingTo
