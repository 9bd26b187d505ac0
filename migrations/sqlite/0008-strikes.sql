-- Messages that the rules discarded, counted against the party that wrote them until they are forgotten. The id has no
-- foreign key: the message may be pruned before the strike is.
CREATE TABLE strike (
  message TEXT NOT NULL PRIMARY KEY,
  side TEXT NOT NULL,
  party TEXT NOT NULL,
  -- When the message was received.
  at INTEGER NOT NULL,
  FOREIGN KEY (side, party) REFERENCES party (side, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX strike_by_party ON strike (side, party, at);

-- Parties of which nothing is passed on, until an operator restores them.
CREATE TABLE suspension (
  side TEXT NOT NULL,
  party TEXT NOT NULL,
  since INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('operator', 'strikes')),
  -- In the words of the operator.
  reason TEXT,
  PRIMARY KEY (side, party),
  FOREIGN KEY (side, party) REFERENCES party (side, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
