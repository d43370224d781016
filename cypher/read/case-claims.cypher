// Claims about propositions, of any stance or of some, and claims by id, with all that weighs on them:
// who relays, disputes and endorses them, what they rest on to the last premise, where they are enumerated, and by
// which readings and identifications they say what they say. An edge tells what kind of record it leads to: a label there
// would let the planner read a whole index of it where statistics are those of an emptier graph.
CALL () {
  UNWIND $propositions AS id
  MATCH (p:Proposition {id: id})<-[a:ABOUT]-(c:Claim)
  USING INDEX SEEK p:Proposition(id)
  WHERE a.from <= $at AND a.until > $at AND ($stances IS NULL OR c.stance IN $stances)
  RETURN c
  UNION
  UNWIND $claims AS id
  MATCH (c:Claim {id: id})
  USING INDEX SEEK c:Claim(id)
  WHERE c.from <= $at AND c.until > $at
  RETURN c
}
RETURN properties(c) AS props,
  head(COLLECT { MATCH (c)-[e:ABOUT]->(p) WHERE e.from <= $at AND e.until > $at RETURN p.id }) AS proposition,
  head(COLLECT { MATCH (c)-[e:CITED_AT]->(t) WHERE e.from <= $at AND e.until > $at RETURN t.text }) AS citation,
  COLLECT { MATCH (c)-[e:RELAYED_BY]->(s) WHERE e.from <= $at AND e.until > $at RETURN {source: s.id, how: e.how} ORDER BY e.step } AS relay,
  COLLECT { MATCH (c)-[e:RESTS_ON]->(p) WHERE e.from <= $at AND e.until > $at RETURN p.id } AS premises,
  COLLECT {
    MATCH (c)-[es:RESTS_ON*1..]->(p)
    WHERE all(e IN es WHERE e.from <= $at AND e.until > $at)
    WITH DISTINCT p
    OPTIONAL MATCH (p)-[a:ABOUT]->(q)
    WHERE a.from <= $at AND a.until > $at
    RETURN {claim: p.id, about: q.id}
  } AS foundations,
  COLLECT { MATCH (c)<-[e:DISPUTES]-(d) WHERE e.from <= $at AND e.until > $at RETURN DISTINCT d.source } AS disputedBy,
  COLLECT { MATCH (c)<-[e:ENDORSES]-(d) WHERE e.from <= $at AND e.until > $at RETURN DISTINCT d.source } AS endorsedBy,
  COLLECT { MATCH (c)-[e:OMITTED_FROM]->(r) WHERE e.from <= $at AND e.until > $at RETURN r.id } AS omittedFrom,
  COLLECT { MATCH (c)<-[e:LISTS]-(r) WHERE e.from <= $at AND e.until > $at RETURN {roll: r.id, universe: r.universe, source: r.source} } AS listedIn,
  COLLECT { MATCH (c)-[e:STANDS_IN]->()-[f:ROW_OF]->(t) WHERE e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at RETURN t.id } AS tables,
  COLLECT { MATCH (c)-[e:NAMES]->(m) WHERE e.from <= $at AND e.until > $at WITH DISTINCT m MATCH (m)-[i:IDENTIFIED_AS]->(x) WHERE i.from <= $at AND i.until > $at RETURN {mention: m.id, written: m.text, entity: x.id, called: x.caption, certainty: i.certainty} } AS names,
  COLLECT {
    MATCH (c)<-[e:READS]-(r)
    WHERE e.from <= $at AND e.until > $at
    RETURN {id: r.id, kind: r.kind, written: r.written, reading: r.reading, certainty: r.certainty}
    UNION
    MATCH (c)-[e:CITED_AT]->(t)
    WHERE e.from <= $at AND e.until > $at
    WITH DISTINCT t
    MATCH (t)<-[f:READS]-(r)
    WHERE f.from <= $at AND f.until > $at
    RETURN {id: r.id, kind: r.kind, written: r.written, reading: r.reading, certainty: r.certainty}
  } AS readings
