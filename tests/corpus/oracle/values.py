"""Random values of a schema that fastavro has parsed, as the types of Python that it writes.

fastavro.utils.generate_many makes some too. It never ends on recursion, makes no extremes, no
decimals but of any digits, and UUIDs that are no text of RFC 4122.
"""

import datetime
import decimal
import io
import math
import struct
import uuid

from fastavro import schemaless_writer
from fastavro.const import NAMED_TYPES
from fastavro.schema import extract_record_type

from plain import branch_name

INTS = [0, -1, 1, 63, 64, -65, 2**31 - 1, -(2**31)]
LONGS = INTS + [2**31, 2**63 - 1, -(2**63)]
DOUBLES = [0.0, -0.0, 0.1, -1.5, 5e-324, 1.7976931348623157e308, math.inf, -math.inf, math.nan]
TEXTS = ["", "a", "ä", "日本", "\U0001f680", "\x00", "a\"b\\c\n", "x" * 70]
KEYS = ["", "a", "b c", "z", "ß", "\U0001f680"]
EPOCH = datetime.datetime(1970, 1, 1)
DAY = datetime.timedelta(days=1)
# A big-decimal is itself Avro: the unscaled value, and the scale.
BIG_DECIMAL = {
    "type": "record",
    "name": "BigDecimal",
    "fields": [{"name": "unscaled", "type": "bytes"}, {"name": "scale", "type": "int"}],
}


class Values:
    # Where a value begins to end.
    DEPTH = 5

    def __init__(self, named, random):
        self.named = named
        self.random = random

    def any(self, schema, depth):
        if isinstance(schema, str) and schema in self.named:
            schema = self.named[schema]
        kind = extract_record_type(schema)
        logical = schema.get("logicalType") if isinstance(schema, dict) else None
        make = LOGICAL.get((kind, logical))
        if make:
            return make(self, schema)
        if kind == "union":
            branch = self.branch(schema, depth)
            return branch_name(branch), self.any(branch, depth + 1)
        if kind in ("record", "error"):
            return {field["name"]: self.any(field["type"], depth + 1) for field in schema["fields"]}
        if kind == "array":
            return [self.any(schema["items"], depth + 1) for _ in range(self.count(depth))]
        if kind == "map":
            # In the order in which our maps are written.
            keys = sorted(self.random.sample(KEYS, self.count(depth)))
            return {key: self.any(schema["values"], depth + 1) for key in keys}
        if kind == "enum":
            return self.random.choice(schema["symbols"])
        if kind == "fixed":
            return self.random.randbytes(schema["size"])
        return PRIMITIVES[kind](self.random)

    def count(self, depth):
        return 0 if depth > self.DEPTH else self.random.randrange(4)

    def branch(self, branches, depth):
        if depth <= self.DEPTH:
            return self.random.choice(branches)
        return min(branches, key=lambda branch: self.height(branch, frozenset()))

    def height(self, schema, within):
        """How deep the least deep value is; infinite within itself."""
        name = schema if isinstance(schema, str) else None
        if isinstance(schema, dict) and schema["type"] in NAMED_TYPES:
            name = schema["name"]
        if name in within:
            return math.inf
        schema = self.named.get(name, schema)
        if isinstance(schema, list):
            return 1 + min(self.height(branch, within) for branch in schema)
        if isinstance(schema, dict) and "fields" in schema:
            within = within | {name}
            heights = [self.height(field["type"], within) for field in schema["fields"]]
            return 1 + max(heights, default=0)
        return 0

    def decimal(self, schema):
        precision, scale = schema.get("precision"), schema.get("scale", 0)
        is_valid = precision and 0 <= scale <= precision
        if not is_valid:
            return self.random.randbytes(schema.get("size", 3))
        digits = self.random.randrange(precision + 1)
        number = self.random.randrange(10**digits) * self.random.choice([1, -1])
        if abs(number).bit_length() % 8 == 0:
            # Of -128 fastavro writes two bytes, where one holds it.
            number = number // 2
        return decimal.Decimal((int(number < 0), tuple(map(int, str(abs(number)))), -scale))

    def big_decimal(self, schema):
        out = io.BytesIO()
        number = self.random.randrange(-(10**30), 10**30)
        unscaled = number.to_bytes((abs(number).bit_length() + 8) // 8, "big", signed=True)
        scale = self.random.randrange(-20, 20)
        schemaless_writer(out, BIG_DECIMAL, {"unscaled": unscaled, "scale": scale})
        return out.getvalue()

    def uuid(self, schema):
        return uuid.UUID(int=self.random.getrandbits(128))

    def date(self, schema):
        return datetime.date.fromordinal(self.random.randint(1, datetime.date.max.toordinal()))

    def moment(self, unit):
        least = (datetime.datetime.min - EPOCH) // unit
        greatest = (datetime.datetime.max - EPOCH) // unit
        return EPOCH + self.random.randint(least, greatest) * unit

    def time(self, unit):
        return (EPOCH + self.random.randrange(DAY // unit) * unit).time()


def instant(moment):
    return moment.replace(tzinfo=datetime.timezone.utc)


MILLIS = datetime.timedelta(milliseconds=1)
MICROS = datetime.timedelta(microseconds=1)

LOGICAL = {
    ("int", "date"): Values.date,
    ("int", "time-millis"): lambda values, _: values.time(MILLIS),
    ("long", "time-micros"): lambda values, _: values.time(MICROS),
    ("long", "timestamp-millis"): lambda values, _: instant(values.moment(MILLIS)),
    ("long", "timestamp-micros"): lambda values, _: instant(values.moment(MICROS)),
    ("long", "local-timestamp-millis"): lambda values, _: values.moment(MILLIS),
    ("long", "local-timestamp-micros"): lambda values, _: values.moment(MICROS),
    ("string", "uuid"): Values.uuid,
    ("bytes", "decimal"): Values.decimal,
    ("fixed", "decimal"): Values.decimal,
    ("bytes", "big-decimal"): Values.big_decimal,
}


def any_float(random):
    return struct.unpack("<f", struct.pack("<f", random.uniform(-1e30, 1e30)))[0]


PRIMITIVES = {
    "null": lambda random: None,
    "boolean": lambda random: random.random() < 0.5,
    "int": lambda random: random.choice(INTS + [random.randint(-(2**31), 2**31 - 1)]),
    "long": lambda random: random.choice(LONGS + [random.randint(-(2**63), 2**63 - 1)]),
    "float": lambda random: random.choice([0.0, -0.0, math.inf, math.nan, any_float(random)]),
    "double": lambda random: random.choice(DOUBLES + [random.uniform(-1e300, 1e300)]),
    "bytes": lambda random: random.randbytes(random.randrange(6)),
    "string": lambda random: random.choice(TEXTS),
}
