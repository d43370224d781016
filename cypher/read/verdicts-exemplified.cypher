// Rolls of which one of these claims is, or was, the first whose proposition is known.
UNWIND $claims AS id
MATCH (anchor:Claim {id: id})<-[l:LISTS]-(r:Roll)
USING INDEX SEEK anchor:Claim(id)
WHERE l.from <= $at AND l.until >= $at
  AND NOT EXISTS { MATCH (r)-[m:LISTS]->(:Claim)-[a:ABOUT]->(:Proposition) WHERE m.position < l.position AND m.from <= $at AND m.until >= $at AND a.from < $at AND a.until > $at }
RETURN DISTINCT r.id AS id
