"""Writes exports of WordPress for tests."""

import io
import json
from html import escape

from django.core.management import call_command
from PIL import Image

OLD = "https://old.example"
NAMESPACES = (
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"'
)


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def item(
    number, title, content="", *, kind="post", status="publish", slug=None, link=None, meta=None,
    terms=(), excerpt="", date="2015-03-09 22:30:00", gmt="2015-03-10 06:30:00", parent=0,
    password="", creator="admin", url="", comments=0,
):  # fmt: skip
    slug = f"item-{number}" if slug is None else slug
    link = f"{OLD}/2015/03/{slug}/" if link is None else link
    lines = [
        f"<title>{escape(title)}</title><link>{escape(link)}</link>",
        f"<dc:creator>{cdata(creator)}</dc:creator>",
        f"<content:encoded>{cdata(content)}</content:encoded>",
        f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded>",
        f"<wp:post_id>{number}</wp:post_id><wp:post_date>{date}</wp:post_date>",
        f"<wp:post_date_gmt>{gmt}</wp:post_date_gmt><wp:post_name>{slug}</wp:post_name>",
        f"<wp:status>{status}</wp:status><wp:post_parent>{parent}</wp:post_parent>",
        f"<wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>",
    ]
    lines += [f"<wp:attachment_url>{url}</wp:attachment_url>"] if url else []
    lines += [
        f'<category domain="{domain}" nicename="{nicename}">{cdata(name)}</category>'
        for domain, nicename, name in terms
    ]
    lines += [
        f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
        f"<wp:meta_value>{cdata(value)}</wp:meta_value></wp:postmeta>"
        for key, value in (meta or {}).items()
    ]
    lines += [
        f"<wp:comment><wp:comment_id>{n}</wp:comment_id>"
        f"<wp:comment_content>{cdata('said')}</wp:comment_content></wp:comment>"
        for n in range(comments)
    ]
    return f"<item>{''.join(lines)}</item>"


def export(*items, head="", version="1.2", authors=(("admin", "", "The Admin"),)):
    people = "".join(
        f"<wp:author><wp:author_login>{login}</wp:author_login><wp:author_email>{email}"
        f"</wp:author_email><wp:author_display_name>{cdata(name)}</wp:author_display_name>"
        "</wp:author>"
        for login, email, name in authors
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" ?>\n<rss version="2.0" {NAMESPACES}><channel>'
        f"<title>Old Clinic</title><link>{OLD}</link><wp:wxr_version>{version}</wp:wxr_version>"
        f"<wp:base_site_url>{OLD}</wp:base_site_url><wp:base_blog_url>{OLD}</wp:base_blog_url>"
        f"{people}{head}{''.join(items)}</channel></rss>"
    )


def picture(colour="teal"):
    output = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(output, "PNG")
    return output.getvalue()


def written(tmp_path, content, name="export.xml"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def run(path, *arguments):
    output = io.StringIO()
    call_command("import_wordpress", str(path), *arguments, "--format", "json", stdout=output)
    return json.loads(output.getvalue())
