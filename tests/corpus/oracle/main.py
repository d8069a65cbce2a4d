"""Answers questions about schemas and values by fastavro: a JSON object a line, each way.

A question has "do", and "files" and "type", which name a schema (see schemas.py). An answer has
"ok", or "error" with what fastavro raised.
"""

import io
import json
import random
import sys

import fastavro
from fastavro import _read_py, _write_py
from fastavro.schema import fingerprint, parse_schema, to_parsing_canonical_form

from plain import Plain, branch_name
from schemas import schema_of
from values import Values

# The tests know what this version does.
VERSION = "1.13.1"


def read_union(decoder, writer_schema, named_schemas, reader_schema=None, options={}):
    """Reads a union's value and keeps its branch, in the notation that fastavro's writer takes.

    Without it the branch is forgotten, and the writer takes the first that fits.
    """
    branch = writer_schema[decoder.read_index()]
    value = _read_py.read_data(decoder, branch, named_schemas, None, options)
    return branch_name(branch), value


# The modules that are not compiled, as their readers can be exchanged.
_read_py.READERS["union"] = read_union


def canonical(schema, question):
    form = to_parsing_canonical_form(schema)
    algorithms = ["CRC-64-AVRO", "MD5", "SHA-256"]
    return [form] + [fingerprint(form, algorithm) for algorithm in algorithms]


def rewrite(schema, question):
    named = {}
    parsed = parse_schema(schema, named)
    data = [read(schema, value) for value in question["values"]]
    return [[write(schema, datum), Plain(named).any(parsed, datum)] for datum in data]


def generate(schema, question):
    named = {}
    parsed = parse_schema(schema, named)
    values = Values(named, random.Random(question["seed"]))
    return [write(schema, values.any(parsed, 0)) for _ in range(question["count"])]


def read(schema, value):
    source = io.BytesIO(bytes.fromhex(value))
    datum = _read_py.schemaless_reader(source, schema, None)
    rest = source.read()
    if rest:
        raise ValueError(f"{len(rest)} bytes are left over")
    return datum


def write(schema, datum):
    out = io.BytesIO()
    _write_py.schemaless_writer(out, schema, datum, strict=True)
    return out.getvalue().hex()


ACTIONS = {"canonical": canonical, "rewrite": rewrite, "generate": generate}


def answer(question):
    try:
        schema = schema_of(question["files"], question["type"])
        return {"ok": ACTIONS[question["do"]](schema, question)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    if fastavro.__version__ != VERSION:
        sys.exit(f"this is fastavro {fastavro.__version__}, and {VERSION} is needed")
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
