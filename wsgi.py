"""The door that a WSGI server opens: the whole of Yiyin as one callable, `app`."""

import os
from pathlib import Path

from app.factory import create_wsgi
from config import Config

app = create_wsgi(Config.from_environment(os.environ, Path(__file__).resolve().parent / "instance"))
