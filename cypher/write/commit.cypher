// The one statement that makes a revision visible.
MATCH (l:Lease {name: 'writer', holder: $holder})
MATCH (h:Head {name: 'head'})
WHERE h.revision = $head
SET h.revision = $next
CREATE (r:Revision)
SET r = $revision
RETURN h.revision AS revision
