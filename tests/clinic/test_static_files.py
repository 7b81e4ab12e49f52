import os
import re

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import StaticFilesStorage

from clinic.static_files import (
    ClinicCompressor,
    ClinicStaticFilesStorage,
    JoinError,
    join_modules,
    join_stylesheets,
)


class TestJoinStylesheets:
    def test_puts_each_import_in_its_place(self):
        files = {
            "css/site.css": '/* All. */\n@import url("tokens.css");\n@import url("parts/a.css");\n',
            "css/tokens.css": "@layer base;\n",
            "css/parts/a.css": "/* A. */\n@layer base { a { color: red } }\n",
        }

        joined = join_stylesheets("css/site.css", files.__getitem__)

        assert joined == "@layer base;\n@layer base { a { color: red } }\n"

    def test_keeps_addresses_right_from_the_new_place(self):
        files = {
            "css/site.css": '@import url("parts/a.css");\n',
            "css/parts/a.css": 'a { background: url("../../images/a.svg") url("data:x") }\n',
        }

        joined = join_stylesheets("css/site.css", files.__getitem__)

        assert joined == 'a { background: url("../images/a.svg") url("data:x") }\n'

    def test_refuses_an_import_that_it_cannot_replace(self):
        files = {
            "css/site.css": '@import url("a.css");\n',
            "css/a.css": '@import url("b.css");\n',
        }

        with pytest.raises(JoinError):
            join_stylesheets("css/site.css", files.__getitem__)


class TestJoinModules:
    def test_gives_each_element_a_scope_of_its_own(self):
        files = {
            "js/site.js": "// All.\nimport './elements/a.js';\nimport './elements/b.js';\n",
            "js/elements/a.js": "/**\n * A.\n */\nclass Same {}\n",
            "js/elements/b.js": "class Same {}\n",
        }

        joined = join_modules("js/site.js", files.__getitem__)

        assert joined == "{\nclass Same {}\n}\n{\nclass Same {}\n}\n"

    @pytest.mark.parametrize("line", ["import './b.js';", "export class A {}"])
    def test_refuses_an_element_that_does_not_stand_alone(self, line):
        files = {"js/site.js": "import './a.js';\n", "js/a.js": f"{line}\n"}

        with pytest.raises(JoinError):
            join_modules("js/site.js", files.__getitem__)

    def test_refuses_an_import_that_it_cannot_replace(self):
        files = {"js/site.js": 'import "./a.js";\n', "js/a.js": "class A {}\n"}

        with pytest.raises(JoinError, match=r"import './file\.js'"):
            join_modules("js/site.js", files.__getitem__)


class TestClinicStaticFilesStorage:
    @pytest.fixture
    def storage(self, tmp_path):
        """Collects the project's own files as `collectstatic` does."""
        storage = ClinicStaticFilesStorage(location=tmp_path, base_url="/static/")
        source = StaticFilesStorage(location=settings.BASE_DIR / "static", base_url="/static/")
        paths = {}
        for path in sorted((settings.BASE_DIR / "static").rglob("*")):
            if path.is_file() and "admin" not in path.parts:
                name = path.relative_to(settings.BASE_DIR / "static").as_posix()
                with source.open(name) as file:
                    storage.save(name, file)
                paths[name] = (source, name)
        for name, _, processed in storage.post_process(paths):
            assert not isinstance(processed, Exception), name
        return storage

    def test_serves_one_stylesheet_that_imports_nothing(self, storage):
        with storage.open(storage.stored_name("css/site.css")) as file:
            css = file.read().decode()

        assert "@import" not in css
        assert css.startswith("@layer reset, base, layout, components, utilities;")
        assert ".article__title" in css

    def test_serves_one_module_that_imports_nothing(self, storage):
        with storage.open(storage.stored_name("js/site.js")) as file:
            module = file.read().decode()

        assert not re.search(r"^import", module, re.MULTILINE)
        assert "customElements.define('contents-list'" in module

    def test_names_files_by_their_content(self, storage):
        with storage.open(storage.stored_name("css/site.css")) as file:
            css = file.read().decode()

        assert re.fullmatch(r"css/site\.[0-9a-f]{12}\.css", storage.stored_name("css/site.css"))
        assert re.search(r"fonts/newsreader-latin\.[0-9a-f]{12}\.woff2", css)
        assert "components/article.css" not in storage.hashed_files

    def test_compresses_what_pages_ask_for_and_nothing_twice(self, storage):
        for name in ("css/site.css", "js/site.js"):
            assert storage.exists(f"{storage.stored_name(name)}.br")
            assert storage.exists(f"{storage.stored_name(name)}.gz")
            assert not storage.exists(f"{name}.br")

    def test_imports_every_component_once(self):
        folder = settings.BASE_DIR / "static" / "css"
        imported = re.findall(r'url\("([^"]+)"\)', (folder / "site.css").read_text())
        there = {
            path.relative_to(folder).as_posix()
            for path in folder.rglob("*.css")
            if path.name != "site.css" and path.parent.name != "admin"
        }

        assert sorted(imported) == sorted(there)


class TestClinicCompressor:
    TEXT = "".join(f".class-{number} {{ color: red }}\n" for number in range(2_000)).encode()

    @pytest.fixture
    def root(self, tmp_path):
        for folder in ("css", "wagtailadmin"):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "a.css").write_bytes(self.TEXT)
            (tmp_path / folder / "a.css").chmod(0o644)
        return tmp_path

    def test_takes_its_time_for_our_own_files_alone(self, root):
        compressor = ClinicCompressor({"css"}, str(root), quiet=True)
        for folder in ("css", "wagtailadmin"):
            compressor.compress(str(root / folder / "a.css"))

        assert (root / "css" / "a.css.br").read_bytes() == brotli.compress(self.TEXT)
        quick = (root / "wagtailadmin" / "a.css.br").read_bytes()
        assert quick == brotli.compress(self.TEXT, quality=ClinicCompressor.ADMIN_QUALITY)
        assert quick != brotli.compress(self.TEXT)

    def test_lets_everybody_read_a_copy_who_may_read_the_file(self, root):
        old = os.umask(0o077)
        try:
            copies = ClinicCompressor({"css"}, str(root), quiet=True).compress(
                str(root / "css" / "a.css")
            )
        finally:
            os.umask(old)

        assert len(copies) == 2
        assert {os.stat(copy).st_mode & 0o777 for copy in copies} == {0o644}
