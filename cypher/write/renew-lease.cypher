MATCH (l:Lease {name: 'writer', holder: $holder})
SET l.expires = timestamp() + $ttl
RETURN count(l) AS done
