"""spec/execution.md C10: context file < PYPE_CONTEXT_X < --set context.x=…"""

import pytest

CHOSEN = (("configs: {file_path: orders.parquet}", 'configs: {file_path: "{{context.file}}"}'),)


@pytest.fixture
def document(edited, folder):
    (folder / "context").mkdir()
    return edited(*CHOSEN)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("prod.json", '{"file": "orders.parquet"}'),
        ("prod.yaml", "file: orders.parquet"),
        ("prod.env", '# ours\nexport file="orders.parquet"\n'),
    ],
)
def test_a_context_comes_from_a_file_beside_the_document(pype, folder, document, name, text):
    (folder / "context" / name).write_text(text)
    said = pype("run", document, "--context", "prod")
    assert said.code == 0, said.err


def test_the_context_called_default_needs_no_naming(pype, folder, document):
    (folder / "context/default.json").write_text('{"file": "orders.parquet"}')
    assert pype("run", document).code == 0


def test_the_environment_wins_over_the_file(pype, folder, document, monkeypatch):
    (folder / "context/default.json").write_text('{"file": "nowhere.parquet"}')
    monkeypatch.setenv("PYPE_CONTEXT_FILE", "orders.parquet")
    assert pype("run", document).code == 0


def test_set_wins_over_the_environment(pype, document, monkeypatch):
    monkeypatch.setenv("PYPE_CONTEXT_FILE", "nowhere.parquet")
    assert pype("run", document, "--set", "context.file=orders.parquet").code == 0


def test_nested_names_are_reached_with_a_dot(pype, folder, edited):
    (folder / "context").mkdir()
    (folder / "context/default.yaml").write_text("files: {orders: orders.parquet}")
    path = edited((CHOSEN[0][0], 'configs: {file_path: "{{context.files.orders}}"}'))
    assert pype("run", path).code == 0


def test_a_context_that_is_not_there_names_those_that_are(pype, folder, document):
    (folder / "context/prod.json").write_text("{}")
    said = pype("run", document, "--context", "prd")
    assert said.code == 2
    assert "error[P804]: there is no context prd\n  try: there are: prod" in said.err


def test_a_context_cannot_be_read_from_outside_its_folder(pype, folder, document):
    (folder / "secret.json").write_text('{"file": "orders.parquet"}')
    assert pype("run", document, "--context", "../secret").code == 2


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("bad.json", "{", "P102"),
        ("bad.json", "[1]", "P108"),
        ("bad.yaml", "a: &x 1\nb: *x", "P104"),
        ("bad.env", "no equals sign", "P102"),
    ],
)
def test_a_context_that_cannot_be_read_is_a_located_problem(pype, folder, document, name, text, code):
    (folder / "context" / name).write_text(text)
    said = pype("run", document, "--context", "bad")
    assert said.code == 2
    assert f"error[{code}]" in said.err
    assert f"at: context/{name}:1" in said.err
