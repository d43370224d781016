// Accounts of events in places, and in all that lies within these, before or after a revision.
UNWIND $places AS id
MATCH (anchor:Record {id: id})<-[es:WITHIN*0..]-(q:Record)
USING INDEX SEEK anchor:Record(id)
WHERE all(e IN es WHERE e.from <= $at AND e.until >= $at)
WITH DISTINCT q
MATCH (q)<-[t:TOOK_PLACE_IN {role: 'place'}]-(o:Proposition)
WHERE t.from <= $at AND t.until >= $at
RETURN DISTINCT o.id AS id
