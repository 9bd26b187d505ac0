-- The language in which the writer of a message is answered, guessed from it; null for what was taken before this was
-- kept, whose writers are answered in English.
ALTER TABLE message ADD COLUMN language TEXT;
