// What a writer that did not finish had staged.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.expires = timestamp() + $ttl
WITH l
MATCH (n:Record)
WHERE n.from > $head
WITH n LIMIT 1000
DETACH DELETE n
RETURN count(*) AS done
