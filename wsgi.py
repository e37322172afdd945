"""The door that a WSGI server opens: the whole of Yiyin as one callable, `app`."""

import gc
import os
from pathlib import Path

from app.factory import create_wsgi
from config import Config

app = create_wsgi(Config.from_environment(os.environ, Path(__file__).resolve().parent / "instance"))

# What has been loaded so far stays until the end: the garbage collector need not look through it in the middle of a request.
gc.collect()
gc.freeze()
