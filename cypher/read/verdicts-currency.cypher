// Whether verdicts at a revision come from other rules than those of this version, and whether there are any where
// there should be. Those in force at the head have no end, or one that a load has staged; those retired since a
// revision of old are looked through for it.
RETURN EXISTS { MATCH (v:Verdict) WHERE v.until = $max AND v.rulesVersion < $version AND v.from <= $at }
    OR EXISTS { MATCH (v:Verdict) WHERE v.until = $max AND v.rulesVersion > $version AND v.from <= $at }
    OR EXISTS { MATCH (v:Verdict) WHERE v.until > $at AND v.until < $max AND v.rulesVersion > '' AND v.rulesVersion <> $version AND v.from <= $at } AS outdated,
  EXISTS { MATCH (v:Verdict) WHERE v.until = $max AND v.rulesVersion = $version AND v.from <= $at }
    OR EXISTS { MATCH (v:Verdict) WHERE v.until > $at AND v.until < $max AND v.rulesVersion = $version AND v.from <= $at } AS any,
  EXISTS { MATCH (p:Proposition) WHERE p.id > '' AND p.from <= $at AND p.until > $at } AS needed
