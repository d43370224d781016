// On what two sources agree and differ, and how much each says in all. Only answers that exclude each other can differ. What is known
// through others is laid to the last of these, as is all that is rare.
UNWIND $pairs AS pair
MATCH (a:Source {id: pair[0]}), (b:Source {id: pair[1]})
USING INDEX SEEK a:Source(id) USING INDEX SEEK b:Source(id)
WHERE a.from <= $at AND a.until > $at AND b.from <= $at AND b.until > $at
CALL (a, b) {
  CALL (a) {
    MATCH (a)<-[i:IN]-(:Citation)<-[f:CITED_AT]-(c:Claim)
    WHERE i.from <= $at AND i.until > $at AND f.from <= $at AND f.until > $at
    RETURN c
    UNION
    MATCH (a)<-[r:RELAYED_BY]-(c:Claim)
    WHERE r.from <= $at AND r.until > $at
    RETURN c
  }
  WITH a, b, c
  MATCH (c)-[g:ABOUT]->(p:Proposition)
  WHERE g.from <= $at AND g.until > $at AND c.stance = 'AFFIRMS' AND c.mode = 'DIRECT'
    AND coalesce(head(COLLECT { MATCH (c)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }), c.source) = a.id
  WITH b, p.family AS family, collect(DISTINCT p.id) AS mine, any(kind IN collect(p.kind) WHERE kind IN $kinds) AS rivals
  WITH mine, rivals, COLLECT {
    MATCH (q:Proposition {family: family})<-[h:ABOUT]-(d:Claim)
    USING INDEX SEEK q:Proposition(family)
    WHERE h.from <= $at AND h.until > $at AND d.stance = 'AFFIRMS' AND d.mode = 'DIRECT'
      AND coalesce(head(COLLECT { MATCH (d)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }), d.source) = b.id
    RETURN DISTINCT q.id
  } AS theirs
  RETURN sum(size([id IN mine WHERE id IN theirs])) AS agree, sum(CASE WHEN rivals AND theirs <> [] AND none(id IN mine WHERE id IN theirs) THEN 1 ELSE 0 END) AS differ
}
RETURN pair, agree, differ,
  [source IN [a, b] | COUNT {
    MATCH (source)<-[i:IN]-(:Citation)<-[f:CITED_AT]-(c:Claim)-[g:ABOUT]->(p:Proposition)
    WHERE i.from <= $at AND i.until > $at AND f.from <= $at AND f.until > $at AND g.from <= $at AND g.until > $at AND c.stance = 'AFFIRMS' AND c.mode = 'DIRECT'
      AND coalesce(head(COLLECT { MATCH (c)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }), c.source) = source.id
    RETURN p.id AS id
    UNION
    MATCH (source)<-[r:RELAYED_BY]-(c:Claim)-[g:ABOUT]->(p:Proposition)
    WHERE r.from <= $at AND r.until > $at AND g.from <= $at AND g.until > $at AND c.stance = 'AFFIRMS' AND c.mode = 'DIRECT'
      AND head(COLLECT { MATCH (c)-[e:RELAYED_BY]->(s:Source) WHERE e.from <= $at AND e.until > $at RETURN s.id ORDER BY e.step DESC LIMIT 1 }) = source.id
    RETURN p.id AS id
  }] AS extent
