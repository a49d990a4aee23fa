"""axe-core in a page: what keeps people with a screen reader, a keyboard or weak eyes from it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page
from static_site import need_site_tools

AXE = Path(__file__).resolve().parents[2] / "website" / "node_modules" / "axe-core" / "axe.min.js"
#: Of axe's four degrees; "minor" and "moderate" are below.
SERIOUS = {"serious", "critical"}
#: A page that has just changed its colours fades from one to the other, and axe would judge a colour between
#: them. What inherits a colour may start to fade when its parent has ended: so again until nothing moves.
SETTLE = """async () => {
    for (let round = 0; round < 100; round++) {
        const moving = document.getAnimations().filter(one => one.playState === "running");
        if (moving.length === 0) return true;
        for (const one of moving) {
            try { one.finish(); } catch { one.cancel(); }  // one without an end cannot be finished
        }
        await new Promise(resolve => setTimeout(resolve));
    }
    return false;
}"""


def serious_faults(page: Page) -> list[str]:
    """Run axe on the page as it is once nothing on it moves.

    Returns
    -------
    list of str
        A line a fault: the rule, where, and what it says.
    """
    need_site_tools(AXE)
    assert page.evaluate(SETTLE), "something on the page keeps moving"
    # Past a page's own content security policy, which keeps scripts out.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    violations = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(r => r.violations)")
    return [
        f"{fault['id']}: {node['html'][:120]}: {node['failureSummary']}"
        for fault in violations
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]
