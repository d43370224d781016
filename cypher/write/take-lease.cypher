// One writer at a time: the lease is free when it has run out or is ours already. It has a slot for each session that
// the writer writes with; whoever takes it over locks them all, and so waits for what is being written. It bears the name of
// the graph, by which what lies beside it on a disk is told from what belongs to another graph.
UNWIND $slots AS slot
MERGE (l:Lease {name: slot})
ON CREATE SET l.holder = '', l.expires = 0
SET l.asked = timestamp()
WITH collect(l) AS slots
WITH slots, all(l IN slots WHERE l.holder = $holder OR l.expires < timestamp()) AS free,
  head([l IN slots WHERE l.holder <> '' | l.holder]) AS holder, reduce(last = 0, l IN slots | CASE WHEN l.expires > last THEN l.expires ELSE last END) AS expires,
  head([l IN slots WHERE l.name = 'writer']) AS writer
FOREACH (l IN CASE WHEN free THEN slots ELSE [] END | SET l.holder = $holder, l.expires = timestamp() + $ttl)
SET writer.graph = coalesce(writer.graph, randomUUID())
WITH free, holder, expires, writer
MATCH (h:Head {name: 'head'})
RETURN free AS taken, coalesce(holder, '') AS holder, expires, h.revision AS head, coalesce(writer.load, '') AS load, coalesce(writer.step, 0) AS step, writer.graph AS graph
