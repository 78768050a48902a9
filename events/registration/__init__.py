"""Registration: places, the waiting list, mails, the door. Rules are plain functions."""
