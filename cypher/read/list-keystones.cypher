// Sources by the verdicts that change without them, most first; the page begins behind how many the last one had, and its id.
MATCH (s:Source)
WHERE s.id > '' AND s.from <= $at AND s.until > $at
WITH s.id AS id,
  COUNT { (s)<-[e:HANGS_ON {as: 'SPEAKER'}]-(:Verdict) WHERE e.from <= $at AND e.until > $at } AS asSpeaker,
  COUNT { (s)<-[e:HANGS_ON {as: 'RELAY'}]-(:Verdict) WHERE e.from <= $at AND e.until > $at } AS asRelay
WITH id, asSpeaker, asRelay, asSpeaker + asRelay AS all
WHERE all > 0
WITH id, asSpeaker, asRelay, all ORDER BY all DESC, id
WITH collect({id: id, asSpeaker: asSpeaker, asRelay: asRelay, all: all}) AS keystones
WITH keystones, [k IN keystones WHERE $all IS NULL OR k.all < $all OR (k.all = $all AND k.id > $after)] AS left
RETURN left[..$limit] AS keystones, size(keystones) AS total
