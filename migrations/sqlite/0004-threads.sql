-- How a message hangs together with earlier ones of its conversation. All of it is null for what was taken before this
-- was kept. The ids have no foreign key: what they name may be pruned, and then a thread is known that much shorter.
-- The message that it answers, as far as could be told, whatever became of that one.
ALTER TABLE message ADD COLUMN answers TEXT;
-- The first message of its thread; its own id where it is the first.
ALTER TABLE message ADD COLUMN thread TEXT;
-- Its subject without what replies add: what is looked for when a reply comes without references.
ALTER TABLE message ADD COLUMN base_subject TEXT;
-- The subject by which the reader knows it; null where nothing was built.
ALTER TABLE message ADD COLUMN sent_subject TEXT;
CREATE INDEX message_by_base_subject ON message (conversation, base_subject) WHERE base_subject IS NOT NULL;

-- A reply to a notice leads to the message that the notice is about.
CREATE INDEX delivery_by_notice_id ON delivery (message_id) WHERE kind = 'notice';
