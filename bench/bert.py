"""A BERT token classifier with random weights, in 8-bit whole numbers, to measure against.

Twelve layers of 768, twelve heads, 3072 within, as Devlin et al. (2019) call BERT-base, with a
vocabulary of 30,522 and nine labels. Random weights make the same work as learned ones. The
graph is written here with ``onnx``; onnxruntime turns its weights to int8 and takes what goes
in to int8 as it runs (dynamic quantization). Word pieces are not cut, only counted.

    pip install 'khabar[bench]' && python bench/bert.py
"""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import numpy as np

LAYERS, WIDTH, HEADS, WITHIN = 12, 768, 12, 3072
VOCABULARY, LABELS, LONGEST = 30_522, 9, 512
PIECES = 300 / 1300
"""Word pieces for each character of Arabic news."""

SENTENCES = 8
"""Sentences of an article: its pieces go in whole (in chunks of `LONGEST`), or by sentences."""

ENOUGH = 40
"""Articles that are timed: one takes a tenth of a second."""


def main() -> None:
    """Measure on the articles of the bench."""
    from written import articles

    print(json.dumps(rate(articles(ENOUGH))))


def rate(texts: list[str]) -> dict[str, Any]:
    """Articles a second of one core, and how they were cut: the quicker of two ways."""
    import onnxruntime

    onnxruntime.set_default_logger_severity(3)
    logging.disable(logging.WARNING)  # it asks for a step that shapes alone need
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    with TemporaryDirectory() as folder:
        place = quantized(Path(folder))
        size = place.stat().st_size
        session = onnxruntime.InferenceSession(
            str(place), options, providers=["CPUExecutionProvider"]
        )
    rng = np.random.default_rng(7)

    def batch(rows: int, pieces: int) -> dict[str, Any]:
        return {"pieces": rng.integers(0, VOCABULARY, (rows, pieces), dtype=np.int64)}

    def whole(pieces: int) -> list[dict[str, Any]]:
        sizes = [LONGEST] * (pieces // LONGEST) + [pieces % LONGEST]
        return [batch(1, size) for size in sizes if size]

    def sentences(pieces: int) -> list[dict[str, Any]]:
        return [batch(SENTENCES, -(-pieces // SENTENCES))]

    found = {}
    for name, cut in (("whole", whole), ("by sentences", sentences)):
        batches = [one for text in texts[:ENOUGH] for one in cut(round(len(text) * PIECES))]
        session.run(None, batches[0])
        began = process_time()
        for one in batches:
            session.run(None, one)
        found[name] = min(ENOUGH, len(texts)) / (process_time() - began)
    best = max(found, key=found.__getitem__)
    return {"rate": found[best], "cut": best, "both": found, "megabytes": size / 1e6}


def quantized(folder: Path) -> Path:
    """The classifier as a file whose weights are int8."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    made, small = folder / "bert.onnx", folder / "bert.int8.onnx"
    import onnx

    onnx.save(graph(), made)
    quantize_dynamic(made, small, weight_type=QuantType.QInt8)
    return small


def graph() -> Any:
    """The classifier in 32-bit numbers: word pieces in, a score for each label out."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    rng = np.random.default_rng(1)
    nodes: list[Any] = []
    weights: list[Any] = []

    def weight(name: str, *shape: int) -> str:
        values = rng.standard_normal(shape, dtype=np.float32) * np.float32(0.02)
        weights.append(numpy_helper.from_array(values, name))
        return name

    def fixed(name: str, value: Any) -> str:
        weights.append(numpy_helper.from_array(np.asarray(value), name))
        return name

    def node(kind: str, *inputs: str, **told: Any) -> str:
        out = f"{kind}{len(nodes)}"
        nodes.append(helper.make_node(kind, inputs, [out], **told))
        return out

    def dense(x: str, name: str, rows: int, columns: int) -> str:
        times = node("MatMul", x, weight(f"{name}.w", rows, columns))
        return node("Add", times, weight(f"{name}.b", columns))

    def normal(x: str, name: str) -> str:
        scale, shift = weight(f"{name}.scale", WIDTH), weight(f"{name}.shift", WIDTH)
        return node("LayerNormalization", x, scale, shift, axis=-1, epsilon=1e-12)

    depth = WIDTH // HEADS
    apart = fixed("apart", np.array([0, 0, HEADS, depth], dtype=np.int64))
    joined = fixed("joined", np.array([0, 0, WIDTH], dtype=np.int64))
    root = fixed("root", np.array(depth**-0.5, dtype=np.float32))
    zero, one = (fixed(f"n{n}", np.array([n], dtype=np.int64)) for n in (0, 1))
    length = node("Slice", node("Shape", "pieces"), one, fixed("two", np.array([2])), zero)
    places = node("Slice", weight("places", LONGEST, WIDTH), zero, length, zero)
    words = node("Gather", weight("words", VOCABULARY, WIDTH), "pieces")
    x = normal(node("Add", words, places), "embedded")
    for n in range(LAYERS):

        def heads(what: str, turned: list[int], x: str = x, n: int = n) -> str:
            found = dense(x, f"{n}.{what}", WIDTH, WIDTH)
            return node("Transpose", node("Reshape", found, apart), perm=turned)

        query, key = heads("query", [0, 2, 1, 3]), heads("key", [0, 2, 3, 1])
        scores = node("Softmax", node("Mul", node("MatMul", query, key), root), axis=-1)
        seen = node("MatMul", scores, heads("value", [0, 2, 1, 3]))
        seen = node("Reshape", node("Transpose", seen, perm=[0, 2, 1, 3]), joined)
        x = normal(node("Add", x, dense(seen, f"{n}.out", WIDTH, WIDTH)), f"{n}.first")
        within = node("Gelu", dense(x, f"{n}.up", WIDTH, WITHIN))
        x = normal(node("Add", x, dense(within, f"{n}.down", WITHIN, WIDTH)), f"{n}.second")
    told = dense(x, "labels", WIDTH, LABELS)
    made = helper.make_graph(
        nodes,
        "bert",
        [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["rows", "pieces"])],
        [helper.make_tensor_value_info(told, TensorProto.FLOAT, ["rows", "pieces", LABELS])],
        weights,
    )
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
