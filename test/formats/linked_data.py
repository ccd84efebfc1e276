"""Reads JSON-LD with PyLD and rdflib, contexts from the disk, and prints what the graph says: [predicate, object] of every triple with a literal."""
import json, sys
from pyld import jsonld
import rdflib

path, address, context = sys.argv[1:]
local = json.load(open(context, encoding="utf-8"))


def load(url, options):
    assert url == address, "unexpected context " + url
    return {"contextUrl": None, "documentUrl": url, "document": local, "contentType": "application/ld+json"}


jsonld.set_document_loader(load)
document = json.load(open(path, encoding="utf-8"))
quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
graph = rdflib.ConjunctiveGraph().parse(data=quads, format="nquads")
assert len(graph) > 10
print(json.dumps(sorted([str(p), str(o)] for s, p, o in graph if isinstance(o, rdflib.Literal))))
