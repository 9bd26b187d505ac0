PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1416782928;
PRAGMA user_version = 0;
CREATE TABLE migration (
      number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;
INSERT INTO migration VALUES (1, '0001-relay.sql', 'a5e189420bcbbfb333237ce01ad124e76a2ee49f791468b45c3c662d095326aa', 1795392505689);
CREATE TABLE party (
  side TEXT NOT NULL CHECK (side IN ('buyer', 'seller')),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Grows with every change of the name or the addresses, never shrinks.
  revision INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (side, id)
) STRICT, WITHOUT ROWID;
INSERT INTO party VALUES ('buyer', 'B1', 'Ann Lee', 0);
INSERT INTO party VALUES ('buyer', 'B2', 'Cleo', 0);
INSERT INTO party VALUES ('seller', 'S1', 'Blue Widgets', 0);
CREATE TABLE party_address (
  side TEXT NOT NULL,
  party TEXT NOT NULL,
  position INTEGER NOT NULL,
  address TEXT NOT NULL,
  PRIMARY KEY (side, party, position),
  FOREIGN KEY (side, party) REFERENCES party (side, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
INSERT INTO party_address VALUES ('buyer', 'B1', 1, 'ann.lee@work.example');
INSERT INTO party_address VALUES ('buyer', 'B1', 0, 'ann@mail.example');
INSERT INTO party_address VALUES ('buyer', 'B2', 0, 'cleo@mail.example');
INSERT INTO party_address VALUES ('seller', 'S1', 0, 'sales@blue.example');
CREATE INDEX party_address_by_address ON party_address (address, side);
CREATE TABLE activation (
  seller TEXT NOT NULL,
  marketplace TEXT NOT NULL,
  at INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('import', 'switch')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  PRIMARY KEY (seller, marketplace, at, origin)
) STRICT, WITHOUT ROWID;
INSERT INTO activation VALUES ('S1', 'de', 1795167000000, 'switch', 0);
INSERT INTO activation VALUES ('S1', 'us', -8640000000000000, 'import', 1);
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
INSERT INTO conversation VALUES ('2ndydx3mndyez2tx2wsu', 'us', 'B2', 'buyer', 'S1', 'seller', 1, 1795165200000);
INSERT INTO conversation VALUES ('2nyacbzvr9xz3k4j3k7a', 'us', 'B1', 'buyer', 'S1', 'seller', 0, 1795165200000);
CREATE INDEX conversation_by_seller ON conversation (seller);
CREATE TABLE alias (
  token TEXT NOT NULL PRIMARY KEY,
  conversation TEXT NOT NULL REFERENCES conversation (id),
  -- Whom it stands for: mail to it goes to this side.
  side TEXT NOT NULL CHECK (side IN ('buyer', 'seller')),
  created_at INTEGER NOT NULL,
  disabled_at INTEGER,
  valid_until INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO alias VALUES ('hdd385bfm2jc3dey', '2ndydx3mndyez2tx2wsu', 'buyer', 1795165200000, 1795172400000, NULL);
INSERT INTO alias VALUES ('nc6uhvyuedcuxpqz', '2nyacbzvr9xz3k4j3k7a', 'seller', 1795165200000, NULL, NULL);
INSERT INTO alias VALUES ('xcacjbtvargdz9rw', '2ndydx3mndyez2tx2wsu', 'seller', 1795165200000, NULL, NULL);
INSERT INTO alias VALUES ('xd7mrspha9pmjqcv', '2nyacbzvr9xz3k4j3k7a', 'buyer', 1795165200000, NULL, NULL);
CREATE INDEX alias_by_conversation ON alias (conversation, side, created_at);
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
INSERT INTO orders VALUES (1, '111', 'us', 'B1', 'S1', 1795082400000, '2nyacbzvr9xz3k4j3k7a', 1795165200000);
INSERT INTO orders VALUES (2, NULL, 'us', 'B1', 'S1', NULL, '2nyacbzvr9xz3k4j3k7a', 1795165200000);
INSERT INTO orders VALUES (3, '222', 'us', 'B2', 'S1', 1795082400000, '2ndydx3mndyez2tx2wsu', 1795165200000);
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
INSERT INTO order_item VALUES (1, 0, 'B00EXAMPLE', 'Blue widget');
INSERT INTO order_item VALUES (2, 0, 'B00QUESTION', 'Red widget');
CREATE INDEX order_item_by_asin ON order_item (asin);
CREATE TABLE body (
  seq INTEGER PRIMARY KEY,
  -- Length of the exact bytes.
  size INTEGER NOT NULL,
  encoding TEXT NOT NULL CHECK (encoding IN ('plain', 'brotli')),
  file TEXT,
  sealed BLOB,
  CHECK ((file IS NULL) <> (sealed IS NULL))
) STRICT;
INSERT INTO body VALUES (1, 63, 'plain', NULL, X'857E06C053893D533CA798A4CECBCD1DF9D7990C42FCDB4ED6ABA897DE83989CF85BFD5D6FF16C969731DBDE0B4B83085BE9080C7F454EF9F3E7FECFBC16275DE407F46412BA8A2BE47DC43C0A7A0081D2FA0C1FF92A5EAB5B2299');
INSERT INTO body VALUES (2, 71, 'plain', NULL, X'0092A69A4582ADB78CF24D20133BBCC58B7549A68DADE9C1A1143911A672240E11B049F0DADA3671DD2284183C1B3CC16EC66456000E356C16D86FB3B18EE89E117AA19E0D1F420255C800B2F366EB96C026827ACB1EE41ACB160E895D7340F0DB24F0');
INSERT INTO body VALUES (3, 21, 'plain', NULL, X'BC58FD8A38D7FC4E0792752644D6D9BCD8F3CBC37FFC4599C41E525406B6E1033704C506E3FC730BDF54979020CECA7A51');
INSERT INTO body VALUES (4, 71, 'plain', NULL, X'7BDF0132C4CCC80FA081580F7A48CD363F8797DDDB05D9F1F8E92D71009E7283713ECA2347CC1EBF89839D6F2DCE878706661C65F663229D126AB966C063A1674C4791F126C93B7A19A9F3DEFFC3B1C5E368FE44CB4FEF5A14902A74776BC441E5B140');
INSERT INTO body VALUES (5, 31, 'plain', NULL, X'C4F07097AA3FB88B0DED5A2744234E2179D16C482C5CE5F4C94ED7D72F595A95510D97F6A854B5CC0C52B470C05E1EA72A5965BE7F1767D7FDFC7B');
INSERT INTO body VALUES (6, 71, 'plain', NULL, X'86EA9BECC1523934E9ED9FAD5C5BA7730E229787686CA65F4BE891CEAE6A086A695CD14EF416660DAFC6D6F231776439A619E3073427DF60F2D0D9373FC89F5FCB3CEB9356D532F31EF7D2E172D939F4CAD46CA3B072FBC261AE8E53F5E3485C36CBE7');
INSERT INTO body VALUES (7, 71, 'plain', NULL, X'2BF8547916FD0996BDEF3FF32CE3708C44DAF3CB4E7AEFB7A0FF6C3D55BB65B8FC41434B286BB3D3442C839E4FF65E0C3948DDB435CB2242FB08BD2598DA531B0AD0A7BC457BDDE46AC92B35BC2262710BF6CEA598A4C567E1ACA338237BB035D84CC6');
INSERT INTO body VALUES (8, 31, 'plain', NULL, X'FC4A5A9B418495D33BD8BD04B6B03E59B883AC4DD27AA70741B57E9F56A7429D7E7EAF5A1C28B921224D084BF439DEFD2C7FF8543B0E8E192A5933');
INSERT INTO body VALUES (9, 71, 'plain', NULL, X'B99312953C0E485ACB07C67C3A4D9E78B5429BABDC1E374F1C24BC9B82FB4B4116FEA423200E26C4BC17D827DB7ABD9D0D48041934C6D02D0E57A64F7C19A21DEF3F529F9B3BDC42BECCBDD44E28A173C993A2B6AC9396BA81F77AD71E297E911B77F5');
INSERT INTO body VALUES (10, 31, 'plain', NULL, X'536256B88342B843B7452490F8F44E15C6768764215E48C97FE9858B684DB248CF21FE5E0E1D7FA51B3E7EB0A6A9F2772DFC83BC81C13CB660E67F');
INSERT INTO body VALUES (11, 71, 'plain', NULL, X'5E6F6742E57CECADC082B41C502A39196CF0C798712860E2987E26BBE2D4CFC5EDA2BFAE69659C95121B39AE2D09A3669BDCECF9E59A9A92AAEA4B47DB88C113A3A035A804765F7FC9612C335EE197D22478AA46620C06C3B07B33435D3BFF7074FA46');
INSERT INTO body VALUES (12, 31, 'plain', NULL, X'EB9E46232CC4DE1800096AB44D6CB3AE2CC98D0688AB5CC83F14D0708C31CBEFBFA0F7F55792994E381B7B257481AAC3F2B0447A6A87097F3383EE');
INSERT INTO body VALUES (13, 31, 'plain', NULL, X'4752D0E3EC91C03572AD4283A5C17133BD7ACAC80FE693A66AB1B14E971119061DAE0A0A4D947F039A7962779665E9C95E2F823A4036AB1CF41257');
INSERT INTO body VALUES (14, 71, 'plain', NULL, X'179D946BA99C39B607E5B7A16584A8D10787E00EA89BA2D8654E600865FE2674DEB76D4DA17EFB34EDAEA70EEB118EB8C79FFC15463E90F52B95C015FF4D95F40241B2CB9BD66E844404F25D8652391FA544F7FB0E99EBF3A3289F6591A6F34972D531');
INSERT INTO body VALUES (15, 31, 'plain', NULL, X'8476FAAE83FA8DCCDCAD15696F00AC4B96D5625F25BF5D992222CEC8FFDC8744085D31964278D091A82BF7DA0F0DE42E4D36948B65BE4166760363');
INSERT INTO body VALUES (16, 71, 'plain', NULL, X'E1C2FCEAF22D4642CEC104A74FB16814A8A978D10987CF069589A96B07AE4BCFBF34D161D1230268035F18EFE2D862281DBE29D17D14469D3367555584B7084094E799EA7366901BA2E6E89E6BC0480E9EB9FE3A2DEA5A6937B3C1985E65AE81D211A3');
INSERT INTO body VALUES (17, 31, 'plain', NULL, X'BA7A8D9719AE55413EDDAB989DFB11D9F6EB6BBBA5595914215A67F8B606D46CD30B0AF354EE57FDEB465E207C5FF0C4AB3ECCB2BCE736275D616E');
INSERT INTO body VALUES (18, 71, 'plain', NULL, X'9224E738DF2215C62CBB973AF4DCE533268BBD91A9598A52BC1CD4AB4B84C05CB7DE348CA41EA082B1123DAB598287AD78DB28C2D448E61B05B49100BD0E785DC7BD630FB222CFAEDC966BB8672BC5D02E5CEF55414DA6E2BAEA38A955DBCEE1F8520C');
INSERT INTO body VALUES (19, 71, 'plain', NULL, X'F875494320DD5F578CAB68E5E69C566D809147D9798F9CA833C82004676458D99F60E390BD1E75F23B8076B0CF896FE43C344B18EDA32A1F6E6AC4C390DDF9A813E26E9776880A29331B662319B9F981F7ED6216C71AF447B6ADD027C0A632BEC66C87');
INSERT INTO body VALUES (20, 31, 'plain', NULL, X'6F1E377325EA27BF3967777D68CA7F6D05C8C0F2B37CE2BE6D2A0110E2A6A891F2117F24D405F88BBC437DD7F0E6816591F038AF4D8B2036A50AC1');
INSERT INTO body VALUES (21, 71, 'plain', NULL, X'801DA1A32255FB0E7F291FC839E1348E5479F211B20BE68D0798ADC7FD335F4E7F0961F2D169F89EB205BABA3A68908C063764C1DBBADBD1FB7A8088D4E9F88DDD147883486AB06E0D89AF32ABCAC60CB4C43466816FEB50E9A2FE3E40772EA0DF1433');
INSERT INTO body VALUES (22, 204800, 'brotli', '6gm29jz69r9s9rhtudpd', NULL);
INSERT INTO body VALUES (23, 71, 'plain', NULL, X'87A8F8CE1F882BF0FD7477B77E624BA1195085D036E37A99662E577C41CE279D975616A05393C4C681AD645AA730B07C8406DE04B575F12C12C2C78EF475B6F29A7BBF1FD10247E9DDA278FC67E9FF5DC3266DA0628C55C9C0C03F79E9EF126BA598FE');
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
INSERT INTO message VALUES (1, 'h3g4sb3ragxw668qyjvz', '2nyacbzvr9xz3k4j3k7a', 'buyer-to-seller', 'nc6uhvyuedcuxpqz', 'expdddqwxk7tcgp8kppa', '127.0.0.1', 'ann@mail.example', 'ann@mail.example', '111', 'Blue?', '<h3g4sb3ragxw668qyjvz@client.example>', 'h3g4sb3ragxw668qyjvz', 1795168800000, 'relay', NULL, 0, 1, '[]', 'policy', 1, 2, '5fec7xqksj4nfxq8cpm6', '<5fec7xqksj4nfxq8cpm6@marketplace.example>', 'b-5fec7xqksj4nfxq8cpm6@marketplace.example', 'sales@blue.example');
INSERT INTO message VALUES (2, 'bra8sw32eacm857yevvp', '2nyacbzvr9xz3k4j3k7a', 'seller-to-buyer', 'xd7mrspha9pmjqcv', '2wshsm27vvsbyjv66pu3', '127.0.0.1', 'ann@mail.example', 'sales@blue.example', NULL, 'Hello', '<bra8sw32eacm857yevvp@client.example>', 'bra8sw32eacm857yevvp', 1795169400000, 'relay', NULL, 0, 1, '[]', 'policy', 3, 4, 'sc2yetpuh9kcxd3qk5t6', '<sc2yetpuh9kcxd3qk5t6@marketplace.example>', 'b-sc2yetpuh9kcxd3qk5t6@marketplace.example', 'ann@mail.example');
INSERT INTO message VALUES (3, '5tjnktse3aq775xmc6x2', '2nyacbzvr9xz3k4j3k7a', 'buyer-to-seller', 'nc6uhvyuedcuxpqz', 'c58tbkqb93h3cvckvv52', '127.0.0.1', 'ann@mail.example', 'ann@mail.example', NULL, 'Hello', '<5tjnktse3aq775xmc6x2@client.example>', '5tjnktse3aq775xmc6x2', 1795170000000, 'relay', NULL, 0, 1, '[]', 'policy', 5, 6, 'ggbrs363yg8b56z97jj9', '<ggbrs363yg8b56z97jj9@marketplace.example>', 'b-ggbrs363yg8b56z97jj9@marketplace.example', 'sales@blue.example');
INSERT INTO message VALUES (4, '4rf277vydwrcsfu4dkxj', '2nyacbzvr9xz3k4j3k7a', 'buyer-to-seller', 'nc6uhvyuedcuxpqz', 'u74n244tv5278aaspv9q', '127.0.0.1', 'ann@mail.example', 'ann@mail.example', NULL, 'Hello', '<4rf277vydwrcsfu4dkxj@client.example>', '4rf277vydwrcsfu4dkxj', 1795170600000, 'relay', NULL, 0, 1, '[]', 'policy', 8, 9, 'nkwp6u6c8exdvh3acwrs', '<nkwp6u6c8exdvh3acwrs@marketplace.example>', 'b-nkwp6u6c8exdvh3acwrs@marketplace.example', 'sales@blue.example');
INSERT INTO message VALUES (5, '4f46n9m4hf9bneqbvhx8', '2nyacbzvr9xz3k4j3k7a', 'buyer-to-seller', 'nc6uhvyuedcuxpqz', 'x85shm7qu7pbxbmtae28', '127.0.0.1', 'ann@mail.example', 'ann@mail.example', NULL, 'Hello', '<4f46n9m4hf9bneqbvhx8@client.example>', '4f46n9m4hf9bneqbvhx8', 1795171200000, 'discard', NULL, 0, 0, '[{"rule":"link.website","action":"discard","where":"text","excerpt":"visit blue.example","advice":"Leave the link out."}]', 'policy', 10, NULL, NULL, NULL, NULL, NULL);
INSERT INTO message VALUES (6, 'cjyx3uaqgpp4gsvqdqkx', '2nyacbzvr9xz3k4j3k7a', 'buyer-to-seller', 'nc6uhvyuedcuxpqz', '6nv5vv7sphkb84kyvvrh', '127.0.0.1', 'ann@mail.example', 'ann@mail.example', NULL, 'Hello', '<cjyx3uaqgpp4gsvqdqkx@client.example>', 'cjyx3uaqgpp4gsvqdqkx', 1795171260000, 'discard', NULL, 1, 0, '[]', 'policy', 12, NULL, NULL, NULL, NULL, NULL);
INSERT INTO message VALUES (7, 'ndqmzjnvmdmvg48vtpjx', '2nyacbzvr9xz3k4j3k7a', 'buyer-to-seller', 'nc6uhvyuedcuxpqz', 'rbjjvvnmrqw94j8squaa', '127.0.0.1', 'ann@mail.example', 'ann@mail.example', NULL, 'Hello', '<ndqmzjnvmdmvg48vtpjx@client.example>', 'ndqmzjnvmdmvg48vtpjx', 1795171320000, 'quarantine', 'held', 0, 0, '[]', 'policy', 13, 14, 'ebczxhzbbgb83dvwna5c', '<ebczxhzbbgb83dvwna5c@marketplace.example>', 'b-ebczxhzbbgb83dvwna5c@marketplace.example', 'sales@blue.example');
INSERT INTO message VALUES (8, '62zpqf37br2apasyjnjy', '2nyacbzvr9xz3k4j3k7a', 'buyer-to-seller', 'nc6uhvyuedcuxpqz', 'da6teqmz57a7pbpfu2wb', '127.0.0.1', 'ann@mail.example', 'ann@mail.example', NULL, 'Hello', '<62zpqf37br2apasyjnjy@client.example>', '62zpqf37br2apasyjnjy', 1795171380000, 'quarantine', 'released', 0, 1, '[]', 'policy', 15, 16, 'qmy85kh2zmfhxx5c2tvp', '<qmy85kh2zmfhxx5c2tvp@marketplace.example>', 'b-qmy85kh2zmfhxx5c2tvp@marketplace.example', 'sales@blue.example');
INSERT INTO message VALUES (9, 'jxxvzwkbv2qyehsksben', '2nyacbzvr9xz3k4j3k7a', 'buyer-to-seller', 'nc6uhvyuedcuxpqz', '6843q4dbhgsqvdh8wa2v', '127.0.0.1', 'ann@mail.example', 'ann@mail.example', NULL, 'Hello', '<jxxvzwkbv2qyehsksben@client.example>', 'jxxvzwkbv2qyehsksben', 1795171440000, 'quarantine', 'dropped', 0, 0, '[]', 'policy', 17, 18, 'xqutaagwj6kybg8uvxq9', '<xqutaagwj6kybg8uvxq9@marketplace.example>', 'b-xqutaagwj6kybg8uvxq9@marketplace.example', 'sales@blue.example');
INSERT INTO message VALUES (10, 'yhszyuwjfyjag3caj7a5', '2ndydx3mndyez2tx2wsu', 'buyer-to-seller', 'xcacjbtvargdz9rw', 'txqnze9dbb4az8mnkkt3', '127.0.0.1', 'ann@mail.example', 'cleo@mail.example', NULL, 'Hello', '<yhszyuwjfyjag3caj7a5@client.example>', 'yhszyuwjfyjag3caj7a5', 1795168740000, 'relay', NULL, 0, 1, '[]', 'policy', 20, 21, 'j4farsn4995rxxhpdkwf', '<j4farsn4995rxxhpdkwf@marketplace.example>', 'b-j4farsn4995rxxhpdkwf@marketplace.example', 'sales@blue.example');
INSERT INTO message VALUES (11, 'largelargelargelarge', '2ndydx3mndyez2tx2wsu', 'buyer-to-seller', 'xcacjbtvargdz9rw', 'fxmqjtahw7w5whsd6zyk', '127.0.0.1', NULL, 'cleo@mail.example', NULL, 'Hello', '<largelargelargelarge@client.example>', 'largelargelargelarge', 1795168770000, 'relay', NULL, 0, 1, '[]', 'policy', 22, 23, 'g6whyenkmbyz6fmasmbh', '<g6whyenkmbyz6fmasmbh@marketplace.example>', 'b-g6whyenkmbyz6fmasmbh@marketplace.example', 'sales@blue.example');
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
INSERT INTO delivery VALUES (1, '5fec7xqksj4nfxq8cpm6', 'h3g4sb3ragxw668qyjvz', 'relay', 'delivered', 1, 1795168800000, 1795168800000, NULL, NULL, NULL, 1795168801000, '250 2.0.0 Ok', '<5fec7xqksj4nfxq8cpm6@marketplace.example>', 'b-5fec7xqksj4nfxq8cpm6@marketplace.example', 'sales@blue.example', 2);
INSERT INTO delivery VALUES (2, 'sc2yetpuh9kcxd3qk5t6', 'bra8sw32eacm857yevvp', 'relay', 'deferred', 1, 1795169400000, 1795169400000, 1795176000000, 1795176000000, NULL, NULL, '451 4.3.0 Later', '<sc2yetpuh9kcxd3qk5t6@marketplace.example>', 'b-sc2yetpuh9kcxd3qk5t6@marketplace.example', 'ann@mail.example', 4);
INSERT INTO delivery VALUES (3, 'ggbrs363yg8b56z97jj9', '5tjnktse3aq775xmc6x2', 'relay', 'failed', 1, 1795170000000, 1795170000000, NULL, NULL, NULL, 1795170001000, '550 5.1.1 No', '<ggbrs363yg8b56z97jj9@marketplace.example>', 'b-ggbrs363yg8b56z97jj9@marketplace.example', 'sales@blue.example', 6);
INSERT INTO delivery VALUES (4, 'ewg5gtydqdqasypqu6mj', '5tjnktse3aq775xmc6x2', 'notice', 'expired', 1, 1795170001000, 1795170001000, NULL, NULL, NULL, 1795170002000, '451 Later', '<ewg5gtydqdqasypqu6mj@marketplace.example>', NULL, 'ann@mail.example', 7);
INSERT INTO delivery VALUES (5, 'nkwp6u6c8exdvh3acwrs', '4rf277vydwrcsfu4dkxj', 'relay', 'cancelled', 0, 1795170600000, 1795170600000, NULL, NULL, NULL, 1795170601000, NULL, '<nkwp6u6c8exdvh3acwrs@marketplace.example>', 'b-nkwp6u6c8exdvh3acwrs@marketplace.example', 'sales@blue.example', 9);
INSERT INTO delivery VALUES (6, 'np3qcbkqjs4v96zeyc5y', '4f46n9m4hf9bneqbvhx8', 'notice', 'queued', 0, 1795171200000, 1795171200000, 1795171200000, 1795171200000, NULL, NULL, NULL, '<np3qcbkqjs4v96zeyc5y@marketplace.example>', NULL, 'ann@mail.example', 11);
INSERT INTO delivery VALUES (7, 'qmy85kh2zmfhxx5c2tvp', '62zpqf37br2apasyjnjy', 'relay', 'queued', 0, 1795171800000, 1795171800000, 1795171800000, 1795171800000, NULL, NULL, NULL, '<qmy85kh2zmfhxx5c2tvp@marketplace.example>', 'b-qmy85kh2zmfhxx5c2tvp@marketplace.example', 'sales@blue.example', 16);
INSERT INTO delivery VALUES (8, 'm7g6vftfuj796bfegcu4', 'jxxvzwkbv2qyehsksben', 'notice', 'queued', 0, 1795171860000, 1795171860000, 1795171860000, 1795171860000, NULL, NULL, NULL, '<m7g6vftfuj796bfegcu4@marketplace.example>', NULL, 'ann@mail.example', 19);
INSERT INTO delivery VALUES (9, 'j4farsn4995rxxhpdkwf', 'yhszyuwjfyjag3caj7a5', 'relay', 'queued', 0, 1795168740000, 1795168740000, 1795168740000, 1795255140000, '2v7paxgft79kk6hqavwt', NULL, NULL, '<j4farsn4995rxxhpdkwf@marketplace.example>', 'b-j4farsn4995rxxhpdkwf@marketplace.example', 'sales@blue.example', 21);
INSERT INTO delivery VALUES (10, 'g6whyenkmbyz6fmasmbh', 'largelargelargelarge', 'relay', 'queued', 0, 1795168770000, 1795168770000, 1795168770000, 1795168770000, NULL, NULL, NULL, '<g6whyenkmbyz6fmasmbh@marketplace.example>', 'b-g6whyenkmbyz6fmasmbh@marketplace.example', 'sales@blue.example', 23);
CREATE INDEX delivery_due ON delivery (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_by_state ON delivery (state, accepted_at);
CREATE INDEX delivery_by_message ON delivery (message);
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
INSERT INTO response_window VALUES ('2ndydx3mndyez2tx2wsu', 1795168740000, 'yhszyuwjfyjag3caj7a5', 1795255140000, NULL, NULL);
INSERT INTO response_window VALUES ('2nyacbzvr9xz3k4j3k7a', 1795168800000, 'h3g4sb3ragxw668qyjvz', 1795255200000, 'bra8sw32eacm857yevvp', 1795169400000);
INSERT INTO response_window VALUES ('2nyacbzvr9xz3k4j3k7a', 1795170000000, '5tjnktse3aq775xmc6x2', 1795256400000, NULL, NULL);
CREATE UNIQUE INDEX response_window_open ON response_window (conversation) WHERE closed_at IS NULL;
CREATE INDEX response_window_by_opened_at ON response_window (opened_at);
