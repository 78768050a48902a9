"""What there is, where: stories, calls and events by issue and territory, on a map and near a town."""
