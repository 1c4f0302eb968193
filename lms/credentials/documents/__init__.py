"""The other documents of a training: what was followed and assessed, hours done, a person's passport."""
