// Keys are an index and no record: they are written in place, for versions of all revisions.
UNWIND $rows AS row
MATCH (n:Record {key: row.key}) USING INDEX SEEK n:Record(key)
SET n.nameKeys = row.nameKeys
RETURN count(n) AS done
