// Verdicts that other rules gave are few, or all: they are looked for first by their rules.
CREATE INDEX verdict_rules IF NOT EXISTS FOR (n:Verdict) ON (n.rulesVersion, n.until);
