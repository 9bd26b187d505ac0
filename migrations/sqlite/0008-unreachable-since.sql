-- The list of unreachable parties, newest first.
CREATE INDEX unreachable_address_since ON unreachable_address (since);
