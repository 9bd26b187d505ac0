-- Whose people answer through software that marks what they write as mail of a machine. Replaced with the name.
ALTER TABLE party ADD COLUMN help_desk INTEGER NOT NULL DEFAULT 0 CHECK (help_desk IN (0, 1));
