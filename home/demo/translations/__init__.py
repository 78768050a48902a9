"""Calls and events of the demonstration in German and English."""
