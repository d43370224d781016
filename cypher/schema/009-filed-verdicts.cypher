// Verdicts are filed under what lists ask for, so that a page of a list costs the same in an archive of any size:
// by kind, seats apart, support and opposition, in the order of the propositions; and by the question in dispute.
MATCH (v:Verdict)
CALL (v) {
  MATCH (v)-[:OF]->(p:Proposition)
  SET v.kind = p.kind, v.seat = p.seat
} IN TRANSACTIONS OF 5000 ROWS;
MATCH (v:Verdict)
CALL (v) {
  MATCH (v)-[:OF]->(:Proposition)-[:ANSWERS]->(q:Question)
  WITH DISTINCT v, q.id AS question, COUNT { MATCH (q)<-[e:ANSWERS]-(n:Proposition) WHERE e.from <= v.from AND e.until > v.from RETURN DISTINCT n.id } AS answers
  SET v.disputed = CASE WHEN v.excludedBy > 0 AND v.support <> 'NONE' THEN '0/' + question WHEN answers > 1 THEN '1/' + question END
} IN TRANSACTIONS OF 5000 ROWS;
CREATE INDEX verdict_filed IF NOT EXISTS FOR (n:Verdict) ON (n.kind, n.seat, n.support, n.opposition, n.proposition);
CREATE INDEX verdict_disputed IF NOT EXISTS FOR (n:Verdict) ON (n.disputed);
DROP INDEX verdict_excluded IF EXISTS;
