"""Which embedder the settings choose."""

import numpy as np
import pytest

from neuvoja.domain.errors import BadSettings, BrokenModel
from neuvoja.language.embedding.static_embedding import SHIPPED, StaticEmbedder
from neuvoja.language.embedding.static_table import read_table, write_table
from neuvoja.settings import Settings
from neuvoja.wiring.embedding import open_embedder


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.bin"
    write_table(path, ["=lasku", "<la"], np.array([1.0]), np.eye(2, 4, dtype=np.float32))
    return path


def settings(tmp_path, **chosen):
    return Settings(_env_file=None, data=tmp_path, **chosen)


def test_without_a_choice_it_is_the_one_in_the_box(tmp_path):
    assert open_embedder(settings(tmp_path)).model_id == StaticEmbedder().model_id


def test_an_adapted_table_is_another_model(tmp_path, own):
    chosen = open_embedder(settings(tmp_path, embed_table=own))
    assert chosen.model_id == StaticEmbedder(read_table(own)).model_id
    assert chosen.model_id != StaticEmbedder().model_id


def test_a_table_and_a_service_exclude_each_other(tmp_path, own):
    both = settings(
        tmp_path, embed_table=own, embed_base_url="http://localhost:1", embed_model="any"
    )
    with pytest.raises(BadSettings, match="NEUVOJA_EMBED_TABLE"):
        open_embedder(both)


def test_a_table_that_is_missing_or_damaged_is_refused_and_not_replaced(tmp_path, own):
    with pytest.raises(BrokenModel, match="gone"):
        open_embedder(settings(tmp_path, embed_table=tmp_path / "gone"))
    own.write_bytes(own.read_bytes()[:-1])
    with pytest.raises(BrokenModel, match=r"own\.bin"):
        open_embedder(settings(tmp_path, embed_table=own))
    cut = tmp_path / "cut.bin"
    cut.write_bytes(SHIPPED.read_bytes()[:1_000_000])
    with pytest.raises(BrokenModel, match=r"cut\.bin"):
        open_embedder(settings(tmp_path, embed_table=cut))
