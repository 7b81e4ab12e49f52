import pytest

from articles.blocks import ArticleBodyBlock
from home.blocks import HomeBodyBlock
from home.care_blocks import StandardBodyBlock

pytestmark = pytest.mark.long

BLOCKS = [
    pytest.param(block, id=f"{kind.__name__}-{name}")
    for kind in (StandardBodyBlock, HomeBodyBlock)
    for name, block in kind().child_blocks.items()
]


class TestStyleGuide:
    def test_shows_every_block(self, admin_client, clinic_site):
        html = admin_client.get("/admin/style-guide/").content.decode()

        for name in ArticleBodyBlock().child_blocks:
            assert f'id="article-{name}' in html
        for name in HomeBodyBlock().child_blocks:
            assert f'id="front-{name}' in html
        for name in ("booking", "contact", "hours", "getting_here", "fees", "insurance"):
            assert f'id="care-{name}' in html
        assert 'role="doc-noteref"' in html
        assert "for an emergency" in html

    def test_is_for_people_who_are_signed_in(self, client, clinic_site):
        assert client.get("/admin/style-guide/").status_code == 302


class TestPreviews:
    @pytest.mark.parametrize("block", BLOCKS)
    def test_show_each_block_in_the_chooser(self, block, admin_client, clinic_site):
        response = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})

        assert block.is_previewable
        assert block.get_description() or block.name == "paragraph"
        assert "css/site.css" in response.content.decode()
        assert response.status_code == 200
