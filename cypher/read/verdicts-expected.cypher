// Versions of propositions of all times, as the database counts them by itself: what the progress of a whole renewal is measured by.
MATCH (p:Proposition)
RETURN count(p) AS propositions
