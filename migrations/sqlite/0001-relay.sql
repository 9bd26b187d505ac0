-- Times are milliseconds since 1970, UTC. Ids are opaque texts made by the relay. Aliases are kept without their domain.

CREATE TABLE party (
  side TEXT NOT NULL CHECK (side IN ('buyer', 'seller')),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Grows with every change of the name or the addresses, never shrinks.
  revision INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (side, id)
) STRICT, WITHOUT ROWID;

-- The address at position 0 receives; all of them may write.
CREATE TABLE party_address (
  side TEXT NOT NULL,
  party TEXT NOT NULL,
  position INTEGER NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (side, party, position),
  FOREIGN KEY (side, party) REFERENCES party (side, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX party_address_by_address ON party_address (address, side);

-- A seller's opt-in. What holds at a time is the latest row up to it; at the same time a switch beats the import.
CREATE TABLE activation (
  seller TEXT NOT NULL,
  marketplace TEXT NOT NULL,
  at INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('import', 'switch')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  PRIMARY KEY (seller, marketplace, at, origin)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX activation_by_import ON activation (seller, marketplace) WHERE origin = 'import';

CREATE TABLE conversation (
  id TEXT NOT NULL PRIMARY KEY,
  marketplace TEXT NOT NULL,
  buyer TEXT NOT NULL,
  buyer_side TEXT NOT NULL DEFAULT 'buyer' CHECK (buyer_side = 'buyer'),
  seller TEXT NOT NULL,
  seller_side TEXT NOT NULL DEFAULT 'seller' CHECK (seller_side = 'seller'),
  -- Grows with every change of an alias. What a plan compares is this and the revisions of both parties together.
  revision INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  UNIQUE (buyer, seller, marketplace),
  FOREIGN KEY (buyer_side, buyer) REFERENCES party (side, id),
  FOREIGN KEY (seller_side, seller) REFERENCES party (side, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_by_seller ON conversation (seller);

-- A row stays for ever, so that no token is ever given out again.
CREATE TABLE alias (
  token TEXT NOT NULL PRIMARY KEY,
  conversation TEXT NOT NULL REFERENCES conversation (id),
  -- Whom it stands for: mail to it goes to this side.
  side TEXT NOT NULL CHECK (side IN ('buyer', 'seller')),
  created_at INTEGER NOT NULL,
  disabled_at INTEGER,
  valid_until INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_by_conversation ON alias (conversation, side, created_at);

-- An order, or with a null id a question before any order.
CREATE TABLE orders (
  seq INTEGER PRIMARY KEY,
  id TEXT UNIQUE,
  marketplace TEXT NOT NULL,
  buyer TEXT NOT NULL,
  seller TEXT NOT NULL,
  placed_at INTEGER,
  -- Null where the seller had not opted in: then nobody writes about this order.
  conversation TEXT REFERENCES conversation (id),
  imported_at INTEGER NOT NULL,
  CHECK ((id IS NULL) = (placed_at IS NULL))
) STRICT;
CREATE UNIQUE INDEX contact_by_parties ON orders (buyer, seller, marketplace) WHERE id IS NULL;
CREATE INDEX orders_by_conversation ON orders (conversation, placed_at);
CREATE INDEX orders_by_imported_at ON orders (imported_at);
CREATE INDEX orders_by_buyer ON orders (buyer);
CREATE INDEX orders_by_seller ON orders (seller);

CREATE TABLE order_item (
  order_seq INTEGER NOT NULL REFERENCES orders (seq) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  asin TEXT NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (order_seq, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_item_by_asin ON order_item (asin);

-- What was received or what leaves, compressed and sealed: here when small, else in a file under bodies/.
CREATE TABLE body (
  seq INTEGER PRIMARY KEY,
  -- Length of the exact bytes.
  size INTEGER NOT NULL,
  encoding TEXT NOT NULL CHECK (encoding IN ('plain', 'brotli')),
  file TEXT,
  sealed BLOB,
  CHECK ((file IS NULL) <> (sealed IS NULL))
) STRICT;
CREATE UNIQUE INDEX body_by_file ON body (file) WHERE file IS NOT NULL;

CREATE TABLE message (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  conversation TEXT NOT NULL REFERENCES conversation (id),
  direction TEXT NOT NULL CHECK (direction IN ('buyer-to-seller', 'seller-to-buyer')),
  -- The alias it was written to.
  alias TEXT NOT NULL REFERENCES alias (token),
  session TEXT NOT NULL,
  client_ip TEXT NOT NULL,
  reverse_path TEXT,
  written_by TEXT NOT NULL,
  order_id TEXT,
  subject TEXT NOT NULL,
  original_message_id TEXT,
  duplicate_key TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  disposition TEXT NOT NULL CHECK (disposition IN ('relay', 'quarantine', 'discard')),
  held TEXT CHECK (held IN ('held', 'released', 'dropped')),
  automatic INTEGER NOT NULL CHECK (automatic IN (0, 1)),
  -- 1 where it moves the response windows: written by a person, and sent on.
  counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
  findings TEXT NOT NULL,
  policy_hash TEXT NOT NULL,
  received_body INTEGER NOT NULL REFERENCES body (seq),
  -- What was or would be sent on; all null together.
  sent_body INTEGER REFERENCES body (seq),
  sent_delivery TEXT,
  sent_message_id TEXT,
  sent_reverse_path TEXT,
  sent_forward_path TEXT,
  CHECK ((held IS NULL) = (disposition <> 'quarantine'))
) STRICT;
CREATE UNIQUE INDEX message_by_duplicate_key ON message (conversation, direction, duplicate_key);
CREATE INDEX message_by_conversation ON message (conversation, received_at);
CREATE INDEX message_by_received_at ON message (received_at);
CREATE INDEX message_held ON message (received_at) WHERE held = 'held';
CREATE INDEX message_counting ON message (conversation, received_at, id) WHERE counts = 1;
CREATE INDEX message_by_original_id ON message (conversation, original_message_id)
  WHERE original_message_id IS NOT NULL;
CREATE INDEX message_by_sent_id ON message (conversation, sent_message_id) WHERE sent_message_id IS NOT NULL;

CREATE TABLE delivery (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  message TEXT NOT NULL REFERENCES message (id),
  kind TEXT NOT NULL CHECK (kind IN ('relay', 'notice')),
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
  CHECK ((due_at IS NULL) = (state NOT IN ('queued', 'deferred'))),
  CHECK ((due_at IS NULL) = (next_attempt_at IS NULL)),
  CHECK ((due_at IS NULL) = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX delivery_due ON delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_by_state ON delivery (state, accepted_at);
CREATE INDEX delivery_by_message ON delivery (message);

-- The fold of core/response-window.ts over the messages that count, kept so that reports need not fold again.
CREATE TABLE response_window (
  conversation TEXT NOT NULL REFERENCES conversation (id),
  opened_at INTEGER NOT NULL,
  opened_by TEXT NOT NULL REFERENCES message (id),
  due_at INTEGER NOT NULL,
  closed_by TEXT REFERENCES message (id),
  closed_at INTEGER,
  PRIMARY KEY (conversation, opened_at, opened_by),
  CHECK ((closed_by IS NULL) = (closed_at IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX response_window_open ON response_window (conversation) WHERE closed_at IS NULL;
CREATE INDEX response_window_by_opened_at ON response_window (opened_at);
