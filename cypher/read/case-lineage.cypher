// Sources and all that they derive from, to the last ancestor, with their makers and informants.
UNWIND $sources AS id
MATCH (s:Source {id: id})-[es:DERIVES_FROM*0..]->(a:Source)
USING INDEX SEEK s:Source(id)
WHERE s.from <= $at AND s.until > $at AND all(e IN es WHERE e.from <= $at AND e.until > $at)
WITH DISTINCT a
RETURN a.id AS id, a.title AS title, a {.madeWritten, .madeEdtf, .madeCalendar} AS dates,
  COLLECT { MATCH (a)-[e:DERIVES_FROM]->(p:Source) WHERE e.from <= $at AND e.until > $at RETURN {from: p.id, how: e.how, suspected: e.suspected, scope: e.scope} } AS derivations,
  COLLECT { MATCH (a)-[e:MADE_BY|INFORMED_BY]->(o:Record) WHERE e.from <= $at AND e.until > $at RETURN {origin: o.id, how: CASE type(e) WHEN 'MADE_BY' THEN 'AUTHOR' ELSE 'INFORMANT' END, title: o.caption} } AS origins
