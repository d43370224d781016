UNWIND $numbers AS number
MATCH (r:Revision {number: number})
RETURN properties(r) AS revision
