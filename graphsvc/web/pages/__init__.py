"""The pages that people read, in Finnish, Swedish and English."""

from graphsvc.web.pages.routes import blueprint
from graphsvc.web.pages.shell import error_page

__all__ = ["blueprint", "error_page"]
