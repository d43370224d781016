// How many are in a list.
CALL (at) {
  RETURN COUNT {
    {body}
  } AS c{k}
}
