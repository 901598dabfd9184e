"""The files of a folder, as rows and as a list to iterate over."""

from pypeline.kit import Call, Component, Inputs, Options, Outcome, Port, PortType, Template, known, option, procedural

FILE_COLUMNS = {
    "path": "VARCHAR",
    "name": "VARCHAR",
    "folder": "VARCHAR",
    "extension": "VARCHAR",
    "size": "BIGINT",
    "modified_at": "TIMESTAMP",
}


class DirectorySourceOptions(Options):
    path: Template = option("Folder", "Relative to the document", editor="folder", examples=("incoming",))
    pattern: Template = option("Pattern", "Which names, e.g. *.csv or orders_*", default="*")
    recursive: bool = option("Folders inside, too", default=False)
    include_hidden: bool = option("Hidden files, too", "Names that start with a dot", default=False, advanced=True)


@procedural
def listing(options: DirectorySourceOptions, _inputs: Inputs) -> Outcome:
    config = {
        "path": options.path,
        "pattern": options.pattern,
        "recursive": options.recursive,
        "include_hidden": options.include_hidden,
    }
    schemas = {"items": known({"item": "VARCHAR"}), "data": known(FILE_COLUMNS)}
    return Call("pypeline.bodies.directory:files", config, {}, schemas, deterministic=False)


DIRECTORY_SOURCE = Component(
    name="directory_source",
    title="Files of a folder",
    summary="List the files of a folder, to read them one by one or to look at them as rows.",
    category="Sources",
    icon="folder-open",
    outputs=(
        Port("data", "A row for each file, ordered by path"),
        Port("items", "The paths, for a valve with iterate", PortType.LIST),
    ),
    options=DirectorySourceOptions,
    body=listing,
)
