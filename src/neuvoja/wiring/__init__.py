"""Settings → Services: the only place where parts are chosen and joined.

services       the parts joined: one running Neuvoja; opening: its folder owned, its files read;
               warming: set up before anybody asks
parts          what they are joined of: the database, the indexes, what reads a text
engines        who answers: beneath, the extractive engine; generating, a model above it
apart          what a model writes is checked by a process of its own, the program apart_process;
               crossing: how it is asked
chat, embedding, spending, tracing   each by its settings
vector_build   the first build of the vector index, by the program vector_builder
evaluation     what `neuvoja eval` asks
"""

from neuvoja.wiring.opening import open_importer, open_services
from neuvoja.wiring.services import Bars, Services

__all__ = ["Bars", "Services", "open_importer", "open_services"]
