// The one statement that makes a revision visible. The lease is locked before it is looked at, as in every
// statement of a load. Run a second time because its answer was lost, it says again what it did.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l
MATCH (h:Head {name: 'head'})
WHERE (l.holder = $holder AND h.revision = $head) OR (h.writer = $holder AND h.revision = $next)
SET h.revision = $next, h.writer = $holder
MERGE (r:Revision {number: $next})
SET r = $revision
RETURN h.revision AS revision
