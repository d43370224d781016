// Says which load what is staged beyond the head belongs to, so that it can be gone on with after a break.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.load = $load, l.step = 0
RETURN count(l) AS done
