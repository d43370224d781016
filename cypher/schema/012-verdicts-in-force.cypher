// What is in force is looked for first, and then by its rules: verdicts that are no longer in force are never looked at.
CREATE INDEX verdict_in_force IF NOT EXISTS FOR (n:Verdict) ON (n.until, n.rulesVersion);
DROP INDEX verdict_rules IF EXISTS;
