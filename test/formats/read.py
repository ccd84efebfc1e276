"""Reads exports with Python's standard library alone, by the formats' own rules; prints [label, words] of every annotation as JSON."""
import csv, io, json, sys, zipfile
import xml.etree.ElementTree as ET


def units(text, start, end):
    """A stretch counted in UTF-16 code units, as Java and JavaScript count."""
    return text.encode("utf-16-le")[2 * start:2 * end].decode("utf-16-le")


def spacy(path):
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        # What spaCy's Doc(words=…, spaces=…) makes of the tokens must be the text.
        assert "".join(t["text"] + (" " if t["ws"] else "") for t in r["tokens"]) == r["text"], "tokens are not the text"
        for i, t in enumerate(r["tokens"]):
            assert t["id"] == i and r["text"][t["start"]:t["end"]] == t["text"]
        for s in r["spans"]:
            assert r["tokens"][s["token_start"]]["start"] == s["start"] and r["tokens"][s["token_end"]]["end"] == s["end"]
            yield s["label"], r["text"][s["start"]:s["end"]]
        for rel in r["relations"]:
            assert 0 <= rel["head"] < len(r["tokens"]) and 0 <= rel["child"] < len(r["tokens"])


def doccano(path):
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        ids = [e["id"] for e in r["entities"]]
        assert len(set(ids)) == len(ids) and all(isinstance(i, int) for i in ids)
        for e in r["entities"]:
            assert 0 <= e["start_offset"] < e["end_offset"] and e["label"]
            yield e["label"], units(r["text"], e["start_offset"], e["end_offset"])
        assert all(x["from_id"] in ids and x["to_id"] in ids and x["type"] for x in r["relations"])


def labelstudio(path, config):
    view = ET.parse(config).getroot()
    labels = {x.get("value") for x in view.find("Labels")}
    relations = {x.get("value") for x in view.find("Relations")}
    choices = {c.get("name"): {x.get("value") for x in c} for c in view.findall("Choices")}
    assert view.find("Text").get("value") == "$text"
    for task in json.load(open(path, encoding="utf-8")):
        for result in [r for a in task["annotations"] + task["predictions"] for r in a["result"]]:
            if result["type"] == "relation":
                assert set(result["labels"]) <= relations and result["direction"] in ("left", "right", "bi")
                continue
            value = result["value"]
            if result["type"] == "choices":
                assert set(value["choices"]) <= choices[result["from_name"]]
            if result["type"] != "labels":
                continue
            assert set(value["labels"]) <= labels and result["from_name"] == view.find("Labels").get("name") and result["to_name"] == view.find("Text").get("name")
            words = units(task["data"]["text"], value["start"], value["end"])
            assert words == value["text"]
            yield value["labels"][0], words


def conll2003(path):
    """As conlleval reads chunks of IOB2."""
    open_, words = None, []
    for line in open(path, encoding="utf-8").read().split("\n") + [""]:
        cells = line.split(" ")
        tag = cells[-1] if line and not line.startswith("-DOCSTART-") else "O"
        assert not line or len(cells) == 4
        if open_ and not tag == "I-" + open_:
            yield open_, " ".join(words)
            open_, words = None, []
        if tag.startswith("B-"):
            open_, words = tag[2:], []
        assert not tag.startswith("I-") or open_
        if open_:
            words.append(cells[0])


def conllu(path):
    lines = open(path, encoding="utf-8").read().split("\n")
    assert lines[0].startswith("# global.columns = ID FORM") and lines[1].startswith("# global.Entity = ")
    expected, number, text, built = None, 0, None, ""
    for line in lines[2:]:
        if line.startswith("# text = "):
            text, built, number = line[9:], "", 0
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            number += 1
            assert len(cells) == 10 and cells[0] == str(number) and " " not in cells[1]
            misc = dict(m.split("=", 1) for m in cells[9].split("|") if "=" in m)
            built += cells[1] + ("" if misc.get("SpaceAfter") == "No" else " ")
            entity = misc.get("Entity", "")
            assert entity.count("(") >= 0
        elif not line and text is not None:
            assert built.rstrip(" ") == text, (built, text)
            text = None
    assert sum(l.count("(e") for l in lines) == sum(l.count(")") for l in lines if "\t" in l), "brackets do not match"
    yield "brackets", str(sum(l.count("(e") for l in lines))


def cas_json(path):
    cas = json.load(open(path, encoding="utf-8"))
    by_id = {f["%ID"]: f for f in cas["%FEATURE_STRUCTURES"]}
    assert len(by_id) == len(cas["%FEATURE_STRUCTURES"]) and cas["%FEATURE_STRUCTURES"][0]["%TYPE"] == "uima.cas.Sofa"
    view = cas["%VIEWS"]["_InitialView"]
    sofa = by_id[view["%SOFA"]]
    for f in cas["%FEATURE_STRUCTURES"][1:]:
        declared = cas["%TYPES"][f["%TYPE"]]
        for k, v in f.items():
            name = k.lstrip("@")
            assert k.startswith("%") or name in declared or name in ("begin", "end", "sofa", "language"), k
            assert not k.startswith("@") or v in by_id
        assert f["%ID"] in view["%MEMBERS"]
        if f["%TYPE"].endswith("NamedEntity"):
            yield f["value"], units(sofa["sofaString"], f["begin"], f["end"])


def xmi(path, types):
    declared = {t.findtext("{*}name"): {f.findtext("{*}name") for f in t.findall("{*}features/{*}featureDescription")} for t in ET.parse(types).getroot().findall("{*}types/{*}typeDescription")}
    root = ET.parse(path).getroot()
    id_ = "{http://www.omg.org/XMI}id"
    by_id = {e.get(id_): e for e in root if e.get(id_)}
    sofa = next(e for e in root if e.tag.endswith("}Sofa"))
    members = next(e for e in root if e.tag.endswith("}View")).get("members").split()
    for e in root:
        space, name = e.tag[1:].split("}")
        if space == "http:///uima/cas.ecore":
            continue
        features = declared[space.replace("http:///", "").replace(".ecore", "").replace("/", ".") + "." + name]
        assert set(e.keys()) - {id_, "sofa", "begin", "end", "language"} <= features, e.keys()
        assert e.get(id_) in members
        for ref in ("Governor", "Dependent"):
            assert e.get(ref) is None or by_id[e.get(ref)].tag.endswith("NamedEntity")
        if name == "NamedEntity":
            yield e.get("value"), units(sofa.get("sofaString"), int(e.get("begin")), int(e.get("end")))


def tei(path):
    ns = "{http://www.tei-c.org/ns/1.0}"
    root = ET.parse(path).getroot()
    id_ = "{http://www.w3.org/XML/1998/namespace}id"
    by_id = {e.get(id_): e for e in root.iter() if e.get(id_)}
    assert [e.tag.replace(ns, "") for e in root] in (["teiHeader", "standOff", "text"], ["teiHeader", "text"])
    text = "".join(by_id["txt"].itertext())
    for a in root.iter(ns + "annotation"):
        words = []
        for pointer in a.get("target").split():
            of, start, length = pointer.replace("#string-range(", "").rstrip(")").split(",")
            words.append("".join(by_id[of].itertext())[int(start):int(start) + int(length)])
        features = {f.get("name"): f.findtext(ns + "string") for f in by_id[a.get("ana")[1:]]}
        assert all(p.get("target")[1:] in by_id for p in a.iter(ns + "ptr"))
        yield features["label"], " … ".join(words)
    assert text or not list(root.iter(ns + "annotation"))
    for r in root.iter(ns + "relation"):
        assert r.get("active")[1:] in by_id and r.get("passive")[1:] in by_id and " " not in r.get("name")


def refi(path):
    ns = "{urn:QDA-XML:project:1.0}"
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        root = ET.fromstring(z.read("project.qde"))
        order = ["Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links"]
        found = [order.index(e.tag.replace(ns, "")) for e in root]
        assert found == sorted(found)
        guids = [e.get("guid") for e in root.iter() if e.get("guid")]
        assert len(set(guids)) == len(guids)
        codes = {c.get("guid"): c.get("name") for c in root.iter(ns + "Code")}
        selections = {s.get("guid") for s in root.iter(ns + "PlainTextSelection")}
        assert all(l.get("originGUID") in selections and l.get("targetGUID") in selections for l in root.iter(ns + "Link"))
        users = {u.get("guid") for u in root.iter(ns + "User")}
        for source in root.iter(ns + "TextSource"):
            assert source.get("richTextPath") is None
            text = z.read("Sources/" + source.get("plainTextPath").replace("internal://", "")).decode("utf-8")
            assert "\r" not in text and not text.startswith("\ufeff")
            for s in source.iter(ns + "PlainTextSelection"):
                assert s.get("creatingUser") is None or s.get("creatingUser") in users
                yield codes[s.find(ns + "Coding/" + ns + "CodeRef").get("targetGUID")], text[int(s.get("startPosition")):int(s.get("endPosition"))]


def webanno(path):
    lines = open(path, encoding="utf-8", newline="").read().split("\n")
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3" and lines[3] == lines[4] == ""
    columns = sum(len(l.split("|")) - 1 for l in lines if l.startswith("#T_"))
    for line in lines[5:]:
        if not line or line.startswith("#Text="):
            continue
        cells = line.split("\t")
        assert len(cells) == 3 + columns + 1 and cells[-1] == "", cells
        for value in cells[4].replace("\\|", "\0").split("|"):
            if value not in ("_", ""):
                yield value.split("[")[0].replace("\0", "|"), cells[2]


def geojson(path):
    for f in json.load(open(path, encoding="utf-8"))["features"]:
        assert f["type"] == "Feature"
        if f["geometry"] is not None:
            lon, lat = f["geometry"]["coordinates"]
            assert -180 <= lon <= 180 and -90 <= lat <= 90
        for m in f["properties"]["mentions"]:
            yield "place", m["quote"]


def tables(path):
    """The table of annotations, as csv.DictReader has it."""
    for r in csv.DictReader(io.open(path, encoding="utf-8", newline=""), dialect="excel-tab" if path.endswith(".tsv") else "excel"):
        if r["part"] == "content":
            yield r["kind"], r["quote"]


def brat(path, article):
    """Text-bound annotations by brat's own rules: ID, type and fragments in code points, words joined by a space."""
    text = io.open(article, encoding="utf-8", newline="").read()
    ids = set()
    for line in io.open(path, encoding="utf-8", newline="").read().split("\n")[:-1]:
        id_, data = line.split("\t")[:2]
        assert id_[0] in "TRANE#*" and (id_ == "*" or id_ not in ids), line
        ids.add(id_)
        if id_[0] == "T":
            label, places = data.split(" ", 1)
            words = " ".join(text[int(p.split(" ")[0]):int(p.split(" ")[1])] for p in places.split(";"))
            assert words == line.split("\t")[2] and "\n" not in words
            yield label, words
        if id_[0] == "R":
            assert all(part.split(":")[1] in ids for part in data.split(" ")[1:])


def jsonl(path):
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        for a in r["annotations"]:
            for (start, end), (first, last), quote in zip(a["codePoints"], a["spans"], a["quotes"]):
                assert r["text"][start:end] == quote == units(r["text"], first, last)
                yield a["kind"], quote


def w3c(path):
    for item in json.load(open(path, encoding="utf-8"))["first"]["items"]:
        for target in item["target"] if isinstance(item["target"], list) else [item["target"]]:
            if isinstance(target, dict):
                quote = next(s for s in target["selector"] if s["type"] == "TextQuoteSelector")
                place = next(s for s in target["selector"] if s["type"] == "TextPositionSelector")
                assert place["end"] - place["start"] == len(quote["exact"])
                yield item["motivation"], quote["exact"]


def schemaorg(path):
    for node in json.load(open(path, encoding="utf-8"))["@graph"]:
        yield node["@type"], node.get("text") or node.get("name") or ""


READERS = dict(spacy=spacy, doccano=doccano, labelstudio=labelstudio, conll2003=conll2003, conllu=conllu, uima_json=cas_json, uima_xmi=xmi, tei=tei, refi=refi, webanno=webanno, geojson=geojson, linkedplaces=geojson, tsv=tables, csv=tables, brat=brat, jsonl=jsonl, w3c=w3c, schemaorg=schemaorg)
print(json.dumps([list(x) for x in READERS[sys.argv[1].replace("-", "_")](*sys.argv[2:])]))
