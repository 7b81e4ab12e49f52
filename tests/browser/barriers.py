"""What axe finds on a page that is open.

Rules: WCAG 2.0 to 2.2, levels A and AA, and axe's best practices
(https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md).
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
RULES = (*WCAG, "best-practice")
SOURCE = Axe().axe_script
RUN = """async ([place, rules]) => {
  const options = { runOnly: rules, resultTypes: ['violations'] };
  const { violations } = await axe.run(place || document, options);
  return violations.map(({ id, help, nodes }) =>
    `${id}: ${help} ${JSON.stringify(nodes.map(node => node.target))}`);
}"""


def barriers(tab: Page, place: str = "", rules: tuple[str, ...] = RULES) -> list[str]:
    """Returns what axe finds, one line each.

    Only that comes back from the browser: what axe passes is a hundred times as much.

    Args:
        tab: the page; it is given axe when it has not got it yet.
        place: a selector of the part that is looked at; empty for all of the page.
        rules: the tags of the rules to run.
    """
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(SOURCE)
    return list(tab.evaluate(RUN, [place, list(rules)]))
