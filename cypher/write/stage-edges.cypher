// An edge leaves a staged record and leads to the version of its target that is in force at the staged revision.
MATCH (l:Lease {name: 'writer', holder: $holder})
SET l.expires = timestamp() + $ttl
WITH l
UNWIND $rows AS row
MATCH (a:Record {key: row.from})
MATCH (b:Record {id: row.to})
WHERE b.until > $next
CREATE (a)-[e:$(row.type)]->(b)
SET e = row.props, e.from = $next, e.until = $max
RETURN count(e) AS done
