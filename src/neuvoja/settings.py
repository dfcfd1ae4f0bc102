"""What an operator may choose; read at the edge, frozen after that."""

from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit, urlunsplit

from pydantic import Field, SecretStr, ValidationError
from pydantic.functional_validators import field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from neuvoja.domain.errors import BadSettings
from neuvoja.domain.expectations import expectation
from neuvoja.domain.suggestion import EngineName

_PREFIX = "NEUVOJA_"


class Settings(BaseSettings):
    """Every field can be set as NEUVOJA_<FIELD> in the environment or in `.env`."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        use_attribute_docstrings=True,
    )

    knowledge: Path = Path("knowledge")
    """Folder of articles, cases, products and the organisation's other files."""

    data: Path = Path("var")
    """Folder of the database and the indexes. One process owns it at a time."""

    host: str = "127.0.0.1"
    """Address to serve on. Any but a loopback address needs NEUVOJA_API_KEYS."""

    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    """Port to serve on; 0 takes a free one."""

    database_url: SecretStr | None = None
    """SQLAlchemy URL (sqlite or postgresql+psycopg). None: SQLite in the data folder."""

    chroma_url: str | None = None
    """URL of a Chroma server. None: embedded, in the data folder."""

    engine: EngineName | None = None
    """Which engine answers. None: the generative one where a chat model is named."""

    chat_base_url: str | None = None
    """Base URL of an OpenAI-compatible chat service. None: the extractive engine answers."""

    chat_model: str | None = None
    """The chat model's name, as its service knows it."""

    chat_api_key: SecretStr | None = None
    """Key of the chat service; None where it needs none."""

    chat_question: bool = False
    """Whether the chat model words a search question where a search has found little."""

    chat_connect_s: Annotated[float, Field(gt=0)] = 3
    """Longest wait for a connection to the chat service, in seconds."""

    chat_first_token_s: Annotated[float, Field(gt=0)] = 10
    """Longest wait for the first word of an answer, new attempts included, in seconds."""

    chat_deadline_s: Annotated[float, Field(gt=0)] = 30
    """Longest wait for the end of an answer, in seconds."""

    chat_retries: Annotated[int, Field(ge=0, le=10)] = 2
    """Further attempts at an answer of which no word has come."""

    embed_base_url: str | None = None
    """Base URL of an OpenAI-compatible embedding service. None: the embedder in the box."""

    embed_model: str | None = None
    """The embedding model's name, as its service knows it."""

    embed_api_key: SecretStr | None = None
    """Key of the embedding service; None where it needs none."""

    embed_table: Path | None = None
    """File that `neuvoja embedding adapt` has written. None: the embedding as it comes."""

    api_keys: Annotated[tuple[SecretStr, ...], NoDecode] = ()
    """Keys that open the API, separated by commas. None: loopback only, without a key."""

    prompts: Path | None = None
    """Folder of prompts. None: those that come with the product."""

    chat_tokens_request: Annotated[int, Field(ge=1)] | None = 12_000
    """Tokens, read and written, that one call of the chat model may use at most."""

    chat_tokens_day: Annotated[int, Field(ge=1)] | None = None
    """Tokens that all callers together may use on one day. None: no cap."""

    chat_tokens_key: Annotated[int, Field(ge=1)] | None = None
    """Tokens that one API key may use on one day. None: no cap."""

    chat_price_read: Annotated[float, Field(ge=0)] = 0
    """Price of a million tokens that the chat model reads, in euros, for the log and metrics."""

    chat_price_written: Annotated[float, Field(ge=0)] = 0
    """Price of a million tokens that the chat model writes, in euros."""

    otlp_endpoint: str | None = None
    """URL of a collector that takes OpenTelemetry's spans by HTTP. None: none are made."""

    trace_content: bool = False
    """Whether spans of model calls hold what was asked and answered, with placeholders."""

    chat_record: Path | None = None
    """Folder that keeps each model answer by the hash of its request."""

    chat_replay: Path | None = None
    """Folder that model answers are taken from instead of a service."""

    @field_validator("api_keys", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(each.strip() for each in value.split(",") if each.strip())
        return value

    @field_validator("chat_base_url", "embed_base_url", "chroma_url", "otlp_endpoint")
    @classmethod
    def _is_a_url(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).scheme not in ("http", "https"):
            raise ValueError("a URL that begins with http:// or https://")
        return value

    @classmethod
    def read(cls, **chosen: Any) -> Self:
        """Read the environment and `.env`; what is given here goes before both.

        Raises:
            BadSettings: a value cannot be used; it names the variable and what was expected.
        """
        try:
            return cls(**{name: value for name, value in chosen.items() if value is not None})
        except ValidationError as error:
            first = error.errors()[0]
            name = _PREFIX + "_".join(str(part) for part in first["loc"]).upper()
            shown = "(secret)" if "KEY" in name else first.get("input")
            raise BadSettings(name, shown, expectation(first)) from error

    @property
    def knowledge_folder(self) -> Path:
        """The knowledge folder; where none was chosen and none is here, the demo organisation's."""
        chosen = "knowledge" in self.model_fields_set or self.knowledge.exists()
        return self.knowledge if chosen else packed("knowledge")

    @property
    def engine_chosen(self) -> EngineName:
        """Which engine answers: the one that is named, else by whether a chat model can be."""
        served = self.chat_endpoint or (self.chat_model and self.chat_replay)
        return self.engine or ("generative" if served else "extractive")

    @property
    def chat_endpoint(self) -> str | None:
        return _with_path(self.chat_base_url)

    @property
    def embed_endpoint(self) -> str | None:
        return _with_path(self.embed_base_url)


def _with_path(base_url: str | None) -> str | None:
    """A base URL without a path gets `/v1`; any other stands as it is."""
    if base_url is None or (parts := urlsplit(base_url)).path.strip("/"):
        return base_url
    return urlunsplit(parts._replace(path="/v1"))


def packed(name: str) -> Path:
    """A folder that comes with the product: `knowledge`, `prompts` or `eval`."""
    here = Path(__file__).parent
    inside = here / "packed" / name
    return inside if inside.exists() else here.parents[1] / name
