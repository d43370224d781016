// Whether verdicts at a revision come from other rules than those of this version, and whether there are any where
// there should be.
RETURN EXISTS { MATCH (v:Verdict) WHERE v.rulesVersion < $version AND v.until > $at AND v.from <= $at }
    OR EXISTS { MATCH (v:Verdict) WHERE v.rulesVersion > $version AND v.until > $at AND v.from <= $at } AS outdated,
  EXISTS { MATCH (v:Verdict) WHERE v.rulesVersion = $version AND v.until > $at AND v.from <= $at } AS any,
  EXISTS { MATCH (p:Proposition) WHERE p.id > '' AND p.from <= $at AND p.until > $at } AS needed
