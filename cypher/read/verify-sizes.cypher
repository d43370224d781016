// How much was looked at.
MATCH (n:Record)
RETURN count(n) AS versions, sum(CASE WHEN n.from <= $head AND n.until > $head THEN 1 ELSE 0 END) AS records
