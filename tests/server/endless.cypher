// A statement that no patience outlasts: what is left of it when its request is over?
UNWIND range(1, 100000000000) AS endless WITH endless WHERE endless % 7 = 8 RETURN count(endless) AS n
