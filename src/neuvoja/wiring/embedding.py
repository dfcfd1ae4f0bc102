"""Settings → the embedder."""

from neuvoja.domain.errors import BadSettings
from neuvoja.language.embedding.static_embedding import StaticEmbedder
from neuvoja.language.embedding.static_table import read_table
from neuvoja.language.promises import Embedder
from neuvoja.settings import Settings


def open_embedder(settings: Settings) -> Embedder:
    """The embedder in the box, or a service's with a cache of its vectors in the data folder.

    Raises:
        BadSettings: a service is named, and no model; or a service and a table.
        BrokenModel: the table is missing, damaged, or of another version.
    """
    if settings.embed_endpoint is None:
        table = settings.embed_table
        return StaticEmbedder(read_table(table) if table else None)
    if settings.embed_table is not None:
        expected = "nothing, since NEUVOJA_EMBED_BASE_URL names a service that embeds instead"
        raise BadSettings("NEUVOJA_EMBED_TABLE", str(settings.embed_table), expected)
    from neuvoja.vendors.openai_embedder import OpenAIEmbedder
    from neuvoja.vendors.vector_cache import CachedEmbedder

    if settings.embed_model is None:
        raise BadSettings("NEUVOJA_EMBED_MODEL", None, "the model's name at NEUVOJA_EMBED_BASE_URL")
    key = settings.embed_api_key
    embedder = OpenAIEmbedder(
        settings.embed_endpoint, settings.embed_model, key.get_secret_value() if key else None
    )
    return CachedEmbedder(embedder, settings.data / "vectors.cache")
