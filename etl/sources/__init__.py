"""Where documents come from: folders and files, network mounts, stores elsewhere."""

from etl.sources.finding import UNREADABLE_FOLDER, check_paths, drop_twins, find_documents
from etl.sources.room import Room, passing_room, room_in
from etl.sources.source import SIDECAR, Place, RemoteObject, Source, as_place

__all__ = [
    "SIDECAR",
    "UNREADABLE_FOLDER",
    "Place",
    "RemoteObject",
    "Room",
    "Source",
    "as_place",
    "check_paths",
    "drop_twins",
    "find_documents",
    "passing_room",
    "room_in",
]
