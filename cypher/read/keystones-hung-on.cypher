// Sources on which verdicts hang, by the keys of these.
UNWIND $keys AS key
MATCH (anchor:Record {key: key})-[:HANGS_ON]->(s:Source) USING INDEX SEEK anchor:Record(key)
RETURN DISTINCT s.id AS id
