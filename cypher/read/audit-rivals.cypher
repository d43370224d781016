// Claims that affirm figures of some questions, and of those that the totals of some relations answer, where there are several answers.
CALL () {
  UNWIND $questions AS question
  RETURN question
  UNION
  UNWIND $constraints AS id
  MATCH (n:Constraint {id: id})-[r:RELATES {term: 'total'}]->(:Claim)-[a:ABOUT]->(g:Figure)
  USING INDEX SEEK n:Constraint(id)
  WHERE r.from <= $at AND r.until > $at AND a.from <= $at AND a.until > $at
  RETURN g.family AS question
}
WITH DISTINCT question
MATCH (f:Proposition {family: question})
USING INDEX SEEK f:Proposition(family)
WHERE f.from <= $at AND f.until > $at
WITH question, collect(f) AS figures
WHERE size(figures) > 1
UNWIND figures AS f
MATCH (f)<-[a:ABOUT]-(c:Claim)
WHERE a.from <= $at AND a.until > $at AND c.stance = 'AFFIRMS'
RETURN c.id AS id ORDER BY id
