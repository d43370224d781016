// Claims that affirm figures of questions to which there are several answers.
MATCH (f:Figure)
WHERE f.id > '' AND f.from <= $at AND f.until > $at
WITH f.family AS question, collect(f) AS figures
WHERE size(figures) > 1
UNWIND figures AS f
MATCH (f)<-[a:ABOUT]-(c:Claim)
WHERE a.from <= $at AND a.until > $at AND c.stance = 'AFFIRMS'
RETURN c.id AS id ORDER BY id
