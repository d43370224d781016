// Rolls that a count ties to propositions: the number claimed is that of the names enumerated.
UNWIND $propositions AS id
MATCH (anchor:Proposition {id: id})<-[a:ABOUT]-(:Claim)<-[t:RELATES]-(n:Constraint {kind: 'COUNT'})-[r:RELATES]->(roll:Roll)
USING INDEX SEEK anchor:Proposition(id)
WHERE a.from <= $at AND a.until > $at AND t.from <= $at AND t.until > $at AND r.from <= $at AND r.until > $at
RETURN DISTINCT id AS parent, collect(DISTINCT roll.id) AS rolls
