"""Gazetteers of the user's own: lists of organizations, journals and conferences, imported, checked, compiled for look-up."""
