MATCH (l:Lease {name: 'writer', holder: $holder})
SET l.holder = '', l.expires = 0
