UNWIND $slots AS slot
MATCH (l:Lease {name: slot})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder
SET l.holder = '', l.expires = 0
