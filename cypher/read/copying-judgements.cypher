// Signed judgements on whether one of two sources derives from the other.
UNWIND $pairs AS pair
MATCH (a:Source {id: pair[0]})<-[e:BETWEEN]-(j:Judgement)-[f:BETWEEN]->(b:Source {id: pair[1]})
USING INDEX SEEK a:Source(id)
WHERE a.from <= $at AND a.until > $at AND b.from <= $at AND b.until > $at AND e.from <= $at AND e.until > $at AND f.from <= $at AND f.until > $at AND j.holds IS NOT NULL
RETURN pair, collect(DISTINCT {id: j.id, holds: j.holds, date: j.date}) AS judgements
