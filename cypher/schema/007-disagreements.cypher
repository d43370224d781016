// What disagreements start from: the questions, and the verdicts that another supported answer excludes.
CREATE INDEX question_id IF NOT EXISTS FOR (n:Question) ON (n.id);
CREATE INDEX verdict_excluded IF NOT EXISTS FOR (n:Verdict) ON (n.excludedBy);
