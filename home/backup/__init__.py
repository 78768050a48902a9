"""Database, uploads and the log of erasures in one archive that proves itself, and back again."""
