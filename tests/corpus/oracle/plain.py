"""What fastavro read, as plain JSON: the rules of docs/wire-format.md once more, in Python.

Without it, bytes that are only passed on would do: a number is written as it was read, whatever
number it is.
"""

import base64
import datetime
import decimal
import math
import struct
import uuid

from fastavro.const import NAMED_TYPES
from fastavro.schema import extract_record_type

# Beyond it, our decimals are shown as their bytes.
MAX_PRECISION = 1000
SECOND = 10**9


class Plain:
    def __init__(self, named):
        self.named = named

    def any(self, schema, value):
        if isinstance(schema, str) and schema in self.named:
            schema = self.named[schema]
        kind = extract_record_type(schema)
        logical = schema.get("logicalType") if isinstance(schema, dict) else None
        if (kind, logical) in LOGICAL:
            return LOGICAL[kind, logical](schema, value)
        if kind == "union":
            return self.union(schema, *value)
        if kind in ("record", "error"):
            return {
                field["name"]: self.any(field["type"], value[field["name"]])
                for field in schema["fields"]
            }
        if kind == "array":
            return [self.any(schema["items"], item) for item in value]
        if kind == "map":
            return {key: self.any(schema["values"], item) for key, item in value.items()}
        if kind in ("bytes", "fixed"):
            return to_base64(value)
        if kind == "float":
            return number(shortest(value))
        if kind == "double":
            return number(value)
        return value

    def union(self, branches, name, value):
        if value is None:
            return None
        branch = next(branch for branch in branches if branch_name(branch) == name)
        inner = self.any(branch, value)
        is_option = len(branches) == 2 and "null" in map(branch_name, branches)
        return inner if is_option else {name: inner}


def branch_name(branch):
    kind = extract_record_type(branch)
    return branch["name"] if kind in NAMED_TYPES else kind


def to_base64(value):
    return base64.b64encode(value).decode()


def number(value):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def shortest(value):
    """The number of the fewest digits that is this float."""
    for digits in range(1, 10):
        candidate = float(f"{value:.{digits}g}")
        try:
            if struct.pack("<f", candidate) == struct.pack("<f", value):
                return candidate
        except OverflowError:
            continue
    return value


def clock(hour, minute, second, nanos):
    fraction = f".{nanos:09d}".rstrip("0").rstrip(".")
    return f"{hour:02d}:{minute:02d}:{second:02d}{fraction}"


def time(schema, value):
    return clock(value.hour, value.minute, value.second, value.microsecond * 1000)


def local(schema, value):
    return f"{value.date().isoformat()}T{time(schema, value)}"


def instant(schema, value):
    return local(schema, value) + "Z"


def from_nanos(value):
    """As datetime has no nanoseconds, fastavro leaves the number."""
    seconds, nanos = divmod(value, SECOND)
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=seconds)
    return f"{moment.date().isoformat()}T{clock(moment.hour, moment.minute, moment.second, nanos)}"


def uuid_text(value):
    """fastavro knows UUIDs in strings alone; of other sizes it is no UUID."""
    return str(uuid.UUID(bytes=value)) if len(value) == 16 else to_base64(value)


def decimal_text(schema, value):
    if schema["precision"] > MAX_PRECISION:
        unscaled = int(value.scaleb(schema["scale"], decimal.Context(prec=schema["precision"])))
        return to_base64(unscaled.to_bytes(schema["size"], "big", signed=True))
    return f"{value:f}"


LOGICAL = {
    ("int", "date"): lambda schema, value: value.isoformat(),
    ("int", "time-millis"): time,
    ("long", "time-micros"): time,
    ("long", "timestamp-millis"): instant,
    ("long", "timestamp-micros"): instant,
    ("long", "timestamp-nanos"): lambda schema, value: from_nanos(value) + "Z",
    ("long", "local-timestamp-millis"): local,
    ("long", "local-timestamp-micros"): local,
    ("long", "local-timestamp-nanos"): lambda schema, value: from_nanos(value),
    ("string", "uuid"): lambda schema, value: str(value),
    ("fixed", "uuid"): lambda schema, value: uuid_text(value),
    ("bytes", "decimal"): decimal_text,
    ("fixed", "decimal"): decimal_text,
}
