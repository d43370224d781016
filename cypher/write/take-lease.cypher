// One writer at a time: the lease is free when it has run out or is ours already.
MERGE (l:Lease {name: 'writer'})
ON CREATE SET l.holder = '', l.expires = 0
SET l.asked = timestamp()
WITH l, l.holder = $holder OR l.expires < timestamp() AS free, l.holder AS holder, l.expires AS expires
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | SET l.holder = $holder, l.expires = timestamp() + $ttl)
WITH free, holder, expires
MATCH (h:Head {name: 'head'})
RETURN free AS taken, holder, expires, h.revision AS head
