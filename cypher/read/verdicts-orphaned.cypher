// Propositions that have a verdict in force, but are no longer in force themselves.
MATCH (v:Verdict)
WHERE v.until > $at AND v.rulesVersion > '' AND v.from <= $at AND NOT EXISTS { MATCH (p:Proposition {id: v.proposition}) USING INDEX SEEK p:Proposition(id) WHERE p.from <= $at AND p.until > $at }
RETURN v.proposition AS id
