// A page of all propositions in force.
MATCH (p:Proposition)
WHERE p.id > $after AND p.from <= $at AND p.until > $at
RETURN p.id AS id ORDER BY id LIMIT $limit
