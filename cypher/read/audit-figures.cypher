// Claims by which these sources affirm figures of these measures.
UNWIND $measures AS measure
MATCH (f:Figure {measure: measure})<-[a:ABOUT]-(c:Claim)
WHERE f.from <= $at AND f.until > $at AND a.from <= $at AND a.until > $at
  AND c.source IN $sources AND c.stance = 'AFFIRMS'
RETURN c.id AS id ORDER BY id
