"""A store of named bytes in a folder: what serve.py --store offers to devices that share a record.

It knows nothing of what it keeps. An object is there whole or not at all; who puts one under a condition learns whether
it held at that moment.
"""

import errno
import hashlib
import os
import re
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

OBJECT_BYTES_MAX = 64 << 20
NAME_CHARACTERS_MAX = 200
LIST_NAMES_MAX = 1000
_SEGMENT = r"[a-z0-9][a-z0-9-]{0,79}"
_NAME = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT}){{0,9}}")


class StoreRefusal(Exception):
    """Something cannot be done; `status` is HTTP's word for it."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True)
class StoredObject:
    body: bytes
    etag: str


def is_name(name: str) -> bool:
    """Lower-case letters, digits and hyphens between slashes: nothing that a file system reads as anything else."""
    return len(name) <= NAME_CHARACTERS_MAX and _NAME.fullmatch(name) is not None


def etag_of(body: bytes) -> str:
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


class ObjectStore:
    """Objects of a folder. Only one of these may write to a folder at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self._uploads = self.root / ".uploads"  # no name begins with a dot
        self._lock = threading.Lock()
        self._uploads.mkdir(parents=True, exist_ok=True)
        for left_over in self._uploads.iterdir():  # of a server that was stopped in the middle
            left_over.unlink()

    def _path(self, name: str) -> Path:
        if not is_name(name):
            raise StoreRefusal(404)
        path = self.root.joinpath(*name.split("/"))
        if not path.parent.resolve().is_relative_to(self.root) or path.is_symlink():
            raise StoreRefusal(404)
        return path

    def get(self, name: str) -> StoredObject:
        try:
            body = self._path(name).read_bytes()
        except OSError:
            raise StoreRefusal(404) from None
        return StoredObject(body, etag_of(body))

    def put(self, name: str, body: bytes, if_match: str | None = None, if_none_match: str | None = None) -> tuple[str, bool]:
        """The new tag, and whether the object is new. StoreRefusal 412 when a condition does not hold."""
        path = self._path(name)
        if len(body) > OBJECT_BYTES_MAX:
            raise StoreRefusal(413)
        upload = None
        try:
            handle, upload_name = tempfile.mkstemp(dir=self._uploads)
            upload = Path(upload_name)
            with os.fdopen(handle, "wb") as file:
                file.write(body)
                file.flush()
                os.fsync(file.fileno())
            with self._lock:
                present = etag_of(path.read_bytes()) if path.is_file() else None
                if if_none_match is not None and (present is not None and if_none_match in ("*", present)):
                    raise StoreRefusal(412)
                if if_match is not None and (present is None or if_match not in ("*", present)):
                    raise StoreRefusal(412)
                path.parent.mkdir(parents=True, exist_ok=True)
                os.replace(upload, path)
            upload = None
            return etag_of(body), present is None
        except OSError as error:
            # a folder where the object would be, or an object where its folder would be
            taken = error.errno in (errno.EISDIR, errno.ENOTDIR, errno.EEXIST, errno.ENOTEMPTY)
            full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            raise StoreRefusal(409 if taken else 507 if full else 500) from None
        finally:
            if upload is not None:
                upload.unlink(missing_ok=True)

    def names(self, prefix: str, after: str, limit: int) -> list[str]:
        """Names that begin with `prefix` and stand after `after`, in order."""
        found = []
        for folder, folders, files in os.walk(self.root):
            folders[:] = [name for name in folders if not name.startswith(".")]
            place = Path(folder).relative_to(self.root)
            found += [(place / file).as_posix() for file in files]
        return sorted(name for name in found if is_name(name) and name.startswith(prefix) and name > after)[:limit]
