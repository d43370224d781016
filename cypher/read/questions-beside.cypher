// Questions that stand beside others of the same kind and measure: those that count the same, to be told apart by a
// rule, and those that somebody sets beside them by a premise, a dispute, a remark, or a relation outside tables.
UNWIND $questions AS question
MATCH (f:Proposition {family: question})
USING INDEX SEEK f:Proposition(family)
WHERE f.from <= $at AND f.until > $at
WITH question, collect(f) AS answers
WITH question, answers, answers[0] AS first
CALL (question, answers, first) {
  // Of what is counted, from that on which least hangs.
  MATCH (first)-[c:COUNTS]->(counted:Record)
  WHERE first:Figure AND c.from <= $at AND c.until > $at
  WITH question, first, counted ORDER BY COUNT { (counted)<--() } LIMIT 1
  MATCH (counted)<-[b:COUNTS]-(g:Figure)
  WHERE g.measure = first.measure AND g.family <> question AND g.from <= $at AND g.until > $at AND b.from <= $at AND b.until > $at
    AND NOT EXISTS { MATCH (g)-[e:COUNTS]->(m) WHERE e.from <= $at AND e.until > $at AND NOT EXISTS { MATCH (first)-[d:COUNTS]->(m) WHERE d.from <= $at AND d.until > $at } }
    AND NOT EXISTS { MATCH (first)-[d:COUNTS]->(m) WHERE d.from <= $at AND d.until > $at AND NOT EXISTS { MATCH (g)-[e:COUNTS]->(m) WHERE e.from <= $at AND e.until > $at } }
  RETURN g.family AS beside, null AS link
  UNION
  MATCH (g:Figure {measure: first.measure})
  USING INDEX SEEK g:Figure(measure)
  WHERE first:Figure AND NOT EXISTS { MATCH (first)-[d:COUNTS]->(:Record) WHERE d.from <= $at AND d.until > $at }
    AND g.family <> question AND g.from <= $at AND g.until > $at
    AND NOT EXISTS { MATCH (g)-[e:COUNTS]->(:Record) WHERE e.from <= $at AND e.until > $at }
  RETURN g.family AS beside, null AS link
  UNION
  UNWIND answers AS f
  MATCH (f)<-[a:ABOUT]-(c:Claim)-[r:RESTS_ON|DISPUTES]-(d:Claim)-[b:ABOUT]->(g:Proposition)
  WHERE a.from <= $at AND a.until > $at AND r.from <= $at AND r.until > $at AND b.from <= $at AND b.until > $at
    AND g.family <> question AND g.kind = f.kind AND (g.measure = f.measure OR g.what = f.what)
  RETURN g.family AS beside, startNode(r).id AS link
  UNION
  UNWIND answers AS f
  MATCH (f)<-[a:ABOUT]-(c:Claim)<-[r:BETWEEN]-(n:Remark)-[s:BETWEEN]->(d:Claim)-[b:ABOUT]->(g:Proposition)
  WHERE a.from <= $at AND a.until > $at AND r.from <= $at AND r.until > $at AND s.from <= $at AND s.until > $at AND b.from <= $at AND b.until > $at
    AND g.family <> question AND g.kind = f.kind AND (g.measure = f.measure OR g.what = f.what)
  RETURN g.family AS beside, n.id AS link
  UNION
  UNWIND answers AS f
  MATCH (f)<-[a:ABOUT]-(c:Claim)<-[r:RELATES]-(n:Constraint)-[s:RELATES]->(d:Claim)-[b:ABOUT]->(g:Proposition)
  WHERE a.from <= $at AND a.until > $at AND r.from <= $at AND r.until > $at AND s.from <= $at AND s.until > $at AND b.from <= $at AND b.until > $at
    AND n.group IS NULL AND n.kind <> 'RANK' AND r.term <> s.term
    AND g.family <> question AND g.kind = f.kind AND (g.measure = f.measure OR g.what = f.what)
  RETURN g.family AS beside, n.id AS link
}
WITH question, beside, [link IN collect(DISTINCT link) WHERE link IS NOT NULL] AS links
RETURN question, beside, links,
  head(COLLECT {
    MATCH (g:Proposition {family: beside})
    USING INDEX SEEK g:Proposition(family)
    WHERE g.from <= $at AND g.until > $at
    WITH g ORDER BY g.id LIMIT 1
    RETURN {props: properties(g), edges: COLLECT { MATCH (g)-[e]->(m:Record) WHERE e.role IS NOT NULL AND e.from <= $at AND e.until > $at RETURN {type: type(e), to: m.id, props: {role: e.role}} }}
  }) AS example
