-- How the sender of a message was proven; null for what was taken before that was kept.
ALTER TABLE message ADD COLUMN proven_by TEXT CHECK (proven_by IN ('dkim', 'spf', 'edge', 'network', 'claim'));

-- Signatures that carried a message, for as long as they prove anything, so that none carries it a second time.
CREATE TABLE used_signature (
  mark TEXT NOT NULL PRIMARY KEY,
  keep_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX used_signature_by_end ON used_signature (keep_until);

-- Mail to those who run the relay. It belongs to no conversation; its body has a key of its own, under this id.
CREATE TABLE operator_mail (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('role-mail', 'alert')),
  received_at INTEGER NOT NULL,
  -- The transaction that brought it; both null for what the relay itself says.
  session TEXT,
  client_ip TEXT,
  CHECK ((session IS NULL) = (client_ip IS NULL))
) STRICT, WITHOUT ROWID;

-- A delivery is of a message of a conversation, or of mail to the operators. Nothing refers to deliveries, so the
-- table is written anew with the rows it has.
CREATE TABLE new_delivery (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  message TEXT REFERENCES message (id),
  operator_mail TEXT REFERENCES operator_mail (id),
  kind TEXT NOT NULL CHECK (kind IN ('relay', 'notice', 'operators')),
  state TEXT NOT NULL CHECK (state IN ('queued', 'delivered', 'deferred', 'failed', 'expired', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  accepted_at INTEGER NOT NULL,
  -- When the retries began to count: accepted_at, or later when an operator asked for a new life.
  life_started_at INTEGER NOT NULL,
  next_attempt_at INTEGER,
  -- When it can be claimed: next_attempt_at, or while a lease is held the end of that lease. Null once it has ended.
  due_at INTEGER,
  lease TEXT,
  ended_at INTEGER,
  last_reply TEXT,
  message_id TEXT NOT NULL,
  reverse_path TEXT,
  forward_path TEXT NOT NULL,
  body INTEGER NOT NULL REFERENCES body (seq),
  CHECK ((message IS NULL) = (kind = 'operators')),
  CHECK ((operator_mail IS NULL) = (kind <> 'operators')),
  CHECK ((due_at IS NULL) = (state NOT IN ('queued', 'deferred'))),
  CHECK ((due_at IS NULL) = (next_attempt_at IS NULL)),
  CHECK ((due_at IS NULL) = (ended_at IS NOT NULL))
) STRICT;
INSERT INTO new_delivery (seq, id, message, kind, state, attempts, accepted_at, life_started_at, next_attempt_at, due_at,
    lease, ended_at, last_reply, message_id, reverse_path, forward_path, body)
  SELECT seq, id, message, kind, state, attempts, accepted_at, life_started_at, next_attempt_at, due_at,
    lease, ended_at, last_reply, message_id, reverse_path, forward_path, body
  FROM delivery ORDER BY seq;
DROP TABLE delivery;
ALTER TABLE new_delivery RENAME TO delivery;
CREATE INDEX delivery_due ON delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_by_state ON delivery (state, accepted_at);
CREATE INDEX delivery_by_message ON delivery (message) WHERE message IS NOT NULL;
CREATE INDEX delivery_by_operator_mail ON delivery (operator_mail) WHERE operator_mail IS NOT NULL;
