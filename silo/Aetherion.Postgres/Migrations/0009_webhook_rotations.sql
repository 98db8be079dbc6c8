-- The latest requests that rotated the secret of a webhook, oldest first: one that comes again changes nothing.
ALTER TABLE webhooks ADD COLUMN rotated_by text[] NOT NULL DEFAULT '{}';
