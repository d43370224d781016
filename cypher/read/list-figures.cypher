// Figures, by what they count.
MATCH (n:Figure)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($measure IS NULL OR n.measure = $measure)
  AND ($phase IS NULL OR n.phase = $phase)
  AND ($question IS NULL OR n.family = $question)
  AND ($of IS NULL OR EXISTS { MATCH (n)-[e:COUNTS]->(:Record {id: $of}) WHERE e.from <= $at AND e.until > $at })
  AND ($district IS NULL OR EXISTS { MATCH (n)-[e:COUNTED_IN]->(:Record {id: $district}) WHERE e.from <= $at AND e.until > $at })
  AND ($place IS NULL OR EXISTS { MATCH (n)-[e:COUNTED_IN]->(:Record {id: $place}) WHERE e.from <= $at AND e.until > $at })
  AND ($source IS NULL OR EXISTS { MATCH (n)<-[e:ABOUT]-(c:Claim) WHERE c.source = $source AND e.from <= $at AND e.until > $at })
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Figure) WHERE n.from <= $at AND n.until > $at
  AND ($measure IS NULL OR n.measure = $measure)
  AND ($phase IS NULL OR n.phase = $phase)
  AND ($question IS NULL OR n.family = $question)
  AND ($of IS NULL OR EXISTS { MATCH (n)-[e:COUNTS]->(:Record {id: $of}) WHERE e.from <= $at AND e.until > $at })
  AND ($district IS NULL OR EXISTS { MATCH (n)-[e:COUNTED_IN]->(:Record {id: $district}) WHERE e.from <= $at AND e.until > $at })
  AND ($place IS NULL OR EXISTS { MATCH (n)-[e:COUNTED_IN]->(:Record {id: $place}) WHERE e.from <= $at AND e.until > $at })
  AND ($source IS NULL OR EXISTS { MATCH (n)<-[e:ABOUT]-(c:Claim) WHERE c.source = $source AND e.from <= $at AND e.until > $at }) } END AS total
