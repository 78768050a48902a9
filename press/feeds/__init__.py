"""Stories by subscription: Atom, RSS and JSON Feed, and the sitemap of news."""
