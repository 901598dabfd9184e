"""The fixed parts of a generated script. They hold nothing of a person's."""

PREPARE = '''
def connect() -> duckdb.DuckDBPyConnection:
    """DuckDB in this process, with the pipeline's settings."""
    connection = duckdb.connect(config=SETTINGS)
    connection.execute("SET TimeZone = 'UTC'")
    return connection
'''

WRITE = '''
def write(connection, copy, target, values, mode="overwrite"):
    """Writes beside the target and renames: the file is complete, or not there at all."""
    target = Path(target)
    if mode == "error" and target.exists():
        raise FileExistsError(f"{target} exists already")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part{target.suffix}")
    try:
        rows = connection.execute(copy, {**values, "target": str(part)}).fetchone()[0]
        if part.is_dir() or not part.exists():
            shutil.rmtree(target, ignore_errors=True)
            part.mkdir(exist_ok=True)
        part.replace(target)
    finally:
        if part.is_file():
            part.unlink()
        elif part.is_dir():
            shutil.rmtree(part)
    print(f"{target}: {rows} rows")
'''

APPEND_CSV = '''
def append_csv(connection, copy, copy_without_header, target, values):
    """Puts the new rows behind those that are there, in a new file that replaces the old one."""
    if not Path(target).exists():
        return write(connection, copy, target, values)
    old = Path(target).read_bytes()
    write(connection, copy_without_header, target, values)
    added = Path(target).read_bytes()
    part = Path(target).with_name(f".{Path(target).name}.{os.getpid()}.part")
    part.write_bytes(old + added)
    part.replace(target)
'''

APPEND_PARQUET = '''
def append_parquet(connection, copy, target, values):
    """Puts the new rows behind those that are there, in a new file that replaces the old one."""
    if not Path(target).exists():
        return write(connection, copy, target, values)
    part = Path(target).with_name(f".{Path(target).name}.{os.getpid()}.added.parquet")
    try:
        write(connection, copy, part, values)
        both = "COPY (FROM read_parquet($old) UNION ALL BY NAME FROM read_parquet($new)) TO $target (FORMAT parquet)"
        write(connection, both, target, {"old": str(target), "new": str(part)})
    finally:
        part.unlink(missing_ok=True)
'''

FOUND = '''
def found(*patterns):
    """The files that paths and patterns mean, in order."""
    paths = [path for pattern in patterns for path in (sorted(glob.glob(pattern, recursive=True)) or [pattern])]
    return paths
'''

WRITE_WITH = '''
def write_with(function, config, inputs, target, mode="overwrite"):
    """Lets `function` write beside the target and renames: the file is complete, or not there at all."""
    target = Path(target)
    if mode == "error" and target.exists():
        raise FileExistsError(f"{target} exists already")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part{target.suffix}")
    try:
        rows = function({**config, "path": str(part)}, inputs)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    print(f"{target}: {rows} rows")
'''

LOG_EVENT = '''
def log_event(name, level, text):
    """One event of the log; from info upwards it is shown."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger(name).log(getattr(logging, level), text)
'''

HELPERS = {"found": FOUND, "write_with": WRITE_WITH, "log_event": LOG_EVENT}

CHECK = '''
def check(connection, counts, values, node, rules):
    """Looks at the counts of a check; what is not as expected stops the script, or is only said."""
    broken = []
    for count, (rule, least, most, is_fatal) in zip(connection.execute(counts, values).fetchone(), rules):
        if (least is not None and count < least) or (most is not None and count > most):
            broken.append(is_fatal)
            print(f"{node}: not met by {count}: {rule}")
    if any(broken):
        raise SystemExit(f"{node}: an expectation was not met")
'''

MAIN = """
if __name__ == "__main__":
    main()
"""
