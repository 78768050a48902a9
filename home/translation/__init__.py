"""Translation of pages, on top of wagtail-localize: what it leaves open, or does too readily."""
