"""What journalists and readers see and do: alerts, their own space, stories under embargo, reports."""
