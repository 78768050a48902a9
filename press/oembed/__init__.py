"""A story on other sites: oEmbed, and the card that stands in their frames."""
