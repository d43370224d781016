// Stored verdicts in force.
UNWIND $ids AS id
MATCH (v:Record {id: id})
USING INDEX SEEK v:Record(id)
WHERE v.from <= $at AND v.until > $at
RETURN v.id AS id, v.key AS key, v.hash AS hash
