// On what two sources agree and differ, and how much each says in all. Only answers that exclude each other can differ.
UNWIND $pairs AS pair
MATCH (a:Source {id: pair[0]}), (b:Source {id: pair[1]})
WHERE a.from <= $at AND a.until > $at AND b.from <= $at AND b.until > $at
CALL (a, b) {
  MATCH (a)<-[i:IN]-(:Citation)<-[f:CITED_AT]-(c:Claim)-[g:ABOUT]->(p:Proposition)
  WHERE i.from <= $at AND i.until > $at AND f.from <= $at AND f.until > $at AND g.from <= $at AND g.until > $at AND c.stance = 'AFFIRMS' AND c.mode = 'DIRECT'
  WITH b, p.family AS family, collect(DISTINCT p.id) AS mine, any(kind IN collect(p.kind) WHERE kind IN $kinds) AS rivals
  WITH mine, rivals, COLLECT {
    MATCH (q:Proposition {family: family})<-[h:ABOUT]-(d:Claim)-[j:CITED_AT]->(:Citation)-[k:IN]->(b)
    WHERE h.from <= $at AND h.until > $at AND j.from <= $at AND j.until > $at AND k.from <= $at AND k.until > $at AND d.stance = 'AFFIRMS' AND d.mode = 'DIRECT'
    RETURN DISTINCT q.id
  } AS theirs
  RETURN sum(size([id IN mine WHERE id IN theirs])) AS agree, sum(CASE WHEN rivals AND theirs <> [] AND none(id IN mine WHERE id IN theirs) THEN 1 ELSE 0 END) AS differ
}
RETURN pair, agree, differ,
  [source IN [a, b] | COUNT {
    MATCH (source)<-[i:IN]-(:Citation)<-[f:CITED_AT]-(c:Claim)-[g:ABOUT]->(p:Proposition)
    WHERE i.from <= $at AND i.until > $at AND f.from <= $at AND f.until > $at AND g.from <= $at AND g.until > $at AND c.stance = 'AFFIRMS' AND c.mode = 'DIRECT'
    RETURN DISTINCT p.id
  }] AS extent
