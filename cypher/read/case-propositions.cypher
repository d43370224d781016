// Propositions in force with their participants.
UNWIND $ids AS id
MATCH (n:Proposition {id: id})
USING INDEX SEEK n:Proposition(id)
WHERE n.from <= $at AND n.until > $at
RETURN properties(n) AS props,
  COLLECT { MATCH (n)-[e]->(m:Record) WHERE e.role IS NOT NULL AND e.from <= $at AND e.until > $at RETURN {type: type(e), to: m.id, props: {role: e.role}} } AS edges
