# Reads each CSV file named in the arguments with Python's csv module and prints {name: rows} as JSON.
import csv, json, sys

csv.field_size_limit(10_000_000)
tables = {}
for path in sys.argv[1:]:
    with open(path, encoding="utf-8", newline="") as file:
        tables[path] = list(csv.reader(file, strict=True))
sys.stdout.buffer.write(json.dumps(tables).encode("utf-8"))
