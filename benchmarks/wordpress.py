"""How long an import from WordPress takes, and how much memory.

    python -m benchmarks.wordpress 1000

Writes an export of so many posts (600 words each, links among them), imports it into a database of
its own with `--publish`, and prints seconds and megabytes. The promise: 10 000 posts without media
in at most 20 minutes and 500 MB.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WORDS = ("sleep", "rest", "breath", "night", "light", "walk", "water", "food", "trial", "dose")
HEAD = (
    '<rss version="2.0"><channel><title>Old</title><link>http://old.example</link>'
    "<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>http://old.example</wp:base_blog_url>"
)


def post(number: int, count: int, chance: random.Random) -> str:
    """Returns a post as an export holds it."""
    paragraphs = "\n\n".join(" ".join(chance.choices(WORDS, k=100)) for _ in range(6))
    link = f'<a href="http://old.example/post-{chance.randint(1, count)}/">more</a>'
    return (
        f"<item><title>Post {number}</title><link>http://old.example/post-{number}/</link>"
        f"<wp:post_id>{number}</wp:post_id><wp:post_name>post-{number}</wp:post_name>"
        "<wp:post_date_gmt>2015-03-10 06:30:00</wp:post_date_gmt><wp:status>publish</wp:status>"
        f"<wp:post_type>post</wp:post_type><content:encoded><![CDATA[{paragraphs} {link}]]>"
        "</content:encoded></item>"
    )


def processor() -> float:
    """Returns the seconds of processor that the programs started here have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measures one import."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xml"
        with path.open("w") as file:
            file.write(HEAD)
            file.writelines(post(number, count, chance) for number in range(1, count + 1))
            file.write("</channel></rss>")
        here = {**os.environ, "DJANGO_SETTINGS_MODULE": "clinic.settings.dev",
                "DATABASE_URL": f"sqlite:///{folder}/site.db", "VAR_DIR": folder}  # fmt: skip
        run = [sys.executable, "manage.py"]
        quiet = subprocess.DEVNULL
        subprocess.run([*run, "migrate", "-v", "0"], env=here, check=True, stdout=quiet)
        begin = [*run, "shell", "-c", "from clinic.new_site import *; create_skeleton('Clinic')"]
        subprocess.run(begin, env=here, check=True, stdout=quiet)
        began, before = time.monotonic(), processor()
        command = [*run, "import_wordpress", str(path), "--publish"]
        subprocess.run(command, env=here, check=True, stdout=quiet)
        seconds, worked = time.monotonic() - began, processor() - before
    megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{count} posts: {seconds:.1f} s ({worked:.1f} s of one processor, "
        f"{worked / count * 1000:.0f} ms a post), {megabytes:.0f} MB at most"
    )


if __name__ == "__main__":
    main()
