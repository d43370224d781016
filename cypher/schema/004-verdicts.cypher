// Verdicts are looked for by the rules that gave them, among those in force.
CREATE INDEX verdict_until IF NOT EXISTS FOR (n:Verdict) ON (n.until, n.rulesVersion);
