// How many steps of a load are done, beside what they did: a copy of the graph, or an older state of it, tells its own.
MATCH (l:Lease {name: 'writer'})
SET l.asked = timestamp()
WITH l WHERE l.holder = $holder AND l.load = $load
SET l.step = $step
RETURN count(l) AS done
