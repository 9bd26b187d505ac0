-- Mail to addresses that only machines have a reason to write to: what comes back to the return path of a delivery, and
-- what is sent to no-reply. It is kept for the operators and goes no further.
CREATE TABLE returned_mail (
  id TEXT NOT NULL PRIMARY KEY,
  -- The delivery whose return path it came to, and then sealed with the key of its conversation; null for no-reply,
  -- and then sealed with a key of its own, under this id.
  delivery TEXT REFERENCES delivery (id),
  kind TEXT NOT NULL CHECK (kind IN ('bounce', 'delayed', 'delivered', 'automatic', 'unreadable', 'no-reply')),
  -- What a bounce says of the address: `hard` where it does not work at all.
  severity TEXT CHECK (severity IN ('hard', 'soft')),
  -- Enhanced status code (RFC 3463), where it names one.
  status TEXT,
  -- 1 where it ended the delivery; 0 where that had failed before, or it says nothing of a failure.
  effective INTEGER NOT NULL CHECK (effective IN (0, 1)),
  received_at INTEGER NOT NULL,
  session TEXT NOT NULL,
  client_ip TEXT NOT NULL,
  reverse_path TEXT,
  body INTEGER NOT NULL REFERENCES body (seq),
  CHECK ((severity IS NULL) = (kind <> 'bounce')),
  CHECK ((delivery IS NULL) = (kind = 'no-reply'))
) STRICT, WITHOUT ROWID;
CREATE INDEX returned_mail_by_delivery ON returned_mail (delivery, received_at) WHERE delivery IS NOT NULL;

CREATE UNIQUE INDEX delivery_by_reverse_path ON delivery (reverse_path) WHERE reverse_path IS NOT NULL;

-- Addresses that mail was refused for as such: no such mailbox, no such domain. Removed by the next message that
-- their server takes, and by an operator.
CREATE TABLE unreachable_address (
  address TEXT NOT NULL PRIMARY KEY,
  since INTEGER NOT NULL,
  -- The latest failure: what comes soon after it is not even tried.
  last_at INTEGER NOT NULL,
  status TEXT,
  delivery TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unreachable_address_since ON unreachable_address (since);
