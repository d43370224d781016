// Versions of relations and of figures, as the database counts them by itself: whether all can be audited at once.
CALL () { MATCH (n:Constraint) RETURN count(n) AS constraints }
CALL () { MATCH (n:Figure) RETURN count(n) AS figures }
RETURN constraints, figures
