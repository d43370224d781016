// Sources by the verdicts that change without them, most first, as they are kept; the cursor is the rank.
MATCH (k:Keystone)
USING INDEX k:Keystone(rank)
WHERE k.rank > $after AND k.from <= $at AND k.until > $at
WITH k ORDER BY k.rank LIMIT $limit
WITH collect({id: k.source, asSpeaker: k.asSpeaker, asRelay: k.asRelay, all: k.asSpeaker + k.asRelay, rank: k.rank}) AS keystones
RETURN keystones, CASE WHEN $count THEN COUNT { MATCH (k:Keystone) WHERE k.rank > '' AND k.from <= $at AND k.until > $at } END AS total
