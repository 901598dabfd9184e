"""Procedural bodies, imported only in a child process by dotted name (`pypeline.bodies.MODULE:FUNCTION`).

A body is `function(inputs, config, ctx)`: `inputs` are artifacts by port (`to_arrow()`, `to_pandas()`, `to_polars()`,
`to_dask()`, `reader()` in batches, `n_rows`), `config` is JSON, `ctx` is a `BodyContext` (`staged_file()`, `target`,
`base_dir`, `logger`, `set_global`, `progress`, …). It returns `{port: table or reader}`, or `WrittenRows(n)` (a sink),
or `Answer(json)` (`describe`), or a `Problem`; it may raise `RefusedError`. The stage casts tables to the announced
schemas. A column of type INTERVAL crosses as text in both directions.

| name | config keys | inputs | gives | portable |
| --- | --- | --- | --- | --- |
| python:transform | code, frame, outputs | any | output or more | python, frames |
| python:source | code, frame, outputs | none | data or more | python, frames |
| python:sink | code, frame | any | written | python, frames |
| python:solo | code, outputs | any | nothing, or more | python, frames |
| module:run | module, class_name, options | the module's | the module's | no |
| module:describe | module, class_name | none | answer |  |
| excel:read | file_path or paths, sheet, range, header | none | data | excel |
| excel:describe | the same | none | answer |  |
| excel:write | sheet, header | one | written | excel |
| xml:read | file_path or paths, row_path, namespaces | none | data | xml (text) |
| xml:describe | the same | none | answer |  |
| xml:write | root, row, attributes | one | written | xml |
| pdf:read | file_path or paths, pages, table, header, strategy | none | data | pdf (text) |
| pdf:describe | the same | none | answer |  |
| directory:files | path, pattern, recursive, include_hidden | none | data, items | directory |
| markdown:write | title, null | one | written | markdown |
| chart:write | spec or mark, x, y, color, size; title, width, height, format, max_rows, scale | one | written | chart |
| solo:log, solo:warn, solo:fail | message; level | none | nothing | no |
| solo:wait | seconds | none | nothing | no |
| solo:set_values | values | none | nothing (globals) | no |
| solo:items | items | none | items | no |
| log:rows | rows, message, format, level | one | written | log |

A portable body's core is a plain function `(config, {port: table or reader}) -> {port: table} | rows written` in
`bodies/portable/NAME.py`: `read_excel`, `write_excel`, `read_xml`, `write_xml`, `read_pdf`, `write_markdown`,
`write_chart`, `list_files`, `log_text` (which gives the text), `run_code`. Its file imports the standard library and
third-party packages only and may be copied whole;
there config has `paths` instead of `file_path`, and a writer's has `path`. "(text)": the core gives text columns, which
the emitted script casts to the bound schema. An answer is `{"columns": [{"name", "type"}], "detected": {…}}`.
"""
