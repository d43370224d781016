// Whether verdicts at a revision are missing, or come from other rules than those of this version.
RETURN EXISTS { MATCH (v:Verdict) WHERE v.until > $at AND v.from <= $at AND v.rulesVersion <> $version } AS outdated,
  EXISTS { MATCH (v:Verdict) WHERE v.until > $at AND v.from <= $at } AS any,
  EXISTS { MATCH (p:Proposition) WHERE p.id > '' AND p.from <= $at AND p.until > $at } AS needed
