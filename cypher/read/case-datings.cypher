// What became of events: the accounts that somebody affirms, and who does.
UNWIND $questions AS question
MATCH (o:Proposition {family: question})
USING INDEX SEEK o:Proposition(family)
WHERE o.from <= $at AND o.until > $at
WITH question, o, COLLECT {
  MATCH (o)<-[a:ABOUT]-(c:Claim)-[e:CITED_AT]->(:Citation)-[f:IN]->(s:Source)
  WHERE c.stance = 'AFFIRMS' AND a.from <= $at AND a.until > $at AND e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at
  RETURN DISTINCT {id: s.id, title: s.title}
} AS accordingTo
WHERE size(accordingTo) > 0
RETURN question, o.id AS occurrence, o.status AS status, o {.dateWritten, .dateEdtf, .dateCalendar} AS dates, accordingTo
