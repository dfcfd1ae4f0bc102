"""Chroma, opened: in a folder, or on a server. It sends no telemetry."""

from pathlib import Path
from urllib.parse import urlsplit

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource


def on_server(url: str) -> ClientAPI:
    """The server's, at a URL such as http://chroma:8000."""
    at = urlsplit(url)
    secure = at.scheme == "https"
    port = at.port or (443 if secure else 8000)
    return chromadb.HttpClient(
        at.hostname or "localhost", port, ssl=secure, settings=QuietSettings()
    )


def embedded(folder: Path) -> ClientAPI:
    """One process at a time may have the folder open."""
    try:
        return chromadb.PersistentClient(folder, settings=QuietSettings())
    except BaseException:
        forget(folder)
        raise


def forget(folder: Path) -> None:
    """Chroma keeps what it has opened, or failed to, and would hand it out for the folder again."""
    SharedSystemClient._identifier_to_system.pop(str(folder), None)


class QuietSettings(Settings):
    """Chroma without telemetry or tracing, whatever the environment or a `.env` says."""

    anonymized_telemetry: bool = False

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)
