// Citations, by the parts of a shelfmark.
MATCH (n:Citation)
WHERE n.id > $after AND n.from <= $at AND n.until > $at
  AND ($archive IS NULL OR n.archive = $archive)
  AND ($fond IS NULL OR n.fond = $fond)
  AND ($opis IS NULL OR n.opis = $opis)
  AND ($delo IS NULL OR n.delo = $delo)
  AND ($source IS NULL OR n.source = $source)
  AND ($given IS NULL OR n.given = $given)
WITH n.id AS id ORDER BY id LIMIT $limit
WITH collect(id) AS ids
RETURN ids, CASE WHEN $count THEN COUNT { MATCH (n:Citation) WHERE n.from <= $at AND n.until > $at
  AND ($archive IS NULL OR n.archive = $archive)
  AND ($fond IS NULL OR n.fond = $fond)
  AND ($opis IS NULL OR n.opis = $opis)
  AND ($delo IS NULL OR n.delo = $delo)
  AND ($source IS NULL OR n.source = $source)
  AND ($given IS NULL OR n.given = $given) } END AS total
