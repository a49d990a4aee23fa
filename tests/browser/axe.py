"""axe-core in a page: what keeps people with a screen reader, a keyboard or weak eyes from it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from static_site import need_site_tools

AXE = Path(__file__).resolve().parents[2] / "website" / "node_modules" / "axe-core" / "axe.min.js"
#: Of axe's four degrees; "minor" and "moderate" are below.
SERIOUS = {"serious", "critical"}


def serious_faults(page: Page) -> list[str]:
    """Run axe on the page as it is.

    Returns
    -------
    list of str
        A line a fault: the rule, where, and what it says.
    """
    need_site_tools(AXE)
    # Past a page's own content security policy, which keeps scripts out.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    return [
        f"{fault['id']}: {node['html'][:120]}: {node['failureSummary']}"
        for fault in violations
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]
