// Sources on which verdicts hang, by the keys of these.
UNWIND $keys AS key
MATCH (:Record {key: key})-[:HANGS_ON]->(s:Source)
RETURN DISTINCT s.id AS id
