-- Phone numbers of a party: the digits of E.164, without + and leading zeros. Replaced together with its addresses.
CREATE TABLE party_phone (
  side TEXT NOT NULL,
  party TEXT NOT NULL,
  position INTEGER NOT NULL,
  digits TEXT NOT NULL,
  PRIMARY KEY (side, party, position),
  FOREIGN KEY (side, party) REFERENCES party (side, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
