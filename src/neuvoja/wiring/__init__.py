"""Settings → Services: the only place where parts are chosen and joined."""

from neuvoja.wiring.services import Bars, Services, open_importer, open_services

__all__ = ["Bars", "Services", "open_importer", "open_services"]
