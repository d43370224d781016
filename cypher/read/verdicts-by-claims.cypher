// Propositions on which claims bear before or after a revision: what they are about, what rests on them, and what
// they dispute or endorse.
CALL () {
  UNWIND $claims AS id
  MATCH (c:Claim {id: id}) USING INDEX SEEK c:Claim(id)
  RETURN c
  UNION
  UNWIND $claims AS id
  MATCH (anchor:Claim {id: id})-[e:DISPUTES|ENDORSES]->(c:Claim)
  USING INDEX SEEK anchor:Claim(id)
  WHERE e.from <= $at AND e.until >= $at
  RETURN c
}
MATCH (c)<-[es:RESTS_ON*0..]-(d:Claim)
WHERE all(e IN es WHERE e.from <= $at AND e.until >= $at)
WITH DISTINCT d
MATCH (d)-[a:ABOUT]->(p:Proposition)
WHERE a.from <= $at AND a.until >= $at
RETURN DISTINCT p.id AS id
