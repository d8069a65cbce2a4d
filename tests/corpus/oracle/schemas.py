"""Schema files as schemas that fastavro takes: one schema that needs no other file.

fastavro reads one schema, in which each type is defined before it is used. Files are more: lists of
types in any order, protocols, and references to other files.
"""

import json

PRIMITIVES = {"null", "boolean", "int", "long", "float", "double", "bytes", "string"}
NAMED = {"record", "error", "enum", "fixed"}


def schema_of(files, name):
    """The schema of the first file as it is written, or a type that a file defines."""
    nodes = [json.loads(text) for text in files]
    if name is None and len(files) == 1:
        return nodes[0]
    bundle = Bundle()
    for node in nodes:
        bundle.collect(node, "")
    if name is None:
        return bundle.whole(nodes[0], "")
    return bundle.whole(*bundle.definitions[name])


def split(node, namespace):
    """The namespace and the simple name that a definition has in a namespace."""
    if "." in node["name"]:
        return node["name"].rsplit(".", 1)
    return node.get("namespace", namespace), node["name"]


def join(namespace, name):
    return f"{namespace}.{name}" if namespace else name


class Bundle:
    """Definitions of several files, by fullname, with the namespace that each stands in."""

    def __init__(self):
        self.definitions = {}
        self.seen = set()

    def collect(self, node, namespace):
        if isinstance(node, list):
            for part in node:
                self.collect(part, namespace)
        elif isinstance(node, dict) and "protocol" in node:
            protocol = {"name": node["protocol"], **node}
            namespace = split(protocol, "")[0]
            self.collect(node.get("types", []), namespace)
            for message in node.get("messages", {}).values():
                self.collect([field["type"] for field in message["request"]], namespace)
                self.collect(message.get("response"), namespace)
                self.collect(message.get("errors"), namespace)
        elif isinstance(node, dict) and isinstance(node["type"], (dict, list)):
            self.collect(node["type"], namespace)
        elif isinstance(node, dict) and node["type"] in NAMED:
            inner, name = split(node, namespace)
            self.definitions.setdefault(join(inner, name), (node, namespace))
            for field in node.get("fields", []):
                self.collect(field["type"], inner)
        elif isinstance(node, dict):
            self.collect(node.get("items"), namespace)
            self.collect(node.get("values"), namespace)

    def whole(self, node, namespace):
        """The schema with each type defined where it is used first."""
        if isinstance(node, list):
            return [self.whole(part, namespace) for part in node]
        if isinstance(node, str):
            return node if node in PRIMITIVES else self.named(node, namespace)
        kind = node["type"]
        if isinstance(kind, (dict, list)):
            return self.whole(kind, namespace)
        if kind == "array":
            return {**node, "items": self.whole(node["items"], namespace)}
        if kind == "map":
            return {**node, "values": self.whole(node["values"], namespace)}
        if kind in NAMED:
            return self.definition(node, namespace)
        return node if kind in PRIMITIVES else self.named(kind, namespace)

    def named(self, name, namespace):
        full = name if "." in name else join(namespace, name)
        if full not in self.definitions:
            # A name of the null namespace, as Java looks it up too.
            full = name
        return self.whole(*self.definitions[full])

    def definition(self, node, namespace):
        inner, name = split(node, namespace)
        full = join(inner, name)
        if full in self.seen:
            return full
        self.seen.add(full)
        copy = {**node, "name": name, "namespace": inner}
        if "fields" in node:
            copy["fields"] = [
                {**field, "type": self.whole(field["type"], inner)} for field in node["fields"]
            ]
        return copy
